import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { draftTitle, keptRecipients } from "../drafts/addressees.ts";
import type { Purpose } from "../drafts/draft.ts";
import { minutesToLook } from "../drafts/look.ts";
import { excerpt } from "../excerpt.ts";
import { inHerFamilies } from "../practice/her-families.server.ts";
import { type HoursRow, workingHours } from "../practice/working-hours.ts";
import { promisedBy } from "../time/zoned.server.ts";

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
};

type Shared = { id: string; familyId: string; childName: string; from: string; sharedAt: string; word: string };
type SharedDraft = Shared & {
  purpose: Purpose;
  neededBy: string | null;
  number: number;
  recipients: unknown;
  body: string;
};
type SharedAssignment = Shared & { title: string; round: number; answers: unknown; excerpt: string };

/**
 * What waits for a look in the families that this member is with, in the order of the desk: first what is needed by a day, the
 * nearest first, then by when it was promised. One query, whatever waits.
 *
 * @param member in whose hours the promise of a working day is counted
 */
export async function deskItems(
  tx: Tx,
  member: { practiceId: string; memberId: string; zone: string; roles: readonly string[] },
): Promise<DeskItem[]> {
  const { rows } = await sql<{ me: HoursRow | null; drafts: SharedDraft[]; assignments: SharedAssignment[] }>`
    select
      (select json_build_object('workdays', m.workdays, 'dayStarts', m.day_starts, 'dayEnds', m.day_ends) from member m
        where m.practice_id = ${member.practiceId} and m.id = ${member.memberId}) as me,
      (select coalesce(json_agg(json_build_object('id', d.id, 'familyId', d.family_id, 'childName', ${childName("d")},
          'from', g.name, 'sharedAt', d.shared_at, 'neededBy', d.needed_by, 'purpose', d.purpose, 'number', v.number,
          'recipients', v.recipients, 'body', v.body, 'word', v.word)), '[]')
        from draft d
        join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id
        left join child c on c.practice_id = d.practice_id and c.id = d.child_id
        join lateral (select x.number, x.recipients, x.body, x.word from draft_version x
          where x.practice_id = d.practice_id and x.draft_id = d.id and x.shared order by x.number desc limit 1) v on true
        where d.practice_id = ${member.practiceId} and d.state = 'shared'
          and ${inHerFamilies(member, "d.family_id")}) as drafts,
      (select coalesce(json_agg(json_build_object('id', a.id, 'familyId', a.family_id, 'childName', ${childNames("a")},
          'from', g.name, 'sharedAt', a.shared_at, 'title', a.title, 'round', s.round, 'answers', s.answers,
          'excerpt', s.excerpt, 'word', s.word)), '[]')
        from assignment a
        join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
        join lateral (select x.round, x.answers, x.excerpt, x.word from assignment_share x
          where x.practice_id = a.practice_id and x.assignment_id = a.id order by x.round desc limit 1) s on true
        where a.practice_id = ${member.practiceId} and a.state = 'shared'
          and ${inHerFamilies(member, "a.family_id")}) as assignments
  `.execute(tx);
  const row = rows[0];
  if (!row) return [];
  const hours = row.me ? workingHours(row.me) : [];
  const item = ({ id, familyId, childName, from, sharedAt }: Shared) => {
    const at = new Date(sharedAt);
    return { id, familyId, childName, from, sharedAt: at, promisedBy: promisedBy(at, hours, member.zone) };
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
  return [...drafts, ...assignments].sort(inDeskOrder);
}

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
