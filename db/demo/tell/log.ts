import { greetedAs } from "#app/domain/greeting.ts";
import type { Knowledge, LogChannel, Said } from "#app/domain/school-log/log.ts";
import { usualKnowledge } from "#app/domain/school-log/log.ts";
import { proposePurpose } from "#app/domain/school-log/propose-purpose.ts";
import { askAgainOn, firstAskOn, type PointState } from "#app/domain/school-log/settled-point.ts";
import { dayToSearch, soughtText } from "#app/domain/school-log/sought.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import type { EducatorTold, FamilyPage, GuardianTold, Named } from "./told.ts";

type PointTold = {
  words: string;
  /** The guardian herself when left out. */
  who?: EducatorTold;
  byDay?: string;
  since?: string;
  /** What was said of it later; each line holds from its moment on. */
  later?: { at: Date; state: PointState; words?: string; said?: string }[];
};

export type EntryTold = {
  by: GuardianTold;
  child?: Named;
  with?: EducatorTold[];
  /** Who took part and has no card. */
  others?: string;
  at: Date;
  /** When she wrote it down, if that was later. */
  writtenAt?: Date;
  dayOnly?: boolean;
  direction: "in" | "out" | "both";
  channel: LogChannel;
  purpose?: string;
  subject?: string;
  body: string;
  quoted?: string;
  knowledge?: Knowledge;
  /** Who of several said it. */
  saidBy?: EducatorTold;
  also?: Said[];
  cameBy: "written" | "pasted" | "sent" | "inbound";
  sendingId?: string;
  corrections?: { at: Date; words: string; purpose?: string }[];
  settled?: PointTold[];
  /** Shared by itself, with the coach. */
  shared?: Date;
};

/** What was said between home and school, and with whom a log is shared. What is still to come is left out. */
export function tellLog(page: FamilyPage) {
  function logEntry(told: EntryTold): void {
    tellEntry(page, told);
  }

  function shareLog(by: GuardianTold, withWhom: "coach" | GuardianTold, since: Date): void {
    if (page.calendar.isPast(since)) tellShare(page, by, withWhom, since, null);
  }

  return { logEntry, shareLog };
}

/** Tells one entry with what was put right and what was settled in it; a message that was sent tells its own. */
export function tellEntry(page: FamilyPage, told: EntryTold): void {
  const { seed, calendar, zone, own, next } = page;
  if (!calendar.isPast(told.at)) return;
  const id = next("entry");
  const hers = { ...own, guardian_id: told.by.id };
  const people = told.with ?? [];
  const withWords = [...people.map((one) => one.name), told.others].filter(Boolean).join(", ");
  const subject = told.subject ?? "";
  const purpose = told.purpose ?? proposePurpose({ subject, body: told.body, direction: told.direction });
  const also = told.also ?? [];
  seed.add("log_entry", {
    ...hers,
    id,
    child_id: told.child?.id ?? null,
    educator_id: people[0]?.id ?? null,
    direction: told.direction,
    channel: told.channel,
    purpose,
    with_words: withWords,
    subject,
    body: told.body,
    quoted: told.quoted ?? "",
    knowledge: told.knowledge ?? usualKnowledge(told.direction),
    said_by: told.saidBy ? greetedAs(told.saidBy.name) : "",
    also,
    happened_at: told.at,
    time_known: !told.dayOnly,
    came_by: told.cameBy,
    sending_id: told.sendingId ?? null,
    inbound_id: null,
    sought: soughtText([
      withWords,
      subject,
      told.body,
      told.quoted,
      told.child?.name,
      dayToSearch(told.at, zone),
      ...also.map((said) => said.words),
    ]),
    created_at: told.writtenAt ?? told.at,
  });
  for (const correction of told.corrections ?? []) {
    if (!calendar.isPast(correction.at)) continue;
    const sought = soughtText([correction.words]);
    const row = { words: correction.words, purpose: correction.purpose ?? null, withdrawn: false, sought };
    seed.add("log_correction", { ...hers, ...row, id: next("correction"), entry_id: id, made_at: correction.at });
  }
  for (const point of told.settled ?? []) tellPoint(page, told, id, point);
  if (told.shared && calendar.isPast(told.shared)) tellShare(page, told.by, "coach", told.shared, id);
}

function tellPoint(
  { seed, calendar, zone, own, next }: FamilyPage,
  entry: EntryTold,
  entryId: string,
  point: PointTold,
): void {
  const id = next("point");
  const hers = { ...own, guardian_id: entry.by.id };
  const byDay = point.byDay ? calendar.day(point.byDay) : null;
  const sinceDay = point.since ? calendar.day(point.since) : null;
  const later = (point.later ?? []).filter((line) => calendar.isPast(line.at));
  const lines = [{ at: entry.at, state: "open" as PointState, words: point.words, said: "" }];
  for (const line of later) {
    const words = line.words ?? lines.at(-1)?.words ?? point.words;
    lines.push({ at: line.at, state: line.state, words, said: line.said ?? "" });
  }
  const last = lines.at(-1) ?? { at: entry.at, state: "open" as PointState, words: point.words };
  const askOn =
    later.length > 0
      ? askAgainOn(last.state, byDay, localDate(last.at, zone))
      : firstAskOn({ byDay, sinceDay }, localDate(entry.at, zone));
  seed.add("settled_point", {
    ...hers,
    id,
    child_id: entry.child?.id ?? null,
    entry_id: entryId,
    educator_id: point.who?.id ?? null,
    words: last.words,
    who_words: point.who ? greetedAs(point.who.name) : "",
    by_day: byDay,
    since_day: sinceDay,
    state: last.state,
    ask_on: askOn,
    sought: soughtText([last.words, point.who?.name]),
    created_at: entry.at,
    moved_at: last.at,
    version: lines.length,
  });
  for (const [index, line] of lines.entries()) {
    const row = { number: index + 1, state: line.state, point_words: line.words, by_day: byDay, said: line.said };
    seed.add("settled_point_line", { ...hers, ...row, point_id: id, made_at: line.at });
  }
}

function tellShare(
  { seed, own, next }: FamilyPage,
  by: GuardianTold,
  withWhom: "coach" | GuardianTold,
  since: Date,
  entryId: string | null,
): void {
  const whom = { entry_id: entryId, with_guardian_id: withWhom === "coach" ? null : withWhom.id };
  seed.add("log_share", { ...own, ...whom, id: next("log share"), guardian_id: by.id, since, until: null });
}
