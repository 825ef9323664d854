import { wallAt } from "../scheduling/days.ts";
import type { Span } from "../scheduling/free-times.ts";
import { minute } from "../scheduling/offsets.ts";

/** A session that falls into days on which its coach is away, as its new place is looked for. */
export type ToPlace = { id: string; startsAt: Date; takenFrom: Date; takenUntil: Date };

/**
 * Where sessions go that fall into days away: each to the same weekday and time after them, else to the first free time, none onto
 * another.
 *
 * @param sessions in the order of their times
 * @param free for each of them by id: when it could begin after those days, in order
 * @param zone the coach's own, in which weekday and time are meant
 * @returns by id when each would begin; one for which nothing is free is left out
 */
export function placesAfter(
  sessions: readonly ToPlace[],
  free: (id: string) => readonly number[],
  zone: string,
): Map<string, number> {
  const given: Span[] = [];
  const places = new Map<string, number>();
  for (const { id, startsAt, takenFrom, takenUntil } of sessions) {
    const at = startsAt.getTime();
    const span = (place: number) => ({
      from: takenFrom.getTime() + place - at,
      until: takenUntil.getTime() + place - at,
    });
    const open = free(id).filter((place) => {
      const { from, until } = span(place);
      return given.every((other) => until <= other.from || other.until <= from);
    });
    const usual = wallAt(at, zone);
    const place = open.find((each) => isSameTime(wallAt(each, zone), usual)) ?? open[0];
    if (place === undefined) continue;
    places.set(id, place);
    given.push(span(place));
  }
  return places;
}

type OnTheWall = ReturnType<typeof wallAt>;

const isSameTime = (one: OnTheWall, other: OnTheWall): boolean =>
  one.weekday === other.weekday && one.minutes === other.minutes;

/** How far after her return places are looked for. */
export const searched = 28 * 24 * 60 * minute;
