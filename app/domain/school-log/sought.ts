import { folded } from "../words.ts";

/**
 * How a day can be looked for: "Thursday October 16 2025", "Oct 16" and "2025-10-16" all stand in the searched text.
 *
 * @param at the moment
 * @param zone whose wall calendar counts
 */
export function dayToSearch(at: Date, zone: string): string {
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone }).format(at);
  const long = say({ weekday: "long", month: "long", day: "numeric", year: "numeric" });
  return `${long} ${say({ month: "short", day: "numeric" })} ${new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at)}`;
}

/**
 * The folded text that an entry, a correction or a settled point is found by.
 *
 * @param parts everything of it that can be read on a screen
 */
export const soughtText = (parts: readonly (string | null | undefined)[]): string =>
  folded(parts.filter((part) => part !== null && part !== undefined && part !== "").join(" ")).slice(0, 300_000);

/**
 * The words of a search, folded and few: what was typed into the field is never trusted to be short.
 *
 * @param asked what was typed
 */
export const soughtWords = (asked: string): string[] =>
  folded(asked.slice(0, 200)).split(" ").filter(Boolean).slice(0, 8);
