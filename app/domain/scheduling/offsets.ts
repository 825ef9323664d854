/** How far a zone's wall is from UTC, as plain numbers: found once through Intl, so that no slot needs a calendar library. */

const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

// Zones change their clocks weeks apart: no two changes lie between samples this close (the tests try every zone).
const sample = 5 * day;

/** From `starts[i]` until `starts[i + 1]` a zone's wall shows the instant plus `offsets[i]`; all in milliseconds. */
export type OffsetTable = {
  zone: string;
  from: number;
  until: number;
  starts: readonly number[];
  offsets: readonly number[];
};

/** What the wall says of a local time: shown at `at`; or left out by a clock change, which happens at `at`. */
export type OnTheWall = { exists: boolean; at: number };

const formats = new Map<string, Intl.DateTimeFormat>();
const tables = new Map<string, OffsetTable>();

/**
 * The offsets of a zone over whole years. Kept for the life of the process.
 *
 * @param zone an IANA name
 * @param from an instant, in milliseconds
 * @param until a later one
 * @throws RangeError for a zone that nobody knows
 */
export function offsetTable(zone: string, from: number, until: number): OffsetTable {
  const [first, last] = [yearOf(from - 3 * day), yearOf(until + 3 * day) + 1];
  const name = `${zone} ${first} ${last}`;
  const known = tables.get(name);
  if (known) return known;
  const made = makeTable(zone, Date.UTC(first, 0, 1), Date.UTC(last, 0, 1));
  tables.set(name, made);
  return made;
}

/** How far the wall is ahead of UTC at an instant of the table. */
export function offsetAt(table: OffsetTable, at: number): number {
  let place = table.starts.length - 1;
  while (place > 0 && (table.starts[place] ?? 0) > at) place -= 1;
  return table.offsets[place] ?? 0;
}

/**
 * When the wall shows a local time. Of a time that comes twice it is the first; one that a clock change leaves out does not exist.
 *
 * @param local the date and time as if they were UTC, in milliseconds
 */
export function onTheWall(table: OffsetTable, local: number): OnTheWall {
  const { starts, offsets } = table;
  for (let place = 0; place < starts.length; place += 1) {
    const at = local - (offsets[place] ?? 0);
    const start = starts[place] ?? 0;
    // The wall has jumped over it: it is later than all before this stretch, and earlier than all in it.
    if (at < start) return { exists: place === 0, at: place === 0 ? at : start };
    if (at < (starts[place + 1] ?? Number.POSITIVE_INFINITY)) return { exists: true, at };
  }
  return { exists: false, at: local };
}

const yearOf = (at: number): number => new Date(at).getUTCFullYear();

function makeTable(zone: string, from: number, until: number): OffsetTable {
  const starts = [from];
  const offsets = [askIntl(zone, from)];
  let before = from;
  while (before < until) {
    const after = Math.min(before + sample, until);
    const offset = askIntl(zone, after);
    if (offset !== offsets.at(-1)) {
      starts.push(changeBetween(zone, before, after, offsets.at(-1) ?? 0));
      offsets.push(offset);
    }
    before = after;
  }
  return { zone, from, until, starts, offsets };
}

/** The first second at which the old offset holds no more. */
function changeBetween(zone: string, before: number, after: number, old: number): number {
  let [low, high] = [before / second, after / second];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askIntl(zone, middle * second) === old) low = middle;
    else high = middle;
  }
  return high * second;
}

function askIntl(zone: string, at: number): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(zone, format);
  const [month = 1, date = 1, year = 0, hours = 0, minutes = 0, seconds = 0] = format
    .format(at)
    .split(/\D+/)
    .map(Number);
  return Date.UTC(year, month - 1, date, hours, minutes, seconds) - at;
}
