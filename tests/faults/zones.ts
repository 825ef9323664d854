import { Temporal } from "temporal-polyfill";
import { type CoachTime, freeTimes, type SlotRules } from "#app/domain/scheduling/free-times.ts";
import { day, hour, minute, offsetTable, onTheWall } from "#app/domain/scheduling/offsets.ts";

export type ZoneFindings = { zones: number; changes: number; compared: number; mismatches: string[] };

/** Every zone that this machine knows by an IANA name. */
export const everyZone = (): string[] => [...Intl.supportedValuesOf("timeZone"), "UTC"];

const began = Temporal.Instant.from("2026-01-01T00:00Z");
const ends = Temporal.Instant.from("2031-01-01T00:00Z");

export const anyTime: SlotRules = {
  minutes: 30,
  step: 15,
  notice: 0,
  daysAhead: 400,
  bufferBefore: 0,
  bufferAfter: 0,
  dailyMost: null,
};

/** A coach with these hours and nothing else. */
export const hoursOnly = (weekly: CoachTime["weekly"]): CoachTime => ({
  weekly,
  dates: [],
  off: [],
  travel: [],
  busy: [],
  given: [],
});

/**
 * Compares each zone's changes of 2026 to 2030 with Temporal: the table of offsets, every five minutes of the wall around a change, the slots of
 * a day that is open throughout, an hour that stays the same every week, and a notice that spans the change.
 */
export function compareZones(zones: readonly string[]): ZoneFindings {
  const findings: ZoneFindings = { zones: zones.length, changes: 0, compared: 0, mismatches: [] };
  for (const zone of zones) {
    const changes = changesOf(zone);
    findings.changes += changes.length;
    const table = offsetTable(zone, began.epochMilliseconds, ends.epochMilliseconds);
    const ours = table.starts.filter((at) => at > began.epochMilliseconds && at < ends.epochMilliseconds);
    same(findings, `${zone}: its changes`, ours, changes);
    for (const change of changes) compareChange(findings, zone, change);
    compareWeeks(findings, zone, changes);
  }
  return findings;
}

function same(findings: ZoneFindings, what: string, ours: unknown, theirs: unknown) {
  findings.compared += 1;
  if (JSON.stringify(ours) !== JSON.stringify(theirs)) {
    findings.mismatches.push(`${what}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`.slice(0, 400));
  }
}

function changesOf(zone: string): number[] {
  const found: number[] = [];
  let next = began.toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  while (next && next.epochMilliseconds < ends.epochMilliseconds) {
    found.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition("next");
  }
  return found;
}

/** What Temporal says of a local time: null where the wall never shows it, else the first instant at which it does. */
export function firstShown(local: Temporal.PlainDateTime, zone: string): number | null {
  const at = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  return at.toPlainDateTime().equals(local) ? at.epochMilliseconds : null;
}

function compareChange(findings: ZoneFindings, zone: string, change: number) {
  const table = offsetTable(zone, change - 3 * day, change + 3 * day);
  const before = Temporal.Instant.fromEpochMilliseconds(change - minute).toZonedDateTimeISO(zone);
  for (let minutes = -180; minutes <= 180; minutes += 5) {
    const local = before.toPlainDateTime().add({ minutes: minutes + 1 });
    const asUtc = local.toZonedDateTime("UTC").epochMilliseconds;
    const ours = onTheWall(table, asUtc);
    same(findings, `${zone} ${local}`, ours.exists ? ours.at : null, firstShown(local, zone));
  }
  for (const date of [before.toPlainDate(), before.toPlainDate().add({ days: 1 })]) compareDay(findings, zone, date);
  // Two hours' notice, asked for an hour before: the first time is two real hours on, whatever the wall shows.
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => open(weekday, 0, 1440, zone));
  const asked = change - hour;
  const service = { ...anyTime, step: 5, minutes: 5, notice: 120 };
  const first = freeTimes(hoursOnly(weekly), service, { from: asked, until: asked + day }, asked)[0] ?? 0;
  let due = asked + 2 * hour;
  while (
    firstShown(Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(zone).toPlainDateTime(), zone) !== due
  ) {
    due += 5 * minute;
  }
  same(findings, `${zone}: notice across ${new Date(change).toISOString()}`, first, due);
}

const open = (weekday: number, from: number, until: number, zone: string) =>
  ({ own: false, kind: "open", weekday, from, until, zone }) as const;

/** A date that is open throughout, against the same counted with Temporal. */
function compareDay(findings: ZoneFindings, zone: string, date: Temporal.PlainDate) {
  const midnight = date.toPlainDateTime();
  const theirs: number[] = [];
  const next = midnight.add({ days: 1 }).toZonedDateTime(zone, { disambiguation: "compatible" });
  // The first instant of the next date, also where midnight itself is left out.
  const end = next.startOfDay().epochMilliseconds;
  for (let minutes = 0; minutes < 1440; minutes += anyTime.step) {
    const at = firstShown(midnight.add({ minutes }), zone);
    if (at !== null && at + anyTime.minutes * minute <= end) theirs.push(at);
  }
  const from = midnight.toZonedDateTime(zone).epochMilliseconds;
  const coach = hoursOnly([open(date.dayOfWeek, 0, 1440, zone)]);
  const ours = freeTimes(coach, anyTime, { from: from - 3 * hour, until: from + 2 * day }, from - 3 * hour);
  same(findings, `${zone} on ${date}`, ours, theirs);
}

/** 16:00 on a weekday, for all the weeks from one before to one after each change. */
function compareWeeks(findings: ZoneFindings, zone: string, changes: readonly number[]) {
  for (const change of changes.length > 0 ? changes : [began.epochMilliseconds + 100 * day]) {
    const now = change - 8 * day;
    const ours = freeTimes(
      hoursOnly([open(3, 960, 1020, zone)]),
      { ...anyTime, minutes: 60, step: 60 },
      { from: now, until: now + 21 * day },
      now,
    );
    const walls = ours.map((at) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime().toString(),
    );
    same(findings, `${zone} weekly from ${new Date(now).toISOString()}`, walls, ["16:00:00", "16:00:00", "16:00:00"]);
  }
}
