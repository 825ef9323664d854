import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { isLate, standing } from "./appointment.ts";
import { type BookingRow, type By, bookingRowAlone, orderMail } from "./booking-row.server.ts";
import type { CalendarAnswer } from "./calendar-files/read.server.ts";
import { cancelAppointment } from "./cancel-appointment.server.ts";

/** What became of an answer, in a word for counting. */
export type AnswerTaken = "cancelled" | "asked about" | "comes" | "somebody else" | "out of date";

/**
 * Takes what a calendar answered to an invitation, as the system. Many cancel by deleting the entry, so a no in time cancels, as the link in
 * the mail would; both are told, and she reads how to undo a slip. A no that would cost something, or that is not surely hers, changes
 * nothing: she is asked, and her coach knows.
 *
 * @param answer.provedSender the address that the mail surely comes from; nothing when that can't be told
 */
export async function takeCalendarAnswer(
  tx: Tx,
  by: Extract<By, { kind: "system" }>,
  answer: CalendarAnswer & { provedSender: string | undefined },
): Promise<AnswerTaken> {
  const row = await bookingRowAlone(tx, answer.appointmentId);
  const now = await instant(tx);
  if (!standing(row.state) || answer.sequence < row.sequence || row.startsAt <= now) return "out of date";
  if (!(await addressesOf(tx, row)).includes(answer.attendee)) return "somebody else";
  if (!answer.declined) return "comes";
  const proved = answer.provedSender === answer.attendee;
  if (proved && (row.state === "requested" || !isLate(row, now))) {
    await cancelAppointment(tx, by, { id: row.id, sequence: row.sequence });
    return "cancelled";
  }
  if (!(await askedBefore(tx, row))) {
    await orderMail(tx, row, now, [
      ["declined in calendar", "guardian"],
      ["declined in calendar", "coach"],
    ]);
  }
  return "asked about";
}

/** Where her invitation may have gone. */
async function addressesOf(tx: Tx, row: BookingRow): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select lower(identity.address_of(g.person_id)) as email from guardian g where g.id = ${row.guardianId}
    union select lower(c.email) from guardian_contact c where c.guardian_id = ${row.guardianId} and c.email <> ''`.execute(
    tx,
  );
  return rows.map(({ email }) => email);
}

/** Calendars say the same no several times. */
async function askedBefore(tx: Tx, row: BookingRow): Promise<boolean> {
  const asked = await tx
    .selectFrom("outgoingEmail")
    .select("id")
    .where("aboutId", "=", row.id)
    .where("aboutSequence", "=", row.sequence)
    .where("kind", "=", "declined in calendar")
    .limit(1)
    .executeTakeFirst();
  return asked !== undefined;
}
