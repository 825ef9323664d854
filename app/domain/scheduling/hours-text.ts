/** Hours as a coach types them into one field: "10:00–12:00, 13:00–17:30", "9 to 12 and 1pm-5pm". Pure, and safe in the browser. */

/** "HH:MM", local; `until` may be "24:00". */
export type Stretch = { from: string; until: string };

const time = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/i;
const minutesOfDay = 24 * 60;

/**
 * Reads hours. What overlaps or touches becomes one stretch. An hour from 1 to 6 without "am" or a leading nought is in the afternoon, since
 * nobody books at three in the night.
 *
 * @returns the stretches in order, or a sentence that says how to mend it
 */
export function readHours(text: string): { ok: true; stretches: Stretch[] } | { ok: false; sentence: string } {
  const read: { from: number; until: number }[] = [];
  for (const part of text.split(/[,;\n]|\band\b/i)) {
    const said = part.trim();
    if (said === "") continue;
    const ends = said.split(/\s*(?:[-‐–—]|\bto\b|\buntil\b)\s*/i);
    const [from, until] = ends.map(minutesOf);
    if (ends.length !== 2 || from === undefined || until === undefined) {
      return { ok: false, sentence: `“${said}” is not a stretch of hours. Write it like 10:00–12:00, 13:00–17:30.` };
    }
    if (until <= from) return { ok: false, sentence: `“${said}” ends before it begins.` };
    read.push({ from, until });
  }
  const joined: typeof read = [];
  for (const stretch of read.toSorted((one, other) => one.from - other.from)) {
    const last = joined.at(-1);
    if (last && stretch.from <= last.until) last.until = Math.max(last.until, stretch.until);
    else joined.push({ ...stretch });
  }
  return { ok: true, stretches: joined.map(({ from, until }) => ({ from: clock(from), until: clock(until) })) };
}

/** The same hours as they stand in the field: "10:00–12:00, 13:00–17:30". */
export const writeHours = (stretches: readonly Stretch[]): string =>
  stretches.map(({ from, until }) => `${short(from)}–${short(until)}`).join(", ");

/** Minutes of the day of a time such as "13:30" or "13:30:00". */
export const minutesAt = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3, 5));

function minutesOf(said: string): number | undefined {
  const found = time.exec(said.trim());
  if (!found) return undefined;
  const [, hours = "", minutes = "00", half = ""] = found;
  const hour = hourOf(hours, half.charAt(0).toLowerCase());
  if (hour === undefined) return undefined;
  const at = hour * 60 + Number(minutes);
  return Number(minutes) < 60 && at <= minutesOfDay ? at : undefined;
}

function hourOf(said: string, half: string): number | undefined {
  const hour = Number(said);
  if (half !== "") return hour >= 1 && hour <= 12 ? (hour % 12) + (half === "p" ? 12 : 0) : undefined;
  return !said.startsWith("0") && hour >= 1 && hour <= 6 ? hour + 12 : hour;
}

const two = (number: number): string => String(number).padStart(2, "0");
const clock = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
const short = (at: string): string => at.slice(0, 5).replace(/^0(?=[7-9])/, "");
