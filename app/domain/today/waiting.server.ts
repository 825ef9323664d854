import type { DeskItem } from "../review/review.queries.server.ts";
import { addDays } from "../time/school-calendar.ts";
import { localDate } from "../time/zoned.server.ts";

/** Why something is needed when it is. */
export type Reason = "asked" | "has passed" | "promise" | "promise passed" | "no hours";

/** Something that waits, with the moment that counts for it. */
export type Waiting = DeskItem & { due: Date | null; why: Reason };

export type TodayGroups = { today: Waiting[]; tomorrow: Waiting[]; whenYouCan: Waiting[] };

/**
 * Sorts what waits by when it is needed, in the coach's own days: what is asked for or promised by the end of today (and what
 * has passed), what is asked for tomorrow, and the rest inside her promise.
 *
 * @param items what waits, in any order
 * @param now the present moment
 * @param zone the coach's zone
 */
export function groupWaiting(items: readonly DeskItem[], now: Date, zone: string): TodayGroups {
  const today = localDate(now, zone);
  const tomorrow = addDays(today, 1);
  const groups: TodayGroups = { today: [], tomorrow: [], whenYouCan: [] };
  for (const item of items) {
    const waiting = { ...item, ...whatCounts(item, now) };
    const asked = item.neededBy && localDate(item.neededBy, zone);
    const due = waiting.due && localDate(waiting.due, zone);
    if (due !== null && due <= today) groups.today.push(waiting);
    else if (asked === tomorrow) groups.tomorrow.push({ ...waiting, due: item.neededBy, why: "asked" });
    else groups.whenYouCan.push(waiting);
  }
  for (const group of Object.values(groups)) group.sort(byNeed);
  return groups;
}

/** The earlier of what was asked for and what was promised. */
function whatCounts({ neededBy, promisedBy }: DeskItem, now: Date): { due: Date | null; why: Reason } {
  if (neededBy && (!promisedBy || neededBy <= promisedBy)) {
    return { due: neededBy, why: neededBy < now ? "has passed" : "asked" };
  }
  if (!promisedBy) return { due: null, why: "no hours" };
  return { due: promisedBy, why: promisedBy < now ? "promise passed" : "promise" };
}

function byNeed(one: Waiting, other: Waiting): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (one.due?.getTime() ?? last) - (other.due?.getTime() ?? last) || one.sharedAt.getTime() - other.sharedAt.getTime()
  );
}

/** What the head of Today says in numbers. */
export type TodayCounts = { messages: number; exercises: number; minutes: number; pastPromise: number };

/** Counts what waits; the minutes as the desk's own lines say them. */
export function countWaiting(items: readonly DeskItem[], now: Date): TodayCounts {
  return {
    messages: items.filter((item) => item.kind === "draft").length,
    exercises: items.filter((item) => item.kind === "assignment").length,
    minutes: items.reduce((sum, item) => sum + item.minutes, 0),
    pastPromise: items.filter((item) => item.promisedBy && item.promisedBy < now).length,
  };
}
