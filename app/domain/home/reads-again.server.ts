import { type HoursRow, workingHours } from "../practice/working-hours.ts";
import { nextWorkingMoment } from "../time/zoned.server.ts";

/** When a coach reads: she does now, or again from a moment on. */
export type ReadsAgain = { now: boolean; at: Date };

/**
 * When a coach reads again, in her hours: "Keisha reads again tomorrow at 8:30".
 *
 * @param coach her hours and zone
 * @param now the present moment
 * @returns null for somebody without hours
 */
export function readsAgain(coach: HoursRow & { zone: string }, now: Date): ReadsAgain | null {
  const at = nextWorkingMoment(now, workingHours(coach), coach.zone, coach.off);
  return at && { now: at.getTime() === now.getTime(), at };
}
