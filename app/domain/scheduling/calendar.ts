/** A calendar's days, laid out: what stands where on each, in minutes of its wall. Pure, and safe in the browser. */
import type { AppointmentState } from "./appointment.ts";
import type { Place } from "./offered.ts";
import { day as dayMs, minute, offsetAt, offsetTable, onTheWall } from "./offsets.ts";

/** A session as a calendar shows it; without a family it is a group, or one that the reader may not know more of. */
export type CalendarSession = {
  id: string;
  memberId: string;
  state: AppointmentState;
  startsAt: string;
  endsAt: string;
  place: Place;
  seats: number;
  taken: number;
  sequence: number;
  heldUntil: string | null;
  seriesId: string | null;
  service: string;
  colour: string;
  isGroup: boolean;
  familyId: string | null;
  family: string | null;
};

/** The rows of a stretch of days, as one statement gives them; instants and days are text. */
export type CalendarRows = {
  now: Date;
  coaches: { id: string; name: string }[];
  sessions: CalendarSession[];
  weekly: {
    memberId: string;
    kind: "open" | "kept";
    words: string;
    weekday: number;
    from: number;
    until: number;
    zone: string;
  }[];
  dates: { memberId: string; day: string }[];
  off: { who: string | null; kind: string; words: string; first: string; last: string; closes: boolean }[];
  travel: { memberId: string; zone: string; first: string; last: string }[];
  busy: { from: string; until: string }[];
  events: { familyId: string; family: string; child: string | null; day: string; kind: string; words: string }[];
  moved: {
    id: string;
    memberId: string;
    from: string;
    to: string;
    long: number;
    familyId: string;
    family: string;
  }[];
  asks: { id: string; familyId: string; family: string; startsAt: string; service: string }[];
  waiting: number;
  /** The reader's own calendars elsewhere that have not been read for an hour: what they say is doubted aloud. */
  doubted: string[];
};

/** Where a block stands in its column: minutes of the day, and its lane among those that overlap. */
export type Placed = { from: number; until: number; lane: number; lanes: number };

export type Block = Placed &
  (
    | { kind: "session"; session: CalendarSession }
    | { kind: "kept"; words: string }
    | { kind: "busy" }
    | { kind: "moved"; moved: CalendarRows["moved"][number] }
  );

/** What belongs to a whole day. */
export type DayNote = { kind: "off" | "holiday" | "travel" | "event"; words: string; familyId?: string };

export type CalendarColumn = {
  key: string;
  date: string;
  zone: string;
  /** Whose, where every column is another coach's. */
  memberId: string | null;
  name: string | null;
  notes: DayNote[];
  blocks: Block[];
  /** What found no lane. */
  more: number;
};

const mostLanes = 5;

/** The zone of a reader's wall on a date: where she is on that day. */
export function zoneOn(
  date: string,
  reader: { memberId: string; zone: string },
  travel: CalendarRows["travel"],
): string {
  const journey = travel.find((row) => row.memberId === reader.memberId && row.first <= date && date <= row.last);
  return journey?.zone ?? reader.zone;
}

/** The instants between which a date lies on a zone's wall. */
export function spanOf(date: string, zone: string): { from: number; until: number } {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  const table = offsetTable(zone, midnight - 2 * dayMs, midnight + 2 * dayMs);
  return { from: onTheWall(table, midnight).at, until: onTheWall(table, midnight + dayMs).at };
}

/** Minutes of the day that a zone's wall shows. */
export function minutesAt(at: number, zone: string): number {
  const local = at + offsetAt(offsetTable(zone, at - dayMs, at + dayMs), at);
  return Math.floor((((local % dayMs) + dayMs) % dayMs) / minute);
}

/** Which days a view shows, from a date that lies in it. */
export function daysOf(view: "day" | "week" | "agenda", on: string): string[] {
  const number = Date.parse(`${on}T00:00:00Z`) / dayMs;
  const monday = number - ((((number + 3) % 7) + 7) % 7);
  const first = view === "week" ? monday : number;
  const count = { day: 1, week: 7, agenda: 28 }[view];
  return Array.from({ length: count }, (_, place) => new Date((first + place) * dayMs).toISOString().slice(0, 10));
}

/**
 * The columns of a calendar: one for each day, or, for a day of the whole practice, one for each coach.
 *
 * @param rows of the days in question, and one day more at each end
 * @param of.reader whose wall the hours are on; she is where her journeys say
 * @param of.byCoach a column for each coach of the first day
 */
export function columnsOf(
  rows: CalendarRows,
  of: { days: readonly string[]; reader: { memberId: string; zone: string }; byCoach: boolean },
): CalendarColumn[] {
  const [first = ""] = of.days;
  const columns = of.byCoach
    ? rows.coaches.map((coach) => ({ key: coach.id, date: first, memberId: coach.id, name: coach.name }))
    : of.days.map((date) => ({ key: date, date, memberId: null, name: null }));
  return columns.map((column) => {
    const zone = zoneOn(column.date, of.reader, rows.travel);
    const { blocks, more } = inLanes(blocksOf(rows, column, zone));
    const notes = of.byCoach ? [] : notesOf(rows, column.date, of.reader.memberId);
    return { ...column, zone, notes, blocks, more };
  });
}

type Column = { date: string; memberId: string | null };
type Unplaced =
  | { kind: "session"; at: number; end: number; session: CalendarSession }
  | { kind: "kept"; at: number; end: number; words: string }
  | { kind: "busy"; at: number; end: number }
  | { kind: "moved"; at: number; end: number; moved: CalendarRows["moved"][number] };

function blocksOf(rows: CalendarRows, column: Column, zone: string): Block[] {
  const span = spanOf(column.date, zone);
  const ofColumn = (memberId: string) => column.memberId === null || column.memberId === memberId;
  const unplaced: Unplaced[] = [
    ...standing(rows.sessions.filter(({ memberId }) => ofColumn(memberId))).map((session) => ({
      kind: "session" as const,
      at: Date.parse(session.startsAt),
      end: Date.parse(session.endsAt),
      session,
    })),
    ...rows.moved
      .filter(({ memberId }) => ofColumn(memberId))
      .map((moved) => ({
        kind: "moved" as const,
        at: Date.parse(moved.from),
        end: Date.parse(moved.from) + moved.long * minute,
        moved,
      })),
    ...rows.busy.map(({ from, until }) => ({ kind: "busy" as const, at: Date.parse(from), end: Date.parse(until) })),
    ...keptOn(rows, column, ofColumn),
  ];
  const taken = unplaced.filter((one) => one.kind === "session");
  return unplaced.flatMap((one): Block[] => {
    const { at, end, ...what } = one;
    if (end <= span.from || at >= span.until) return [];
    // Of a session the day is where it begins; what was moved is shown only while nothing else stands there.
    if (one.kind === "session" && at < span.from) return [];
    if (one.kind === "moved" && taken.some((other) => other.at < end && at < other.end)) return [];
    const from = at < span.from ? 0 : minutesAt(at, zone);
    const until = end >= span.until ? 1440 : Math.max(minutesAt(end, zone), from + 5);
    return [{ ...what, from, until, lane: 0, lanes: 1 }];
  });
}

/** What is cancelled or was missed gives way to what stands at its time. */
function standing(sessions: readonly CalendarSession[]): CalendarSession[] {
  const stands = (one: CalendarSession) => !one.state.startsWith("cancelled");
  return sessions.filter(
    (one) =>
      stands(one) ||
      !sessions.some(
        (other) =>
          stands(other) &&
          other.memberId === one.memberId &&
          other.startsAt < one.endsAt &&
          one.startsAt < other.endsAt,
      ),
  );
}

/** Hours of this date that a coach keeps for something else, each in its own zone or where she is. */
function keptOn(rows: CalendarRows, column: Column, ofColumn: (memberId: string) => boolean): Unplaced[] {
  const midnight = Date.parse(`${column.date}T00:00:00Z`);
  // Local dates of other zones reach into this one from both sides.
  return [-1, 0, 1].flatMap((apart) => {
    const local = midnight + apart * dayMs;
    const date = new Date(local).toISOString().slice(0, 10);
    const weekday = ((((local / dayMs + 3) % 7) + 7) % 7) + 1;
    return rows.weekly
      .filter((rule) => rule.kind === "kept" && rule.weekday === weekday && ofColumn(rule.memberId))
      .filter((rule) => !rows.dates.some((row) => row.memberId === rule.memberId && row.day === date))
      .map((rule) => {
        const zone = zoneOn(date, rule, rows.travel);
        const table = offsetTable(zone, local - 2 * dayMs, local + 2 * dayMs);
        const edge = (minutes: number) => onTheWall(table, local + minutes * minute).at;
        return { kind: "kept" as const, at: edge(rule.from), end: edge(rule.until), words: rule.words };
      });
  });
}

function notesOf(rows: CalendarRows, date: string, readerId: string): DayNote[] {
  const on = (row: { first: string; last: string }) => row.first <= date && date <= row.last;
  const off = rows.off.filter(on).map((row): DayNote => {
    const words = row.words || { away: "Away", "time off": "Time off", "school holiday": "No school" }[row.kind] || "";
    const kind = row.kind === "school holiday" ? "holiday" : "off";
    return { kind, words: row.who && kind === "off" ? `${row.who.split(" ")[0]}: ${words}` : words };
  });
  const travel = rows.travel
    .filter((row) => row.memberId === readerId && on(row))
    .map((row): DayNote => ({ kind: "travel", words: `In ${placeOf(row.zone)}` }));
  const events = rows.events
    .filter((event) => event.day === date)
    .map(
      (event): DayNote => ({
        kind: "event",
        words: `${event.child ?? event.family}: ${event.words}`,
        familyId: event.familyId,
      }),
    );
  return [...off, ...travel, ...events];
}

/** "Pacific/Auckland" is "Auckland". */
export const placeOf = (zone: string): string => (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");

/** Puts blocks that overlap side by side. Kept hours lie underneath and take no lane. */
export function inLanes(blocks: readonly Block[]): { blocks: Block[]; more: number } {
  const under = blocks.filter((block) => block.kind === "kept");
  const over = blocks.filter((block) => block.kind !== "kept").toSorted((one, other) => one.from - other.from);
  const placed: Block[] = [];
  let more = 0;
  for (let place = 0; place < over.length; ) {
    const together: Block[] = [];
    let end = 0;
    do {
      const block = over[place];
      if (!block) break;
      together.push(block);
      end = Math.max(end, block.until);
      place += 1;
    } while ((over[place]?.from ?? Number.POSITIVE_INFINITY) < end);
    const ends: number[] = [];
    const lanes = together.map((block) => {
      const free = ends.findIndex((until) => until <= block.from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = block.until;
      return { ...block, lane };
    });
    const shown = lanes.filter(({ lane }) => lane < mostLanes);
    more += lanes.length - shown.length;
    placed.push(...shown.map((block) => ({ ...block, lanes: Math.min(ends.length, mostLanes) })));
  }
  return { blocks: [...under, ...placed], more };
}

/**
 * From which hour to which a calendar is drawn: usual hours, and whatever lies outside of them.
 *
 * @param open the hours of the week, in minutes of the day
 */
export function hoursShown(columns: readonly CalendarColumn[], open: readonly { from: number; until: number }[]) {
  const all = [...columns.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== "busy")), ...open];
  const from = Math.min(9 * 60, ...all.map((one) => one.from));
  const until = Math.max(17 * 60, ...all.map((one) => one.until));
  const first = Math.max(0, Math.floor(from / 60 - 0.01));
  return { first, hours: Math.min(24, Math.ceil(until / 60 + 0.01)) - first };
}

/** Of a session with a family that the reader may not see, only that the time is taken. */
export const withoutWords = (session: CalendarSession): CalendarSession =>
  session.isGroup || session.family !== null
    ? session
    : { ...session, service: "", colour: "stone", place: "video", seriesId: null };

/** May this member move it to another time: it stands, is to come, and is hers or with a family of hers? */
export function mayMove(
  session: CalendarSession,
  member: { memberId: string; roles: readonly string[] },
  now: Date,
): boolean {
  if (session.state !== "booked" && session.state !== "requested") return false;
  if (Date.parse(session.startsAt) <= now.getTime()) return false;
  return (
    session.memberId === member.memberId ||
    session.familyId !== null ||
    member.roles.includes("owner") ||
    member.roles.includes("assistant")
  );
}
