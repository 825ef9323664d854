import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { hashOf, linkToken } from "../identity/tokens.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import type { AppointmentState, Pays } from "./appointment.ts";
import { enqueue } from "./enqueue.server.ts";
import type { Scheduling, Service, Slot } from "./offered.ts";
import { minute } from "./offsets.ts";
import { schedulingOf, slotsOf } from "./scheduling-of.server.ts";
import { TimeTaken } from "./time-taken.ts";

/** Who acts on an appointment. A guard's actor fits. */
export type By =
  | { kind: "member"; practiceId: string; memberId: string; roles: readonly string[] }
  | { kind: "guardian"; practiceId: string; guardianId: string; familyId: string }
  | { kind: "visitor"; practiceId: string }
  | { kind: "link"; practiceId: string; appointmentId: string }
  | { kind: "system"; practiceId: string };

/** What every verb hands back of an appointment. */
export type Booking = {
  id: string;
  memberId: string;
  state: AppointmentState;
  startsAt: Date;
  endsAt: Date;
  sequence: number;
};

/** An appointment as verbs read it, with the terms that it was booked under. */
export type BookingRow = Booking & {
  serviceId: string;
  guardianId: string | null;
  familyId: string | null;
  takenFrom: Date;
  takenUntil: Date;
  heldUntil: Date | null;
  pays: Pays;
  cutoff: number;
  lateFee: number;
  currency: string;
  reminders: number[];
  bookedBy: string;
};

/**
 * Waits until nobody else books with this coach, and frees what was held too long. What is read after this, nobody changes before the end
 * of the transaction.
 */
export async function takeCalendar(tx: Tx, memberId: string): Promise<void> {
  await sql`select take_calendar(${memberId})`.execute(tx);
}

/** @throws Refusal "gone" when there is no such appointment for this actor */
export async function bookingRow(tx: Tx, id: string): Promise<BookingRow> {
  const row = await tx
    .selectFrom("appointment")
    .select([
      "id",
      "memberId",
      "serviceId",
      "guardianId",
      "familyId",
      "state",
      "startsAt",
      "endsAt",
      "takenFrom",
      "takenUntil",
    ])
    .select(["heldUntil", "pays", "cutoff", "lateFee", "currency", "reminders", "sequence", "bookedBy"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refusal("gone", "There is no such session.");
  return { ...row, state: row.state as AppointmentState, pays: row.pays as Pays };
}

/**
 * The same appointment again, with its coach's calendar taken: what is decided on it now holds.
 *
 * @throws Refusal "gone"
 */
export async function bookingRowAlone(tx: Tx, id: string): Promise<BookingRow> {
  const { memberId } = await bookingRow(tx, id);
  await takeCalendar(tx, memberId);
  return bookingRow(tx, id);
}

const near = 7 * 24 * 60 * minute;

/**
 * What the page promised, checked once more: is this time offered to this actor?
 *
 * @param of.anyTime a member's word: only what is taken stands against it
 * @returns what the booking copies its terms from
 * @throws TimeTaken with what is free near it; Refusal "gone" when this actor may not book the service
 */
export async function whatIsPromised(
  tx: Tx,
  of: { serviceId: string; memberId: string; startsAt: Date; leavingOut?: string; anyTime?: boolean },
): Promise<Scheduling> {
  const at = of.startsAt.getTime();
  const window = { from: at - near, until: at + near };
  const { serviceId, memberId: coach, leavingOut } = of;
  const scheduling = await schedulingOf(tx, { serviceId, coach, window, ...(leavingOut ? { leavingOut } : {}) });
  if (!scheduling || scheduling.coaches.length === 0) throw new Refusal("gone", "That can’t be booked here any more.");
  if (of.anyTime && at <= scheduling.now)
    throw new Refusal("not so", "That time has passed. Choose a later one.", "day");
  if (of.anyTime || slotsOf(scheduling, { from: at, until: at + 1 }).length > 0) return scheduling;
  throw new TimeTaken(nearest(scheduling, at));
}

/** What is free around a time: at most twelve, the nearest, in order. */
export function nearest(scheduling: Scheduling, at: number): Slot[] {
  return slotsOf(scheduling, { from: at - near, until: at + near })
    .toSorted((one, other) => Math.abs(one.startsAt - at) - Math.abs(other.startsAt - at))
    .slice(0, 12)
    .toSorted((one, other) => one.startsAt - other.startsAt);
}

/** Copies a service's terms and times onto a new row. */
export function termsOf(service: Service, startsAt: Date) {
  const endsAt = new Date(startsAt.getTime() + service.minutes * minute);
  return {
    startsAt,
    endsAt,
    takenFrom: new Date(startsAt.getTime() - service.bufferBefore * minute),
    takenUntil: new Date(endsAt.getTime() + service.bufferAfter * minute),
    place: service.place,
    seats: service.seats,
    pays: service.pays,
    price: service.price,
    currency: service.currency,
    lateFee: service.lateFee,
    cutoff: service.cutoff,
    reminders: [...service.reminders],
  };
}

/** What is stored of the link to an appointment; the mail derives the link itself. */
export const linkHash = (secret: string, appointmentId: string): Buffer =>
  hashOf(linkToken(secret, "appointment", appointmentId));

/** A mail about an appointment, and to whom. */
export type MailKind =
  | "appointment asked for"
  | "appointment booked"
  | "appointment moved"
  | "appointment cancelled"
  | "appointment declined"
  | "appointment reminder"
  | "appointment missed"
  | "time offered"
  | "asked to move"
  | "asked to talk about"
  | "declined in calendar";

/**
 * Orders mail about an appointment as it is now. What waits to tell of an older time is cancelled first; reminders that would have been due
 * already are left out. Whoever comes is asked in the afternoon before what she wants to talk about.
 *
 * @param kinds what to tell at once, and whom: the coach, whoever comes, or one of them by her guardian id
 * @param reminders minutes before, for one that is booked
 */
export async function orderMail(
  tx: Tx,
  booking: { id: string; startsAt: Date },
  now: Date,
  kinds: readonly (readonly [kind: MailKind, to: "guardian" | "coach" | (string & {})])[],
  reminders?: readonly number[],
): Promise<void> {
  const orders: { id: string; kind: MailKind; to: string; due?: string }[] = kinds.map(([kind, to]) => ({
    id: newId(),
    kind,
    to,
    due: now.toISOString(),
  }));
  if (reminders) {
    // For all who come, unless only one of them is told.
    const to = kinds.find(([, reader]) => reader !== "coach")?.[1] ?? "guardian";
    for (const before of reminders) {
      const due = new Date(booking.startsAt.getTime() - before * minute);
      if (due > now) orders.push({ id: newId(), kind: "appointment reminder", to, due: due.toISOString() });
    }
    orders.push({ id: newId(), kind: "asked to talk about", to });
  }
  await sql`select order_appointment_mail(${booking.id}, ${JSON.stringify(orders)}::jsonb)`.execute(tx);
}

/** The worker lets go of a hold when its time is over. */
export const lapseLater = (tx: Tx, appointmentId: string, heldUntil: Date): Promise<void> =>
  enqueue(tx, "lapse-hold", appointmentId, heldUntil);

/** The worker offers a freed time to those who wait. */
export const offerFreed = (tx: Tx, appointmentId: string): Promise<void> =>
  enqueue(tx, "offer-freed-time", appointmentId);

/** Is this the database's word that two sessions of a coach overlap? */
export const overlaps = (error: unknown): boolean =>
  error instanceof Error && "constraint" in error && error.constraint === "appointment_one_at_a_time";
