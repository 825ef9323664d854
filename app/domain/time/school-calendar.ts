/** A stretch without school, both ends included. */
export interface SchoolBreak {
  name: string;
  from: string;
  to: string;
}

/** A school year by its dates ("YYYY-MM-DD"). Breaks are in order. */
export interface SchoolYear {
  firstDay: string;
  lastDay: string;
  breaks: readonly SchoolBreak[];
}

const dayLength = 24 * 60 * 60 * 1000;
const monday = 1;
const wednesday = 3;
const thursday = 4;
const friday = 5;

/**
 * The date so many days later.
 *
 * @param date an ISO date
 * @param days how many days, negative for earlier
 */
export function addDays(date: string, days: number): string {
  return new Date(noon(date) + days * dayLength).toISOString().slice(0, 10);
}

/**
 * The day of the week.
 *
 * @param date an ISO date
 * @returns 1 for Monday to 7 for Sunday
 */
export function weekdayOf(date: string): number {
  return new Date(noon(date)).getUTCDay() || 7;
}

/** A date has no zone; noon in UTC keeps arithmetic on it away from every border. A string that is no date is a mistake of ours. */
function noon(date: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`Not a date: ${date}`);
  }
  return instant;
}

function isoDate(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function onOrAfter(date: string, weekday: number): string {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

function onOrBefore(date: string, weekday: number): string {
  return addDays(date, -((weekdayOf(date) - weekday + 7) % 7));
}

/**
 * The school year that begins in a calendar year, as many districts of the United States have it: a usual calendar, for the demo
 * and until a family's district is known. Nothing legal is counted by it.
 *
 * @param year the calendar year of its first day
 */
export function usSchoolYear(year: number): SchoolYear {
  const known = knownYears.get(year) ?? reckonedYear(year);
  knownYears.set(year, known);
  return known;
}

/** Counting school days asks for the same few years again and again. */
const knownYears = new Map<number, SchoolYear>();

function reckonedYear(year: number): SchoolYear {
  const laborDay = onOrAfter(isoDate(year, 9, 1), monday);
  const thanksgiving = addDays(onOrAfter(isoDate(year, 11, 1), thursday), 21);
  const winter = onOrBefore(isoDate(year, 12, 24), monday);
  const backAfterWinter = onOrAfter(isoDate(year + 1, 1, 3), monday);
  const kingDay = addDays(onOrAfter(isoDate(year + 1, 1, 1), monday), 14);
  const presidentsDay = addDays(onOrAfter(isoDate(year + 1, 2, 1), monday), 14);
  const spring = onOrBefore(isoDate(year + 1, 3, 31), monday);
  const memorialDay = onOrBefore(isoDate(year + 1, 5, 31), monday);
  return {
    firstDay: onOrAfter(isoDate(year, 8, 19), wednesday),
    lastDay: addDays(onOrAfter(isoDate(year + 1, 6, 1), friday), 7),
    breaks: [
      { name: "Labor Day", from: laborDay, to: laborDay },
      { name: "Thanksgiving", from: addDays(thanksgiving, -1), to: addDays(thanksgiving, 1) },
      { name: "Winter break", from: winter, to: addDays(backAfterWinter, -1) },
      { name: "Martin Luther King Jr. Day", from: kingDay, to: kingDay },
      { name: "Presidents’ Day", from: presidentsDay, to: presidentsDay },
      { name: "Spring break", from: spring, to: addDays(spring, 4) },
      { name: "Memorial Day", from: memorialDay, to: memorialDay },
    ],
  };
}

/**
 * The school year that a date belongs to; the summer belongs to the year that it leads up to.
 *
 * @param date an ISO date
 */
export function schoolYearOf(date: string): SchoolYear {
  const year = Number(date.slice(0, 4));
  const ending = usSchoolYear(year - 1);
  return date <= ending.lastDay ? ending : usSchoolYear(year);
}

function inBreak(date: string): boolean {
  return schoolYearOf(date).breaks.some((each) => each.from <= date && date <= each.to);
}

function isWeekend(date: string): boolean {
  return weekdayOf(date) > friday;
}

/**
 * Whether there is school on a date.
 *
 * @param date an ISO date
 */
export function isSchoolDay(date: string): boolean {
  const year = schoolYearOf(date);
  return date >= year.firstDay && date <= year.lastDay && !isWeekend(date) && !inBreak(date);
}

/**
 * The first school day after a date, the date itself excluded.
 *
 * @param date an ISO date
 */
export function nextSchoolDay(date: string): string {
  let day = addDays(date, 1);
  while (!isSchoolDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * Counts school days: the date is so many of them after (or before) another. The first day counted is the one after it.
 *
 * @param date an ISO date, itself a school day or not
 * @param count how many school days, negative for earlier; 0 is the date itself
 */
export function addSchoolDays(date: string, count: number): string {
  const step = Math.sign(count);
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step);
    if (isSchoolDay(day)) left -= 1;
  }
  return day;
}

/**
 * How many school days lie between two dates: the first one counted is the one after `from`, the last one `to` itself.
 *
 * @returns 0 when `to` is not later
 */
export function schoolDaysUntil(from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isSchoolDay(day)) count += 1;
  }
  return count;
}

/**
 * The school day nearest to a date; of two as near, the earlier.
 *
 * @param date an ISO date
 */
export function nearestSchoolDay(date: string): string {
  return nearest(date, isSchoolDay);
}

/**
 * Moves a date off weekends and breaks, to the nearest weekday without one. A weekday in summer stands: coaching goes on then.
 *
 * @param date an ISO date
 */
export function offWeekendsAndBreaks(date: string): string {
  return nearest(date, (day) => !isWeekend(day) && !inBreak(day));
}

function nearest(date: string, fits: (day: string) => boolean): string {
  for (let away = 0; ; away += 1) {
    const day = [addDays(date, -away), addDays(date, away)].find(fits);
    if (day !== undefined) return day;
  }
}
