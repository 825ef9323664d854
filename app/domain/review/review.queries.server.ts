import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { draftTitle, keptRecipients } from "../drafts/addressees.ts";
import type { Purpose } from "../drafts/draft.ts";
import { minutesFor, minutesToLook } from "../drafts/look.ts";
import { excerpt } from "../excerpt.ts";
import { inHerFamilies } from "../practice/her-families.server.ts";
import { isOwner } from "../practice/member.ts";
import { type HoursRow, workingHours } from "../practice/working-hours.ts";
import { type DaysOff, promisedBy } from "../time/zoned.server.ts";

/** Something that waits on the Review desk. */
export type DeskItem = {
  kind: "draft" | "assignment";
  id: string;
  familyId: string;
  childName: string;
  /** "Request to Mr. Brandvold", or the exercise's title. */
  title: string;
  /** The parent's first sentence. */
  sentence: string;
  /** The guardian who shared it. */
  from: string;
  sharedAt: Date;
  /** Version of a draft, round of an assignment. */
  round: number;
  neededBy: Date | null;
  promisedBy: Date | null;
  minutes: number;
  /** Who handed it to her, with a note or none. */
  handed: { by: string; note: string } | null;
};

/** What waits, how long reading what was shared since Monday takes, and the days off, hers and the practice’s. */
export type Desk = { items: DeskItem[]; minutesThisWeek: number; off: DaysOff };

type Shared = {
  id: string;
  familyId: string;
  childName: string;
  from: string;
  sharedAt: string;
  word: string;
  handed: DeskItem["handed"];
};
type SharedDraft = Shared & {
  purpose: Purpose;
  neededBy: string | null;
  number: number;
  recipients: unknown;
  body: string;
};
type SharedAssignment = Shared & { title: string; round: number; answers: unknown; excerpt: string };

/** Whose desk it is, and in whose hours the promise of a working day is counted. */
export type Reader = { practiceId: string; memberId: string; zone: string; roles: readonly string[] };

/**
 * What waits for a look in the families that this member is with, in the order of the desk: first what is needed by a day, the
 * nearest first, then by when it was promised. What was handed to somebody else lies on her desk. One query, whatever waits.
 */
export async function deskItems(tx: Tx, member: Reader): Promise<DeskItem[]> {
  return (await deskOf(tx, member)).items;
}

/**
 * What waits, as `deskItems`, and with it the reading of this week: everything that the families she coaches, or reads for, have
 * shared since Monday in her own zone. Still one query.
 */
export async function deskOf(tx: Tx, member: Reader): Promise<Desk> {
  const monday = sql`(date_trunc('week', app_now() at time zone ${member.zone}) at time zone ${member.zone})`;
  const { rows } = await sql<Row>`
    select
      (select json_build_object('workdays', m.workdays, 'dayStarts', m.day_starts, 'dayEnds', m.day_ends,
          'off', days_off(m.id)) from member m
        where m.practice_id = ${member.practiceId} and m.id = ${member.memberId}) as me,
      (select coalesce(json_agg(cardinality(regexp_split_to_array(v.body || ' ' || v.word, '\\s+'))), '[]') from draft_version v
        where v.practice_id = ${member.practiceId} and v.shared and v.family_id = any ((select my_families())::uuid[])
          and v.made_at >= ${monday}) as letters,
      (select coalesce(json_agg(cardinality(regexp_split_to_array((select string_agg(t #>> '{}', ' ')
            from jsonb_path_query(s.answers, 'strict $.**') t where jsonb_typeof(t) = 'string') || ' ' || s.word, '\\s+'))), '[]')
        from assignment_share s
        where s.practice_id = ${member.practiceId} and s.family_id = any ((select my_families())::uuid[])
          and s.shared_at >= ${monday}) as rounds,
      (select coalesce(json_agg(json_build_object('id', d.id, 'familyId', d.family_id, 'childName', ${childName("d")},
          'from', g.name, 'sharedAt', d.shared_at, 'neededBy', d.needed_by, 'purpose', d.purpose, 'number', v.number,
          'recipients', v.recipients, 'body', v.body, 'word', v.word, 'handed', ${handedWords})), '[]')
        from draft d
        join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id
        left join child c on c.practice_id = d.practice_id and c.id = d.child_id
        join lateral (select x.number, x.recipients, x.body, x.word from draft_version x
          where x.practice_id = d.practice_id and x.draft_id = d.id and x.shared order by x.number desc limit 1) v on true
        ${handedOver("d", "draft_id")}
        where d.practice_id = ${member.practiceId} and d.state = 'shared'
          and ${inHerFamilies(member, "d.family_id")} and ${hers(member)}) as drafts,
      (select coalesce(json_agg(json_build_object('id', a.id, 'familyId', a.family_id, 'childName', ${childNames("a")},
          'from', g.name, 'sharedAt', a.shared_at, 'title', a.title, 'round', s.round, 'answers', s.answers,
          'excerpt', s.excerpt, 'word', s.word, 'handed', ${handedWords})), '[]')
        from assignment a
        join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
        join lateral (select x.round, x.answers, x.excerpt, x.word from assignment_share x
          where x.practice_id = a.practice_id and x.assignment_id = a.id order by x.round desc limit 1) s on true
        ${handedOver("a", "assignment_id")}
        where a.practice_id = ${member.practiceId} and a.state = 'shared'
          and ${inHerFamilies(member, "a.family_id")} and ${hers(member)}) as assignments
  `.execute(tx);
  const row = rows[0];
  if (!row) return { items: [], minutesThisWeek: 0, off: [] };
  const hours = row.me ? workingHours(row.me) : [];
  const item = ({ id, familyId, childName, from, sharedAt, handed }: Shared) => {
    const at = new Date(sharedAt);
    return {
      id,
      familyId,
      childName,
      from,
      handed,
      sharedAt: at,
      promisedBy: promisedBy(at, hours, member.zone, row.me?.off),
    };
  };
  const drafts = row.drafts.map(
    (draft): DeskItem => ({
      ...item(draft),
      kind: "draft",
      title: draftTitle(draft.purpose, keptRecipients(draft.recipients).to),
      sentence: excerpt(draft.body),
      round: draft.number,
      neededBy: draft.neededBy === null ? null : new Date(draft.neededBy),
      minutes: minutesToLook(`${draft.body} ${draft.word}`),
    }),
  );
  const assignments = row.assignments.map(
    (assignment): DeskItem => ({
      ...item(assignment),
      kind: "assignment",
      title: assignment.title,
      sentence: assignment.excerpt,
      round: assignment.round,
      neededBy: null,
      minutes: minutesToLook(`${wordsIn(assignment.answers)} ${assignment.word}`),
    }),
  );
  return {
    items: [...drafts, ...assignments].sort(inDeskOrder),
    off: row.me?.off ?? [],
    minutesThisWeek: [...row.letters, ...row.rounds].reduce<number>((sum, words) => sum + minutesFor(words ?? 0), 0),
  };
}

type Row = {
  me: HoursRow | null;
  /** Words of what was shared this week. */
  letters: (number | null)[];
  rounds: (number | null)[];
  drafts: SharedDraft[];
  assignments: SharedAssignment[];
};

/** The last handing over of this share, as long as who has it reads the family. */
const handedOver = (table: "d" | "a", item: "draft_id" | "assignment_id") => sql`left join lateral (
    select x.given_by, x.to_member, x.note, m.name from handover x
    join member m on m.practice_id = x.practice_id and m.id = x.given_by
    where x.practice_id = ${sql.ref(`${table}.practice_id`)} and x.${sql.ref(item)} = ${sql.ref(`${table}.id`)}
      and x.handed_at >= ${sql.ref(`${table}.shared_at`)} and reads_family(x.to_member, x.family_id)
    order by x.handed_at desc limit 1) h on true`;
const handedWords = sql`case when h.to_member = ctx_member() then json_build_object('by', h.name, 'note', h.note) end`;
/** What was handed to another is hers no more; an owner still sees it, unless it was she who gave it away. */
const hers = (member: Reader) =>
  isOwner(member)
    ? sql`(h.to_member is null or h.to_member = ctx_member() or h.given_by <> ctx_member())`
    : sql`(h.to_member is null or h.to_member = ctx_member())`;

const childNames = (table: "d" | "a") => sql`(select coalesce(string_agg(k.name, ', ' order by k.name), '') from child k
  where k.practice_id = ${sql.ref(`${table}.practice_id`)} and k.family_id = ${sql.ref(`${table}.family_id`)})`;
const childName = (table: "d" | "a") => sql`coalesce(c.name, ${childNames(table)})`;

/** Needed by a day first, the nearest first; then by the promise; then by how long it has waited. */
function inDeskOrder(one: DeskItem, other: DeskItem): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (one.neededBy?.getTime() ?? last) - (other.neededBy?.getTime() ?? last) ||
    (one.promisedBy?.getTime() ?? last) - (other.promisedBy?.getTime() ?? last) ||
    one.sharedAt.getTime() - other.sharedAt.getTime() ||
    (one.id < other.id ? -1 : 1)
  );
}

/** Everything that was written in kept answers, however they are nested. */
function wordsIn(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value !== "object" || value === null) return "";
  return Object.values(value).map(wordsIn).join(" ");
}
