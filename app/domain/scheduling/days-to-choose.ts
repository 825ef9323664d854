import type { Slot } from "./offered.ts";
import { day, hour, offsetAt, offsetTable, onTheWall } from "./offsets.ts";

/** The free times of one date on the reader's wall. */
export type FreeDay = { date: string; times: Slot[] };

/**
 * Free times by the date that the reader's wall shows at each: a coach's Wednesday may be her Thursday.
 *
 * @param slots in order
 * @param zone the reader's IANA zone
 */
export function daysOf(slots: readonly Slot[], zone: string): FreeDay[] {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return [];
  const table = offsetTable(zone, first.startsAt, last.startsAt);
  const days: FreeDay[] = [];
  for (const slot of slots) {
    const date = new Date(slot.startsAt + offsetAt(table, slot.startsAt)).toISOString().slice(0, 10);
    const known = days.at(-1);
    if (known?.date === date) known.times.push(slot);
    else days.push({ date, times: [slot] });
  }
  return days;
}

/** A day with more times than this is shown in short first. */
const many = 12;

/**
 * A long day in short: the first time of each hour on the reader's wall, and the one that is chosen. A short day stays as it is.
 *
 * @param chosen when the chosen time begins
 */
export function inShort({ times }: FreeDay, zone: string, chosen?: number): Slot[] {
  const [first, last] = [times[0], times.at(-1)];
  if (times.length <= many || !first || !last) return times;
  const table = offsetTable(zone, first.startsAt, last.startsAt);
  const hourOf = (slot: Slot) => Math.floor((slot.startsAt + offsetAt(table, slot.startsAt)) / hour);
  const hours = new Set<number>();
  return times.filter((slot) => {
    const isFirst = !hours.has(hourOf(slot));
    hours.add(hourOf(slot));
    return isFirst || slot.startsAt === chosen;
  });
}

const enough = { times: 14, fewest: 2, most: 5 };

/**
 * As many days as a phone shows without wearying: at least two, until there are some fourteen times to choose among.
 *
 * @returns the days to show, and the date with which the rest begins
 */
export function fewDays(days: readonly FreeDay[]): { shown: FreeDay[]; later: string | null } {
  let [count, times] = [0, 0];
  while (count < Math.min(days.length, enough.most) && (count < enough.fewest || times < enough.times)) {
    times += Math.min(many, days[count]?.times.length ?? 0);
    count += 1;
  }
  return { shown: days.slice(0, count), later: days[count]?.date ?? null };
}

/**
 * The instant at which a date begins on a zone's wall; where the clocks leave midnight out, when it has passed.
 *
 * @param date "YYYY-MM-DD"
 */
export function beginningOf(date: string, zone: string): number {
  const local = Date.parse(`${date}T00:00:00Z`);
  return onTheWall(offsetTable(zone, local - day, local + day), local).at;
}
