import { dayNumber } from "./free-times.ts";
import { day, minute, offsetAt, offsetTable, onTheWall } from "./offsets.ts";

/** The local date, the minutes of its day, and the weekday (1 = Monday) that a zone's wall shows at an instant. */
export function wallAt(at: number, zone: string): { date: string; minutes: number; weekday: number } {
  const local = at + offsetAt(offsetTable(zone, at - day, at + day), at);
  const number = Math.floor(local / day);
  return {
    date: new Date(local).toISOString().slice(0, 10),
    minutes: Math.floor((local - number * day) / minute),
    weekday: ((number + 3) % 7) + 1,
  };
}

/**
 * The instants of a series: every so many weeks at the same local time, whatever the clocks do.
 *
 * @param rule.atMinutes minutes of the day
 * @returns one for each date; null where the clocks leave that time out
 */
export function instantsOfSeries(rule: {
  firstDay: string;
  atMinutes: number;
  zone: string;
  everyWeeks: number;
  times: number;
}): { date: string; at: number | null }[] {
  const first = dayNumber(rule.firstDay);
  const table = offsetTable(rule.zone, first * day, (first + rule.times * rule.everyWeeks * 7) * day);
  return Array.from({ length: rule.times }, (_, place) => {
    const date = first + place * rule.everyWeeks * 7;
    const shown = onTheWall(table, date * day + rule.atMinutes * minute);
    return { date: new Date(date * day).toISOString().slice(0, 10), at: shown.exists ? shown.at : null };
  });
}
