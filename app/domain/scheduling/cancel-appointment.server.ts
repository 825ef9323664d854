import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type AppointmentState, isLate, standing } from "./appointment.ts";
import {
  type Booking,
  type BookingRow,
  type By,
  bookingRowAlone,
  offerFreed,
  orderMail,
} from "./booking-row.server.ts";

/**
 * Cancels an appointment. Before the cut-off of its own terms it costs nothing; after it the policy bites, which is said before it does. A
 * member's own cancelling never costs the family anything, unless she says that it was late. The system cancels for somebody whose calendar
 * said no, and never late: that a fee applies, a person has to know.
 *
 * @param how.knowsItIsLate the family has read that the policy bites, and goes on
 * @param how.late a member's word: the family told her late
 * @throws Refusal "gone", "stale", "not now" for one that no longer stands, or for a late one without the family's word
 */
export async function cancelAppointment(
  tx: Tx,
  by: Exclude<By, { kind: "visitor" }>,
  how: { id: string; sequence: number; knowsItIsLate?: boolean; late?: boolean },
): Promise<Booking> {
  const row = await bookingRowAlone(tx, how.id);
  if (row.state.startsWith("cancelled") && row.sequence === how.sequence + 1) return row;
  if (!standing(row.state)) throw new Refusal("not now", "This session can’t be cancelled any more.");
  if (row.sequence !== how.sequence)
    throw new Refusal("stale", "This session has changed meanwhile. Look at it again.");
  const now = await instant(tx);
  const state = stateAfter(row, by, how, now);
  const cancelled = { state, sequence: row.sequence + 1, movedAt: now };
  const { numUpdatedRows } = await tx
    .updateTable("appointment")
    .set(cancelled)
    .where("id", "=", row.id)
    .where("sequence", "=", row.sequence)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "There is no such session.");
  await orderMail(tx, row, now, [
    ["appointment cancelled", "guardian"],
    ["appointment cancelled", "coach"],
  ]);
  await offerFreed(tx, row.id);
  return { ...row, ...cancelled };
}

function stateAfter(
  row: BookingRow,
  by: By,
  how: { knowsItIsLate?: boolean; late?: boolean },
  now: Date,
): AppointmentState {
  // What nobody has said yes to binds nobody.
  if (row.state === "requested") return "cancelled";
  if (by.kind === "member") return how.late ? "cancelled late" : "cancelled";
  if (!isLate(row, now)) return "cancelled";
  if (how.knowsItIsLate) return "cancelled late";
  throw new Refusal(
    "not now",
    "The time for cancelling freely is over. Read what applies now, then decide.",
    "knowsItIsLate",
  );
}
