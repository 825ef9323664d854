/** What two sides said on one day. */
export type DayOf<One> = { day: string; guardians: ReadonlyMap<string, One>; coach: One | undefined };

/**
 * Check-ins by day, the newest first, each guardian apart and all coaches as one.
 *
 * @returns the days, and the guardians in the order in which they first spoke
 */
export function daysOfCheckIns<One extends { day: string; by: "guardian" | "coach"; who: string }>(
  checkIns: readonly One[],
): { guardians: string[]; days: DayOf<One>[] } {
  const guardians = [...new Set(checkIns.filter((one) => one.by === "guardian").map((one) => one.who))];
  const days = [...new Set(checkIns.map((one) => one.day))].sort().reverse();
  return {
    guardians,
    days: days.map((day) => {
      const said = checkIns.filter((one) => one.day === day);
      return {
        day,
        guardians: new Map(said.filter((one) => one.by === "guardian").map((one) => [one.who, one])),
        coach: said.findLast((one) => one.by === "coach"),
      };
    }),
  };
}
