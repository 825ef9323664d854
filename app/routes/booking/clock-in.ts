import { clockTime } from "#app/ui/date-words.tsx";

/** "9:00 am", or "9:00 am in Auckland" where that is another wall than the coach's. */
export function clockIn(at: string, zone: string, coachZone: string): string {
  const time = clockTime(at, { locale: "en-US", zone });
  return zone === coachZone ? time : `${time} in ${(zone.split("/").at(-1) ?? zone).replaceAll("_", " ")}`;
}
