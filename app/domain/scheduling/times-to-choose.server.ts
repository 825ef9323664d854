import type { Tx } from "#db/client.server.ts";
import { wallAt } from "./days.ts";
import { beginningOf, daysOf, type FreeDay, fewDays } from "./days-to-choose.ts";
import type { Scheduling, Service } from "./offered.ts";
import { day } from "./offsets.ts";
import { schedulingOf, slotsOf } from "./scheduling-of.server.ts";

/** What a page on which a time is chosen shows. */
export type TimesToChoose = {
  service: Service;
  coaches: { memberId: string; name: string; zone: string }[];
  now: number;
  days: FreeDay[];
  /** The date with which later times begin; null when there are none. */
  later: string | null;
  /** It begins later than the first free time. */
  isLater: boolean;
};

const stretch = 35 * day;

/**
 * The first days on which a service is free, on the reader's wall. Five weeks are looked at in one statement; only when they are full, all
 * the rest in one more.
 *
 * @param of.from the first date to show; what is no such date means from now on
 * @param of.coach only hers; nobody's of that name means everybody's
 * @param of.leavingOut an appointment that is being moved
 * @returns nothing when this actor may not book it, or there is no such service
 */
export async function timesToChoose(
  tx: Tx,
  of: { serviceId: string; zone: string; from?: string | undefined; coach?: string | undefined; leavingOut?: string },
  now: Date,
): Promise<TimesToChoose | undefined> {
  const { serviceId, zone, leavingOut } = of;
  const from = beginningFrom(of.from, zone, now.getTime());
  // Whole dates, so that none is shown in part.
  const until = beginningOf(wallAt(from + stretch, zone).date, zone);
  const look = (window: { from: number; until: number }) =>
    schedulingOf(tx, { serviceId, window, ...(leavingOut ? { leavingOut } : {}) });
  const near = await look({ from, until });
  if (!near) return undefined;
  const end = near.now + near.service.daysAhead * day + 1;
  let days = freeDays(near, { from, until }, of);
  let { shown, later } = fewDays(days);
  if (shown.length === 0 && until < end) {
    const far = await look({ from: until, until: end });
    days = far ? freeDays(far, { from: until, until: end }, of) : [];
    ({ shown, later } = fewDays(days));
  } else if (later === null && until < end) {
    later = wallAt(until, zone).date;
  }
  const coaches = near.coaches.map(({ memberId, name, zone: hers }) => ({ memberId, name, zone: hers }));
  return { service: near.service, coaches, now: near.now, days: shown, later, isLater: from > near.now };
}

/** When to begin: the date that was asked for, while it lies in the time that anything can be booked in; else now. */
function beginningFrom(date: string | undefined, zone: string, now: number): number {
  const asked = date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  if (!date || Number.isNaN(asked) || asked < now - day || asked > now + 402 * day) return now;
  return Math.max(now, beginningOf(date, zone));
}

function freeDays(
  scheduling: Scheduling,
  window: { from: number; until: number },
  { coach, zone }: { coach?: string | undefined; zone: string },
): FreeDay[] {
  const hers = scheduling.coaches.filter(({ memberId }) => memberId === coach);
  return daysOf(slotsOf(hers.length > 0 ? { ...scheduling, coaches: hers } : scheduling, window), zone);
}
