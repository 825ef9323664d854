import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import {
  type Booking,
  type By,
  bookingRow,
  bookingRowAlone,
  offerFreed,
  orderMail,
  overlaps,
} from "./booking-row.server.ts";

/**
 * Books what was held: a payment that arrived (as the system), or a freed time that its guardian takes. Money that arrives after the hold
 * has lapsed books again if the time is still free.
 *
 * @returns the booking; the same when it was booked before
 * @throws Refusal "gone"; "not now" when the hold has lapsed (for the system: and the time is gone, so that the money goes back)
 */
export async function bookHeld(tx: Tx, by: Exclude<By, { kind: "visitor" | "link" }>, id: string): Promise<Booking> {
  const row = await bookingRowAlone(tx, id);
  if (row.state === "booked") return row;
  const again = by.kind === "system" && row.state === "expired";
  if (row.state !== "held" && !again) throw new Refusal("not now", "This time is not held for you any more.");
  const now = await instant(tx);
  if (row.startsAt <= now) throw new Refusal("not now", "This time has passed.");
  const booked = { state: "booked" as const, sequence: row.sequence + 1, movedAt: now };
  await tx
    .updateTable("appointment")
    .set(booked)
    .where("id", "=", id)
    .where("state", "=", row.state)
    .execute()
    .catch((error) => {
      throw overlaps(error) ? new Refusal("not now", "This time has been taken meanwhile.") : error;
    });
  await tx
    .updateTable("waiting")
    .set({ state: "taken", movedAt: now })
    .where("offeredId", "=", id)
    .where("state", "=", "offered")
    .execute();
  const told = [
    ["appointment booked", "guardian"],
    ["appointment booked", "coach"],
  ] as const;
  await orderMail(tx, row, now, told, row.reminders);
  return { ...row, ...booked };
}

/**
 * Lets go of a held time: its guardian does not want it, or, as the system, its hold has lapsed. The next who waits is asked.
 *
 * @returns false when there was nothing to let go of any more, or not yet
 */
export async function letHoldGo(tx: Tx, by: Exclude<By, { kind: "visitor" }>, id: string): Promise<boolean> {
  const before = await bookingRow(tx, id);
  const row = await bookingRowAlone(tx, id);
  const now = await instant(tx);
  if (row.state === "held" && by.kind !== "system") {
    const expired = { state: "expired", sequence: row.sequence + 1, movedAt: now };
    await tx.updateTable("appointment").set(expired).where("id", "=", id).where("state", "=", "held").execute();
  } else if (row.state !== "expired") return false;
  // Whoever met a lapsed hold first has freed its time already; the offer behind it ends here.
  const passed = by.kind === "link" ? undefined : await passOffer(tx, id, now);
  const letGo = before.state === "held";
  if (letGo || passed) await offerFreed(tx, id);
  return letGo;
}

async function passOffer(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("waiting")
    .set({ state: "passed", movedAt: now })
    .where("offeredId", "=", id)
    .where("state", "=", "offered")
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
