import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Purpose } from "../drafts/draft.ts";
import { isId } from "../ids.ts";
import { type CameBy, type Direction, type Knowledge, keptSaid, type LogChannel, type Said } from "./log.ts";
import type { PointState } from "./settled-point.ts";
import { soughtWords } from "./sought.ts";

/** What was put right later: in words, or in how the entry is filed. */
export type Correction = {
  id: string;
  words: string;
  purpose: Purpose | null;
  child: string | null;
  educator: string | null;
  happenedAt: string | null;
  withdrawn: boolean;
  madeAt: string;
};

export type LogFile = { id: string; name: string; type: string; size: number };

/** An entry as it was written, with what was put right beside it; `asCorrected` says how it reads now. */
export type LogEntry = {
  id: string;
  guardianId: string;
  /** Whose log it stands in. */
  guardian: string;
  childId: string | null;
  child: string | null;
  educatorId: string | null;
  direction: Direction;
  channel: LogChannel;
  purpose: Purpose | null;
  withWords: string;
  subject: string;
  body: string;
  knowledge: Knowledge;
  saidBy: string;
  also: Said[];
  happenedAt: string;
  timeKnown: boolean;
  cameBy: CameBy;
  /** A machine wrote it: somebody is out of the office. */
  automatic?: boolean;
  createdAt: string;
  corrections: Correction[];
  files: LogFile[];
  /** With whom this entry alone is shared: null stands for those who coach the family. Known to its own guardian only. */
  sharedWith: (string | null)[];
};

export type PointLine = {
  number: number;
  state: PointState;
  words: string;
  byDay: string | null;
  said: string;
  madeAt: string;
};

export type SettledPoint = {
  id: string;
  guardianId: string;
  /** Whose log it stands in. */
  guardian: string;
  entryId: string | null;
  child: string | null;
  words: string;
  /** Who does it; empty is the guardian whose log it stands in. */
  who: string;
  byDay: string | null;
  sinceDay: string | null;
  state: PointState;
  askOn: string | null;
  version: number;
};

/** Where a page of the log ends: the moment and id of its last entry. */
export type LogPlace = { at: string; id: string };

export type Log = {
  now: Date;
  entries: LogEntry[];
  more: boolean;
  points: SettledPoint[];
  morePoints: boolean;
  /** The family's guardians who have come in. */
  guardians: { id: string; name: string }[];
  /** The children whose log it is. */
  children: { id: string; name: string; grade: string }[];
  /** Whole logs that are open: whose, and to whom; null stands for those who coach the family. */
  open: { guardianId: string; withGuardianId: string | null; since: string }[];
};

export const entriesOnPage = 25;
const doneOnPage = 3;
const pointsOnPage = 12;

/** The log as this actor may read it, newest first, by key. One query, whatever has gathered.
 *
 * @param asked.find what was typed into the search field; "" for all
 * @param asked.before the last entry of the page before
 * @param asked.allPoints every settled point, not only what is open and the last that were done
 */
export async function logOf(
  tx: Tx,
  reader: { practiceId: string; familyId: string },
  asked: { find?: string; before?: LogPlace | null; allPoints?: boolean } = {},
): Promise<Log> {
  const words = soughtWords(asked.find ?? "");
  const found = sql`log_holding(${sql.val(words)}::text[], ${reader.familyId})`;
  const isFound = (column: "entry_id" | "point_id", id: RawBuilder<unknown>) =>
    words.length === 0 ? sql`true` : sql`${id} in (select h.${sql.ref(column)} from ${found} h)`;
  const before = asked.before
    ? sql`(e.happened_at, e.id) < (${asked.before.at}::timestamptz, ${asked.before.id}::uuid)`
    : sql`true`;
  const allPoints = asked.allPoints === true || words.length > 0;
  const { rows } = await sql<Omit<Log, "more" | "morePoints">>`
    select app_now() as now,
      (select coalesce(json_agg(x.entry order by x.happened_at desc, x.id desc), '[]') from (
        select e.happened_at, e.id, ${entryJson} as entry ${entryFrom}
        where e.practice_id = ${reader.practiceId} and e.family_id = ${reader.familyId} and ${before}
          and ${isFound("entry_id", sql`e.id`)}
        order by e.happened_at desc, e.id desc limit ${sql.lit(entriesOnPage + 1)}) x) as entries,
      (select coalesce(json_agg(x.point order by x.rank, x.created_at desc, x.id), '[]') from (
        select p.created_at, p.id, ${pointJson} as point, (p.state = 'done')::int as rank,
          row_number() over (partition by p.state = 'done' order by p.created_at desc, p.id) as turn
        ${pointFrom}
        where p.practice_id = ${reader.practiceId} and p.family_id = ${reader.familyId} and ${isFound("point_id", sql`p.id`)}) x
        where x.turn <= case when ${allPoints} then 200 when x.rank = 1 then ${sql.lit(doneOnPage)} else ${sql.lit(pointsOnPage)} end
      ) as points,
      ${aroundLog(reader)}
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  const entries = row.entries.map(withSaid);
  return {
    ...row,
    entries: entries.slice(0, entriesOnPage),
    more: entries.length > entriesOnPage,
    morePoints: !allPoints && row.points.filter((point) => point.state === "done").length === doneOnPage,
  };
}

/** One entry with all that hangs on it, and what stands around the log. */
export type WholeEntry = Pick<Log, "now" | "guardians" | "children" | "open"> & {
  entry: LogEntry & { quoted: string };
  points: SettledPoint[];
  /** Who can be named when it is put right. */
  educators: { id: string; name: string }[];
};

/**
 * One entry, as far as this actor may read it.
 *
 * @returns undefined for what is not there, not of this family, or not hers to read
 */
export async function oneEntry(
  tx: Tx,
  reader: { practiceId: string; familyId: string },
  entryId: string,
): Promise<WholeEntry | undefined> {
  const { rows } = await sql<WholeEntry & { quoted: string }>`
    select app_now() as now, ${entryJson} as entry, e.quoted,
      (select coalesce(json_agg(${pointJson} order by p.created_at, p.id), '[]') ${pointFrom}
        where p.practice_id = e.practice_id and p.entry_id = e.id) as points,
      (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.created_at, u.id), '[]') from educator u
        where u.practice_id = e.practice_id and u.family_id = e.family_id) as educators,
      ${aroundLog(reader)}
    ${entryFrom}
    where e.practice_id = ${reader.practiceId} and e.family_id = ${reader.familyId} and e.id = ${entryId}
  `.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { quoted, ...whole } = row;
  return { ...whole, entry: { ...withSaid(row.entry), quoted } };
}

/** One settled point with its history, the newest line first. */
export async function onePoint(
  tx: Tx,
  reader: { practiceId: string; familyId: string },
  pointId: string,
): Promise<{ now: Date; point: SettledPoint; lines: PointLine[]; guardian: string } | undefined> {
  const { rows } = await sql<{ now: Date; point: SettledPoint; lines: PointLine[]; guardian: string }>`
    select app_now() as now, ${pointJson} as point,
      coalesce((select n.name from log_guardians(p.family_id) n where n.id = p.guardian_id), '') as guardian,
      (select coalesce(json_agg(json_build_object('number', l.number, 'state', l.state, 'words', l.point_words, 'byDay', l.by_day,
          'said', l.said, 'madeAt', l.made_at) order by l.number desc), '[]')
        from settled_point_line l where l.practice_id = p.practice_id and l.point_id = p.id) as lines
    ${pointFrom}
    where p.practice_id = ${reader.practiceId} and p.family_id = ${reader.familyId} and p.id = ${pointId}
  `.execute(tx);
  return rows[0];
}

/** Reads the end of a page from an address ("2026-10-14T20:52:00.000Z~0198…"); null for anything else. */
export function logPlace(raw: string | null): LogPlace | null {
  const [at = "", id = ""] = (raw ?? "").split("~");
  return /^[12]\d{3}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(at) && !Number.isNaN(Date.parse(at)) && isId(id)
    ? { at, id }
    : null;
}

const withSaid = <Entry extends LogEntry>(entry: Entry): Entry => ({ ...entry, also: keptSaid(entry.also) });

/** The table `e` with its child, that `entryJson` reads. */
export const entryFrom = sql`from log_entry e left join child c on c.practice_id = e.practice_id and c.id = e.child_id`;

/** An entry of the table `e` with the child `c`, as a LogEntry. */
export const entryJson = sql<LogEntry>`json_build_object('id', e.id, 'guardianId', e.guardian_id,
  'guardian', coalesce((select n.name from log_guardians(e.family_id) n where n.id = e.guardian_id), ''),
  'childId', e.child_id, 'child', c.name, 'educatorId', e.educator_id, 'direction', e.direction, 'channel', e.channel,
  'purpose', e.purpose, 'withWords', e.with_words, 'subject', e.subject, 'body', e.body, 'knowledge', e.knowledge,
  'saidBy', e.said_by, 'also', e.also, 'happenedAt', e.happened_at, 'timeKnown', e.time_known, 'cameBy', e.came_by, 'automatic', e.automatic,
  'createdAt', e.created_at,
  'corrections', (select coalesce(json_agg(json_build_object('id', k.id, 'words', k.words, 'purpose', k.purpose, 'child', kc.name,
      'educator', ke.name, 'happenedAt', k.happened_at, 'withdrawn', k.withdrawn, 'madeAt', k.made_at) order by k.made_at, k.id), '[]')
    from log_correction k left join child kc on kc.practice_id = k.practice_id and kc.id = k.child_id
    left join educator ke on ke.practice_id = k.practice_id and ke.id = k.educator_id
    where k.practice_id = e.practice_id and k.entry_id = e.id),
  'files', (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size) order by f.kept_at, f.id), '[]')
    from log_file lf join stored_file f on f.practice_id = lf.practice_id and f.id = lf.file_id
    where lf.practice_id = e.practice_id and lf.entry_id = e.id),
  'sharedWith', (select coalesce(json_agg(s.with_guardian_id), '[]') from log_share s
    where s.practice_id = e.practice_id and s.entry_id = e.id and s.until is null))`;

/** The table `p` with its child, that `pointJson` reads. */
export const pointFrom = sql`from settled_point p left join child pc on pc.practice_id = p.practice_id and pc.id = p.child_id`;

/** A row of the table `p` with the child `pc`, as a SettledPoint. */
export const pointJson = sql<SettledPoint>`json_build_object('id', p.id, 'guardianId', p.guardian_id,
  'guardian', coalesce((select n.name from log_guardians(p.family_id) n where n.id = p.guardian_id), ''), 'entryId', p.entry_id, 'child', pc.name,
  'words', p.words, 'who', p.who_words, 'byDay', p.by_day, 'sinceDay', p.since_day, 'state', p.state, 'askOn', p.ask_on,
  'version', p.version)`;

const aroundLog = ({ practiceId, familyId }: { practiceId: string; familyId: string }) => sql`
  (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name) order by n.name, n.id), '[]')
    from log_guardians(${familyId}) n) as guardians,
  (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'grade', coalesce(kp.grade, '')) order by k.created_at, k.id), '[]')
    from child k left join child_profile kp on kp.practice_id = k.practice_id and kp.child_id = k.id
    where k.practice_id = ${practiceId} and k.family_id = ${familyId}) as children,
  (select coalesce(json_agg(json_build_object('guardianId', s.guardian_id, 'withGuardianId', s.with_guardian_id, 'since', s.since)
      order by s.since), '[]')
    from log_share s where s.practice_id = ${practiceId} and s.family_id = ${familyId} and s.entry_id is null and s.until is null) as open`;
