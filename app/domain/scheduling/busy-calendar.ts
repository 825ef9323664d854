/** A calendar elsewhere is read every few minutes; older than this, what it says is doubted aloud. */
export const staleAfter = 60 * 60_000;

export type CalendarHealth = "never read" | "well" | "failing" | "stale";

/**
 * How far a busy calendar can be trusted. One that dies in silence is how people come to be booked twice, so its age is always shown.
 *
 * @param calendar.readAt its last good read
 * @param calendar.triedAt its last try
 */
export function healthOf(
  calendar: { readAt: Date | null; triedAt: Date | null; problem: string },
  now: Date,
): CalendarHealth {
  if (!calendar.readAt) return "never read";
  if (now.getTime() - calendar.readAt.getTime() > staleAfter) return "stale";
  // A good read may still have left an event out, and says so.
  const failed = calendar.problem !== "" && (calendar.triedAt ?? now).getTime() > calendar.readAt.getTime();
  return failed ? "failing" : "well";
}
