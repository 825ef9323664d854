import { Temporal } from "temporal-polyfill";
import { addDays, isSchoolDay, nextSchoolDay, weekdayOf } from "./school-calendar.ts";

/** A stretch of a member's working week, in her own local time. `weekday` is 1 for Monday to 7 for Sunday. */
export interface WorkingStretch {
  weekday: number;
  from: string;
  to: string;
}

export type WorkingHours = readonly WorkingStretch[];

/** Days on which she does not work, whatever her week says; both ends included. `away` where her families were told so. */
export type DaysOff = readonly { first: string; last: string; away?: boolean }[];

/**
 * Whether a name is a time zone that we can count in.
 *
 * @param name an IANA name such as "America/Denver", untrusted
 */
export function isZone(name: string): boolean {
  // A bare offset is taken for a zone too, and it knows no daylight saving time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (problem) {
    if (problem instanceof RangeError) return false;
    throw problem;
  }
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

/**
 * The date on the wall in a zone.
 *
 * @param instant a moment
 * @param zone an IANA zone
 * @returns "YYYY-MM-DD"
 */
export function localDate(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainDate().toString();
}

/**
 * The time on the wall in a zone.
 *
 * @param instant a moment
 * @param zone an IANA zone
 * @returns "HH:MM", on a 24 hour clock
 */
export function localTime(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: "minute", roundingMode: "trunc" });
}

/**
 * The moment at which a zone's wall shows a date and a time. A time that a clock change leaves out becomes the one as long after
 * it; of a time that comes twice it is the first.
 *
 * @param date an ISO date
 * @param time "HH:MM"
 * @param zone an IANA zone
 */
export function instantOf(date: string, time: string, zone: string): Date {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  return new Date(local.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);
}

/**
 * The next morning on which a teacher reads before class: 7:30 of a school day, later than now.
 *
 * @param now the present moment
 * @param zone the family's zone
 * @param at another time of the morning
 */
export function nextSchoolMorning(now: Date, zone: string, at = "07:30"): Date {
  const today = localDate(now, zone);
  const thisMorning = instantOf(today, at, zone);
  if (isSchoolDay(today) && thisMorning > now) return thisMorning;
  return instantOf(nextSchoolDay(today), at, zone);
}

/** The stretches of a date, in order; none on a day off. */
function stretchesOn(date: string, hours: WorkingHours, off: DaysOff): WorkingHours {
  if (off.some(({ first, last }) => first <= date && date <= last)) return [];
  const weekday = weekdayOf(date);
  return hours
    .filter((stretch) => stretch.weekday === weekday && stretch.from < stretch.to)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}

/** The longest that somebody is off, and a week, in days. */
const longestOff = 410;

/** The first date after another on which she works; null for somebody without hours. */
function nextWorkingDate(date: string, hours: WorkingHours, off: DaysOff): string | null {
  const furthest = off.length > 0 ? longestOff : 7;
  for (let days = 1; days <= furthest; days += 1) {
    const next = addDays(date, days);
    if (stretchesOn(next, hours, off).length > 0) return next;
  }
  return null;
}

/**
 * The moment from which she works on something that came in: at once within her hours, else when they begin again ("Keisha reads
 * again tomorrow at 8:30").
 *
 * @param moment when it came in
 * @param hours her working week
 * @param zone her zone
 * @param off days of hers and of the practice on which nobody is there
 * @returns the moment, or null for somebody without hours
 */
export function nextWorkingMoment(moment: Date, hours: WorkingHours, zone: string, off: DaysOff = []): Date | null {
  const date = localDate(moment, zone);
  for (const stretch of stretchesOn(date, hours, off)) {
    const from = instantOf(date, stretch.from, zone);
    if (moment < from) return from;
    if (moment < instantOf(date, stretch.to, zone)) return moment;
  }
  const next = nextWorkingDate(date, hours, off);
  const first = next === null ? undefined : stretchesOn(next, hours, off)[0];
  return next === null || first === undefined ? null : instantOf(next, first.from, zone);
}

/**
 * Until when she promised to have read something: one working day, in her hours. What came in at ten past four on a Tuesday is
 * read by ten past four on Wednesday; what came in by night counts from the morning. Where the next day's hours don't reach that
 * time, the promise ends with them or begins with them. It rests on days off.
 *
 * @param shared when it was shared
 * @param hours her working week
 * @param zone her zone
 * @param off days of hers and of the practice on which nobody is there
 * @returns the moment, or null for somebody without hours
 */
export function promisedBy(shared: Date, hours: WorkingHours, zone: string, off: DaysOff = []): Date | null {
  const start = nextWorkingMoment(shared, hours, zone, off);
  if (start === null) return null;
  const next = nextWorkingDate(localDate(start, zone), hours, off);
  const stretches = next === null ? [] : stretchesOn(next, hours, off);
  const last = stretches.at(-1);
  if (next === null || last === undefined) return null;
  const time = localTime(start, zone);
  const within = stretches.find((stretch) => time <= stretch.to);
  if (within === undefined) return instantOf(next, last.to, zone);
  return instantOf(next, time < within.from ? within.from : time, zone);
}

/**
 * A day as a person says it.
 *
 * @param date an ISO date
 * @param today the reader's own date
 * @returns "today", "tomorrow", "yesterday", "Thursday" within the coming week, else "Thursday, October 23"; with its year when
 *   that is another one
 */
export function dayInWords(date: string, today: string): string {
  const day = Temporal.PlainDate.from(date);
  const now = Temporal.PlainDate.from(today);
  const away = now.until(day, { largestUnit: "day" }).days;
  if (away === 0) return "today";
  if (away === 1) return "tomorrow";
  if (away === -1) return "yesterday";
  if (away > 1 && away < 7) return day.toLocaleString("en-US", { weekday: "long" });
  return day.toLocaleString("en-US", {
    weekday: "long",
    month: "long",
    day: "numeric",
    ...(day.year === now.year ? {} : { year: "numeric" }),
  });
}
