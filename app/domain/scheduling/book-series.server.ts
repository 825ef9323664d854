import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { type By, linkHash, orderMail, takeCalendar, termsOf } from "./booking-row.server.ts";
import { instantsOfSeries } from "./days.ts";
import { freeTimes } from "./free-times.ts";
import type { Scheduling, Slot } from "./offered.ts";
import { schedulingOf } from "./scheduling-of.server.ts";
import { TimeTaken } from "./time-taken.ts";

export type SeriesValues = {
  /** Made with the form: a form sent twice is one series. */
  id: string;
  serviceId: string;
  coachId: string;
  guardianId: string;
  firstDay: string;
  /** Minutes of the day, local to `zone`. */
  atMinutes: number;
  zone: string;
  everyWeeks: number;
  times: number;
  /** Book the others when some of the dates are taken. */
  leaveOutTaken: boolean;
};

/** Some dates of a series are not free; nothing was booked. */
export class DatesTaken extends TimeTaken {
  override name = "DatesTaken";
  readonly dates: readonly string[];

  constructor(dates: readonly string[], free: readonly Slot[] = []) {
    super(free);
    this.dates = dates;
  }
}

/**
 * Books a series for a family: every n weeks at the same local time. Each is an appointment of its own, which may be moved or cancelled
 * without the others. Notice, the furthest day ahead and the most in a day bind families, not the coach who plans a year.
 *
 * @returns the appointments' ids in order; those of the first time when this form was sent before
 * @throws DatesTaken with the dates that are not free, unless these are to be left out; Refusal "gone"
 */
export async function bookSeries(
  tx: Tx,
  by: Extract<By, { kind: "member" }>,
  values: SeriesValues,
  secret: string,
): Promise<string[]> {
  await takeCalendar(tx, values.coachId);
  const before = await tx
    .selectFrom("appointment")
    .select("id")
    .where("seriesId", "=", values.id)
    .orderBy("placeInSeries")
    .execute();
  if (before.length > 0) return before.map(({ id }) => id);
  const guardian = await tx
    .selectFrom("guardian")
    .select(["id", "familyId", "zone"])
    .where("id", "=", values.guardianId)
    .executeTakeFirst();
  if (!guardian) throw new Refusal("gone", "There is nobody by that name in your families.");
  const wanted = instantsOfSeries(values);
  const scheduling = await whatIsFree(tx, values, wanted);
  const free = new Set(planned(scheduling, wanted));
  const taken = wanted.filter(({ at }) => at === null || !free.has(at)).map(({ date }) => date);
  if (taken.length > 0 && !values.leaveOutTaken) throw new DatesTaken(taken);
  const bookable = wanted.flatMap(({ at }) => (at !== null && free.has(at) ? [at] : []));
  if (bookable.length === 0) throw new DatesTaken(taken);
  await insertSeries(tx, by, values, guardian.familyId, scheduling.now);
  const now = new Date(scheduling.now);
  const ids: string[] = [];
  for (const [place, at] of bookable.entries()) {
    const id = newId();
    const terms = termsOf(scheduling.service, new Date(at));
    await tx
      .insertInto("appointment")
      .values({
        ...terms,
        practiceId: by.practiceId,
        id,
        bookingKey: newId(),
        memberId: values.coachId,
        serviceId: values.serviceId,
        guardianId: guardian.id,
        familyId: guardian.familyId,
        seriesId: values.id,
        placeInSeries: place + 1,
        state: "booked",
        readerZone: guardian.zone,
        seats: 1,
        linkHash: linkHash(secret, id),
        bookedBy: "member",
        createdAt: now,
        movedAt: now,
      })
      .execute();
    const { service } = scheduling;
    await tx
      .insertInto("appointmentWords")
      .values({
        practiceId: by.practiceId,
        appointmentId: id,
        guardianId: guardian.id,
        familyId: guardian.familyId,
        policy: service.policy,
        placeWords: service.placeWords,
      })
      .execute();
    // One mail for the whole series, with the first; each has reminders of its own.
    await orderMail(
      tx,
      { id, startsAt: terms.startsAt },
      now,
      place === 0
        ? [
            ["appointment booked", "guardian"],
            ["appointment booked", "coach"],
          ]
        : [],
      service.reminders,
    );
    ids.push(id);
  }
  return ids;
}

async function whatIsFree(tx: Tx, values: SeriesValues, wanted: readonly { at: number | null }[]): Promise<Scheduling> {
  const instants = wanted.flatMap(({ at }) => (at === null ? [] : [at]));
  const window = { from: Math.min(...instants), until: Math.max(...instants) + 1 };
  const scheduling = await schedulingOf(tx, { serviceId: values.serviceId, coach: values.coachId, window });
  if (!scheduling || scheduling.coaches.length === 0) throw new Refusal("gone", "That can’t be booked here any more.");
  return scheduling;
}

/**
 * Those of the wanted instants at which the coach is there and nothing else is. Notice, the furthest day ahead and the most in a day bind
 * families, not the coach who plans.
 */
export function planned(scheduling: Scheduling, wanted: readonly { at: number | null }[]): number[] {
  const [coach] = scheduling.coaches;
  if (!coach) return [];
  const rules = { ...scheduling.service, notice: 0, daysAhead: 800, step: 5, dailyMost: null };
  return wanted.flatMap(({ at }) =>
    at === null ? [] : freeTimes(coach, rules, { from: at, until: at + 1 }, scheduling.now),
  );
}

async function insertSeries(tx: Tx, by: { practiceId: string }, values: SeriesValues, familyId: string, now: number) {
  const { id, serviceId, guardianId, firstDay, zone, everyWeeks, times } = values;
  const hours = String(Math.floor(values.atMinutes / 60)).padStart(2, "0");
  const minutes = String(values.atMinutes % 60).padStart(2, "0");
  await tx
    .insertInto("series")
    .values({
      practiceId: by.practiceId,
      id,
      memberId: values.coachId,
      serviceId,
      familyId,
      guardianId,
      everyWeeks,
      times,
      firstDay,
      atTime: sql<string>`${`${hours}:${minutes}`}::time`,
      zone,
      createdAt: new Date(now),
    })
    .execute();
}
