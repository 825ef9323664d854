import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { folded } from "../words.ts";
import { type AppointmentState, firstState } from "./appointment.ts";
import {
  type Booking,
  type By,
  lapseLater,
  linkHash,
  nearest,
  orderMail,
  takeCalendar,
  termsOf,
  whatIsPromised,
} from "./booking-row.server.ts";
import type { Question, Scheduling, Service } from "./offered.ts";
import { minute } from "./offsets.ts";
import { TimeTaken } from "./time-taken.ts";

/** Somebody who books on the public page: all that is known of her. */
export type Inquirer = { name: string; email: string; phone: string; language: string };

export type BookingValues = {
  /** Made with the form: the same key is the same booking, whatever else is sent with it. */
  key: string;
  serviceId: string;
  /** The coach whose time the page showed. */
  coachId: string;
  startsAt: Date;
  /** In which zone the person reads this booking. */
  readerZone: string;
  answers: Readonly<Record<string, string>>;
  toTalkAbout: string;
  /** For a member: whom she books for. */
  guardianId?: string;
  /** For a member: also outside of offered times; never where another session stands. */
  anyTime?: boolean;
  /** For a visitor. */
  inquirer?: Inquirer;
};

/** Who may book: with a guardian's or a stranger's own word, or a member's for a family. */
export type Booker = Extract<By, { kind: "member" | "guardian" | "visitor" }>;

/**
 * Books a time, once. In one transaction: waits for the coach's calendar, checks again everything that the page promised, and inserts; the
 * exclusion constraint is the floor. A service that is paid while booking is held; one that needs a yes is requested.
 *
 * @param secret from which the link in the mail is derived
 * @returns the booking; `isNew` is false when this form was sent before
 * @throws TimeTaken with what is free near it; Refusal "gone" when this actor may not book it, "not so" for an answer that is missing
 */
export async function book(
  tx: Tx,
  by: Booker,
  values: BookingValues,
  secret: string,
): Promise<Booking & { isNew: boolean }> {
  await takeCalendar(tx, values.coachId);
  const before = await bookedWith(tx, by, values.key);
  if (before) return { ...before, isNew: false };
  const anyTime = by.kind === "member" && values.anyTime === true;
  const scheduling = await whatIsPromised(tx, { ...values, memberId: values.coachId, anyTime });
  const { service, now } = scheduling;
  if (service.seats > 1) throw new Refusal("not so", "This is a group: take a seat in it.", "serviceId");
  if (by.kind !== "member") askedFor(service.questions, values.answers);
  const id = newId();
  const whose = await whoseIsIt(tx, by, values);
  const state = firstState(service, by.kind);
  const heldUntil = state === "held" ? new Date(now + service.hold * minute) : null;
  const terms = termsOf(service, values.startsAt);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("appointment")
    .values({
      ...terms,
      ...whose,
      practiceId: by.practiceId,
      id,
      bookingKey: values.key,
      memberId: values.coachId,
      serviceId: service.id,
      state,
      heldUntil,
      readerZone: values.readerZone,
      seats: 1,
      linkHash: linkHash(secret, id),
      bookedBy: by.kind,
      createdAt: new Date(now),
      movedAt: new Date(now),
    })
    // Without a target, which would ask the reading policy: a visitor reads nothing.
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return await sameOrTaken(tx, by, values, scheduling);
  await keepWords(tx, by.practiceId, id, whose, service, values);
  const booking = { id, memberId: values.coachId, state, startsAt: terms.startsAt, endsAt: terms.endsAt, sequence: 0 };
  await tell(tx, booking, service, new Date(now));
  if (heldUntil) await lapseLater(tx, id, heldUntil);
  return { ...booking, isNew: true };
}

/** Another form got there first, with this key or at this time. */
async function sameOrTaken(
  tx: Tx,
  by: Booker,
  values: BookingValues,
  scheduling: Scheduling,
): Promise<Booking & { isNew: boolean }> {
  const same = await bookedWith(tx, by, values.key);
  if (same) return { ...same, isNew: false };
  const at = values.startsAt.getTime();
  throw new TimeTaken(nearest(scheduling, at).filter((slot) => slot.startsAt !== at));
}

async function bookedWith(tx: Tx, by: Booker, key: string): Promise<Booking | undefined> {
  if (by.kind === "visitor") {
    const { rows } =
      await sql<Booking>`select id, member_id, state, starts_at, ends_at, sequence from booked_with(${key})`.execute(
        tx,
      );
    return rows[0];
  }
  const row = await tx
    .selectFrom("appointment")
    .select(["id", "memberId", "state", "startsAt", "endsAt", "sequence"])
    .where("bookingKey", "=", key)
    .executeTakeFirst();
  return row && { ...row, state: row.state as AppointmentState };
}

/** @throws Refusal "not so" at the field of the first question that wants an answer and has none, or one that was not offered */
export function askedFor(questions: readonly Question[], answers: Readonly<Record<string, string>>): void {
  for (const { key, required, kind, choices } of questions) {
    const answer = answers[key]?.trim() ?? "";
    if (required && !answer)
      throw new Refusal("not so", "Answer this so that your coach can prepare.", `answer-${key}`);
    if (kind === "one" && answer && !choices?.includes(answer)) {
      throw new Refusal("not so", "Choose one of the answers.", `answer-${key}`);
    }
  }
}

type Whose = { guardianId: string; familyId: string };

async function whoseIsIt(tx: Tx, by: Booker, values: BookingValues): Promise<Whose> {
  if (by.kind === "guardian") return { guardianId: by.guardianId, familyId: by.familyId };
  if (by.kind === "visitor") return beginInquiry(tx, values);
  const guardian = await tx
    .selectFrom("guardian")
    .select(["id", "familyId"])
    .where("id", "=", values.guardianId ?? null)
    .executeTakeFirst();
  if (!guardian) throw new Refusal("gone", "There is nobody by that name in your families.");
  return { guardianId: guardian.id, familyId: guardian.familyId };
}

async function beginInquiry(tx: Tx, { inquirer, readerZone, coachId }: BookingValues): Promise<Whose> {
  if (!inquirer?.name) throw new Refusal("not so", "Say who should be called.", "name");
  if (!inquirer.email && !inquirer.phone) {
    throw new Refusal("not so", "Leave a phone number or an email address, so that we can reach you.", "contact");
  }
  const [familyId, household, guardianId] = [newId(), newId(), newId()];
  const { name, email, phone, language } = inquirer;
  await sql`select begin_inquiry(${familyId}, ${household}, ${guardianId}, ${name}, ${folded(name)}, ${email}, ${phone},
    ${language}, ${readerZone}, ${coachId})`.execute(tx);
  return { guardianId, familyId };
}

async function keepWords(
  tx: Tx,
  practiceId: string,
  appointmentId: string,
  whose: Whose,
  service: Service,
  values: BookingValues,
) {
  const known = service.questions.map(({ key }) => [key, values.answers[key]?.trim() ?? ""] as const);
  await tx
    .insertInto("appointmentWords")
    .values({
      practiceId,
      appointmentId,
      ...whose,
      policy: service.policy,
      answers: JSON.stringify(Object.fromEntries(known.filter(([, answer]) => answer))),
      toTalkAbout: values.toTalkAbout,
      placeWords: service.placeWords,
    })
    .execute();
}

async function tell(tx: Tx, booking: Booking, service: Service, now: Date): Promise<void> {
  const [kind, reminders] =
    booking.state === "booked"
      ? (["appointment booked", service.reminders] as const)
      : (["appointment asked for", undefined] as const);
  // A held time is told of when it is paid for.
  if (booking.state === "held") return;
  const told = [
    [kind, "guardian"],
    [kind, "coach"],
  ] as const;
  await orderMail(tx, booking, now, told, reminders);
}
