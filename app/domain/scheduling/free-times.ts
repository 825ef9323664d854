/**
 * Which times of a service are free, from rules of local time, in milliseconds for a whole practice. Pure, and safe in the browser.
 * tests/domain/scheduling hold it against Temporal, slot by slot.
 */
import { day, minute, type OffsetTable, offsetTable, onTheWall } from "./offsets.ts";

/** Open (or kept for something else) on a weekday, in minutes of the day local to a zone. `own` means: for this service alone. */
export type WeeklyHours = {
  own: boolean;
  kind: "open" | "kept";
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  from: number;
  until: number;
  zone: string;
};

/** Hours of one date, which stand instead of its weekday's. Without times she is not there. */
export type DateHours = { own: boolean; day: string; from: number | null; until: number | null; zone: string };

/** Everything about one coach's time that free times are computed from: `scheduling_of` of db/migrations/0015_scheduling.sql. */
export type CoachTime = {
  weekly: readonly WeeklyHours[];
  dates: readonly DateHours[];
  off: readonly { first: string; last: string }[];
  travel: readonly { first: string; last: string; zone: string }[];
  /** Taken time as from, until, from, until …, in milliseconds, ordered by from. */
  busy: readonly number[];
  /** When sessions of this service begin that count for the most in a day. */
  given: readonly number[];
};

/** The rules of a service, in minutes of real time but for `daysAhead` (of 24 hours each). */
export type SlotRules = {
  minutes: number;
  step: number;
  notice: number;
  daysAhead: number;
  bufferBefore: number;
  bufferAfter: number;
  dailyMost: number | null;
};

/** A stretch of instants, in milliseconds, without its end. */
export type Span = { from: number; until: number };

type Open = { from: number; until: number; zone: string };

/**
 * The instants at which a session may begin, in order.
 *
 * Rules are expanded per local date, in the rule's zone or in that of a journey. Slots stand at every `step` from the beginning of an open
 * stretch; one at a time that a clock change leaves out does not exist, one at a time that comes twice exists once, at the first. The session
 * itself lies within open hours and outside kept ones; its buffers may reach out of them, but touch nothing that is taken. Notice is counted
 * in real time.
 *
 * @param coach her rules and what is taken
 * @param service its rules
 * @param window only times in it
 * @param now the present instant
 */
export function freeTimes(coach: CoachTime, service: SlotRules, window: Span, now: number): number[] {
  const earliest = Math.max(window.from, now + service.notice * minute);
  const latest = Math.min(window.until - 1, now + service.daysAhead * day);
  if (earliest > latest) return [];
  const tables = tablesOver(earliest - 2 * day, latest + 2 * day);
  const week = daysOf(coach);
  // A local date begins up to 14 hours before and ends up to 12 hours after that of UTC.
  const [firstDay, lastDay] = [Math.floor(earliest / day) - 1, Math.floor(latest / day) + 1];
  const taken = new Taken(coach.busy);
  const kept = new Taken(keptSpans(week, firstDay - 1, lastDay + 1, tables));
  const found = new Set<number>();
  for (let date = firstDay; date <= lastDay; date += 1) {
    for (const open of week.open(date)) {
      const table = tables(open.zone);
      if (service.dailyMost !== null && givenOn(coach.given, date, table) >= service.dailyMost) continue;
      const end = onTheWall(table, date * day + open.until * minute).at;
      for (let local = open.from; local < open.until; local += service.step) {
        const { exists, at } = onTheWall(table, date * day + local * minute);
        const until = at + service.minutes * minute;
        if (until > end || at > latest) break;
        if (!exists || at < earliest || kept.touches(at, until)) continue;
        if (!taken.touches(at - service.bufferBefore * minute, until + service.bufferAfter * minute)) found.add(at);
      }
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** Offset tables of zones, each found once. */
function tablesOver(from: number, until: number): (zone: string) => OffsetTable {
  const known = new Map<string, OffsetTable>();
  return (zone) => {
    const table = known.get(zone) ?? offsetTable(zone, from, until);
    known.set(zone, table);
    return table;
  };
}

/** A date as its number of days since 1970-01-01. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day;

/** 1 = Monday … 7 = Sunday. The first of January 1970 was a Thursday. */
const weekdayOf = (date: number): number => ((((date + 3) % 7) + 7) % 7) + 1;

type Days = { open(date: number): readonly Open[]; kept(date: number): readonly Open[] };

/** What a coach's rules say of a date. */
function daysOf(coach: CoachTime): Days {
  const within = (date: number) => (span: { first: number; last: number }) => span.first <= date && date <= span.last;
  const numbered = <T extends { first: string; last: string }>(spans: readonly T[]) =>
    spans.map((span) => ({ ...span, first: dayNumber(span.first), last: dayNumber(span.last) }));
  const off = numbered(coach.off);
  const travel = numbered(coach.travel);
  const weeklyOpen = ownOrAll(coach.weekly.filter((rule) => rule.kind === "open"));
  const weeklyKept = coach.weekly.filter((rule) => rule.kind === "kept");
  const dates = new Map<number, DateHours[]>();
  for (const row of coach.dates) dates.set(dayNumber(row.day), [...(dates.get(dayNumber(row.day)) ?? []), row]);
  const where = (date: number, rule: { from: number; until: number; zone: string }): Open => ({
    from: rule.from,
    until: rule.until,
    zone: travel.find(within(date))?.zone ?? rule.zone,
  });
  const onWeekday = (rules: readonly WeeklyHours[], date: number) =>
    rules.filter((rule) => rule.weekday === weekdayOf(date)).map((rule) => where(date, rule));
  return {
    open(date) {
      if (off.some(within(date))) return [];
      const special = dates.get(date);
      if (!special) return joined(onWeekday(weeklyOpen, date));
      return joined(
        ownOrAll(special).flatMap(({ from, until, zone }) =>
          from === null || until === null ? [] : [where(date, { from, until, zone })],
        ),
      );
    },
    kept: (date) => (dates.has(date) ? [] : onWeekday(weeklyKept, date)),
  };
}

/** A service's own hours stand instead of those for all services. */
function ownOrAll<T extends { own: boolean }>(rules: readonly T[]): readonly T[] {
  return rules.some((rule) => rule.own) ? rules.filter((rule) => rule.own) : rules;
}

/** Stretches of one date in one zone that overlap or touch are one. */
function joined(stretches: readonly Open[]): readonly Open[] {
  const whole: Open[] = [];
  for (const next of stretches.toSorted((one, other) => one.zone.localeCompare(other.zone) || one.from - other.from)) {
    const last = whole.at(-1);
    if (last && last.zone === next.zone && next.from <= last.until) last.until = Math.max(last.until, next.until);
    else whole.push({ ...next });
  }
  return whole;
}

function keptSpans(week: Days, first: number, last: number, tables: (zone: string) => OffsetTable): number[] {
  const edges: number[] = [];
  for (let date = first; date <= last; date += 1) {
    for (const kept of week.kept(date)) {
      const table = tables(kept.zone);
      edges.push(
        onTheWall(table, date * day + kept.from * minute).at,
        onTheWall(table, date * day + kept.until * minute).at,
      );
    }
  }
  return edges;
}

function givenOn(given: readonly number[], date: number, table: OffsetTable): number {
  if (given.length === 0) return 0;
  const [from, until] = [onTheWall(table, date * day).at, onTheWall(table, (date + 1) * day).at];
  return given.filter((at) => from <= at && at < until).length;
}

/** Taken time, joined, so that one search tells whether a span touches it. */
class Taken {
  readonly #from: number[] = [];
  readonly #until: number[] = [];

  constructor(edges: readonly number[]) {
    const spans: Span[] = [];
    for (let place = 0; place + 1 < edges.length; place += 2) {
      spans.push({ from: edges[place] ?? 0, until: edges[place + 1] ?? 0 });
    }
    spans.sort((one, other) => one.from - other.from);
    for (const { from, until } of spans) {
      const last = this.#until.length - 1;
      if (last >= 0 && from <= (this.#until[last] ?? 0)) this.#until[last] = Math.max(this.#until[last] ?? 0, until);
      else if (from < until) {
        this.#from.push(from);
        this.#until.push(until);
      }
    }
  }

  /** Does anything taken overlap this span? What only meets it does not. */
  touches(from: number, until: number): boolean {
    let [low, high] = [0, this.#until.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#until[middle] ?? 0) > from) high = middle;
      else low = middle + 1;
    }
    return (this.#from[low] ?? Number.POSITIVE_INFINITY) < until;
  }
}
