import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { planned } from "./book-series.server.ts";
import { type Booking, type By, linkHash, takeCalendar, termsOf, whatIsPromised } from "./booking-row.server.ts";
import { instantsOfSeries, wallAt } from "./days.ts";
import type { Service } from "./offered.ts";
import { day } from "./offsets.ts";
import { schedulingOf } from "./scheduling-of.server.ts";
import { TimeTaken } from "./time-taken.ts";

type Member = Extract<By, { kind: "member" }>;

/** A group's time, before anybody sits in it. */
export type GroupValues = {
  /** Made with the form: the same key is the same group. */
  key: string;
  serviceId: string;
  coachId: string;
  startsAt: Date;
  /** Also outside of offered times; never where another session stands. */
  anyTime: boolean;
};

/**
 * Opens a group at a time of its coach: an appointment of no family, with as many seats as its service has. Families sit down in it with
 * takeSeat.
 *
 * @returns the group; the same when this form was sent before
 * @throws TimeTaken; Refusal "gone" for a service that is not hers to book, "not so" for one without seats
 */
export async function openGroup(tx: Tx, by: Member, values: GroupValues, secret: string): Promise<Booking> {
  await takeCalendar(tx, values.coachId);
  const before = await groupWith(tx, values.key);
  if (before) return before;
  const { startsAt, anyTime, serviceId, coachId: memberId } = values;
  const { service, now } = await whatIsPromised(tx, { serviceId, memberId, startsAt, anyTime });
  if (service.seats < 2)
    throw new Refusal("not so", "This service is for one family. Choose one with seats.", "serviceId");
  const group = await insertGroup(tx, by, values, service, new Date(now), secret);
  if (!group) throw new TimeTaken([]);
  return group;
}

/**
 * Opens a group every week at the same local time. A week in which its coach is not there, or is taken, is left out.
 *
 * @param often.times how many weeks, with the first
 * @param often.zone on whose wall the time stays the same
 * @returns the first, how many were opened, and the dates that were left out; for a form that was sent before only the first
 * @throws what openGroup throws for the first
 */
export async function openGroupWeekly(
  tx: Tx,
  by: Member,
  values: GroupValues,
  often: { times: number; zone: string },
  secret: string,
): Promise<{ first: Booking; opened: number; leftOut: string[] }> {
  await takeCalendar(tx, values.coachId);
  const before = await groupWith(tx, values.key);
  if (before) return { first: before, opened: 1, leftOut: [] };
  const first = await openGroup(tx, by, values, secret);
  const { date, minutes } = wallAt(values.startsAt.getTime(), often.zone);
  const rule = { firstDay: date, atMinutes: minutes, zone: often.zone, everyWeeks: 1, times: often.times };
  const later = instantsOfSeries(rule).slice(1);
  if (later.length === 0) return { first, opened: 1, leftOut: [] };
  const at = values.startsAt.getTime();
  const window = { from: at, until: at + (often.times + 1) * 7 * day };
  const scheduling = await schedulingOf(tx, { serviceId: values.serviceId, coach: values.coachId, window });
  if (!scheduling) throw new Refusal("gone", "That can’t be booked here any more.");
  // Whoever began it at a time outside of her hours means that time.
  const free = values.anyTime ? later.flatMap((one) => one.at ?? []) : planned(scheduling, later);
  const leftOut: string[] = [];
  for (const one of later) {
    const startsAt = one.at !== null && free.includes(one.at) ? new Date(one.at) : null;
    const next = { ...values, key: newId() };
    const { service, now } = scheduling;
    const group = startsAt && (await insertGroup(tx, by, { ...next, startsAt }, service, new Date(now), secret));
    if (!group) leftOut.push(one.date);
  }
  return { first, opened: often.times - leftOut.length, leftOut };
}

/** @returns nothing when another session stands there */
async function insertGroup(
  tx: Tx,
  by: Member,
  { key, serviceId, coachId: memberId, startsAt }: GroupValues,
  service: Service,
  now: Date,
  secret: string,
): Promise<Booking | undefined> {
  const id = newId();
  const terms = termsOf(service, startsAt);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("appointment")
    .values({
      ...terms,
      practiceId: by.practiceId,
      id,
      bookingKey: key,
      memberId,
      serviceId,
      state: "booked",
      readerZone: "UTC",
      linkHash: linkHash(secret, id),
      bookedBy: "member",
      createdAt: now,
      movedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return undefined;
  const words = { policy: service.policy, placeWords: service.placeWords };
  await tx
    .insertInto("appointmentWords")
    .values({ practiceId: by.practiceId, appointmentId: id, ...words })
    .execute();
  return { id, memberId, state: "booked", startsAt, endsAt: terms.endsAt, sequence: 0 };
}

async function groupWith(tx: Tx, key: string): Promise<Booking | undefined> {
  const row = await tx
    .selectFrom("appointment")
    .select(["id", "memberId", "startsAt", "endsAt", "sequence"])
    .where("bookingKey", "=", key)
    .executeTakeFirst();
  return row && { ...row, state: "booked" };
}
