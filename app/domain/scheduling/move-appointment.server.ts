import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { isLate, standing } from "./appointment.ts";
import {
  type Booking,
  type BookingRow,
  type By,
  bookingRowAlone,
  orderMail,
  overlaps,
  whatIsPromised,
} from "./booking-row.server.ts";
import { TimeTaken } from "./time-taken.ts";

/**
 * Moves an appointment to another time of the same coach. It stays the same row, so price, policy, payment and credit come along; old
 * reminders are replaced. In the same step as booking: whoever moves meets everything that the page promised.
 *
 * @param to.sequence the appointment's, as the form showed it
 * @param to.anyTime a member's: outside of offered times too
 * @returns the appointment; the same one when this form was sent before
 * @throws TimeTaken; Refusal "gone", "stale", "not now" for one that no longer stands, or after the cut-off
 */
export async function moveAppointment(
  tx: Tx,
  by: Exclude<By, { kind: "visitor" }>,
  to: { id: string; sequence: number; startsAt: Date; readerZone?: string; anyTime?: boolean },
): Promise<Booking> {
  const row = await bookingRowAlone(tx, to.id);
  if (row.startsAt.getTime() === to.startsAt.getTime() && row.sequence === to.sequence + 1) return row;
  if (!standing(row.state)) throw new Refusal("not now", notStanding(row));
  if (row.sequence !== to.sequence) throw new Refusal("stale", "This session has changed meanwhile. Look at it again.");
  const anyTime = by.kind === "member" && to.anyTime === true;
  const wanted = {
    serviceId: row.serviceId,
    memberId: row.memberId,
    startsAt: to.startsAt,
    leavingOut: row.id,
    anyTime,
  };
  const { now } = await whatIsPromised(tx, wanted);
  if (by.kind !== "member" && isLate(row, new Date(now))) {
    throw new Refusal("not now", "It is too close to be moved here. Write to your coach, or cancel it.");
  }
  // Its own length and buffers, as they were promised.
  const away = to.startsAt.getTime() - row.startsAt.getTime();
  const shifted = (at: Date) => new Date(at.getTime() + away);
  const moved = {
    startsAt: to.startsAt,
    endsAt: shifted(row.endsAt),
    takenFrom: shifted(row.takenFrom),
    takenUntil: shifted(row.takenUntil),
    sequence: row.sequence + 1,
    movedAt: new Date(now),
    askedToMoveAt: null,
    ...(to.readerZone ? { readerZone: to.readerZone } : {}),
  };
  const { numUpdatedRows } = await tx
    .updateTable("appointment")
    .set(moved)
    .where("id", "=", row.id)
    .where("sequence", "=", row.sequence)
    .executeTakeFirstOrThrow()
    .catch((error) => {
      throw overlaps(error) ? new TimeTaken([]) : error;
    });
  if (numUpdatedRows === 0n) throw new Refusal("gone", "There is no such session.");
  const booking = { ...row, ...moved };
  if (row.state === "booked") {
    const told = [
      ["appointment moved", "guardian"],
      ["appointment moved", "coach"],
    ] as const;
    await orderMail(tx, booking, new Date(now), told, row.reminders);
  } else
    await orderMail(tx, booking, new Date(now), [
      ["appointment asked for", by.kind === "member" ? "guardian" : "coach"],
    ]);
  return booking;
}

function notStanding(row: BookingRow): string {
  if (row.state.startsWith("cancelled")) return "This session was cancelled, so it can’t be moved. Book a new one.";
  if (row.state === "held") return "This time is still being held. Finish booking it first.";
  return "This session can’t be moved any more.";
}
