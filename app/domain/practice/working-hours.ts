import type { DaysOff, WorkingHours } from "../time/zoned.server.ts";

/** A member's hours as her row holds them, with the days on which she is off (`days_off` in the database) where these count. */
export type HoursRow = { workdays: readonly number[]; dayStarts: string; dayEnds: string; off?: DaysOff };

/** A member's week, as the rules of time count it. Times come as "08:30" or, from the database, "08:30:00". */
export function workingHours({ workdays, dayStarts, dayEnds }: HoursRow): WorkingHours {
  return workdays.map((weekday) => ({ weekday, from: dayStarts.slice(0, 5), to: dayEnds.slice(0, 5) }));
}
