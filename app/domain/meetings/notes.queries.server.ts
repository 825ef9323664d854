import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Acting } from "../practice/member.ts";
import { inUse, withGiven } from "./keep-template.server.ts";
import { type Comer, isMeeting, recapPart, type StepKind } from "./meeting.ts";
import { comersOf, readsMeeting } from "./meeting-row.server.ts";
import { otherWords } from "./wording.ts";

/** A part of the notes as it is kept. */
export type NotePartRow = {
  part: string;
  memberId: string;
  by: string;
  mine: boolean;
  words: string;
  others: string[];
  version: number;
  savedAt: string;
};

/** What is shared of a part, as it is read now. */
export type SharedPart = { part: string; words: string; sharedAt: string; by: string; mine: boolean; again: boolean };

export type OfferedStep = {
  id: string;
  kind: StepKind;
  guardianId: string;
  words: string;
  who: string;
  educator: string | null;
  byDay: string | null;
  purpose: string | null;
  assignmentId: string | null;
  mine: boolean;
};

/** What a guardian sent to talk about, or wrote when she booked. */
export type Talk = { id: string | null; guardianId: string; words: string; sharedAt: string | null };

type Row = {
  id: string;
  memberId: string;
  coach: string;
  familyId: string | null;
  familyName: string | null;
  service: string;
  place: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  now: Date;
  comers: Comer[];
  notes: (Omit<NotePartRow, "others"> & { others: unknown })[];
  shared: SharedPart[];
  steps: OfferedStep[];
  talks: Talk[];
  educators: { id: string; name: string }[];
  templates: Parameters<typeof withGiven>[0];
};

/** What every page around a session says of it. */
export const headOf = sql`a.id, a.member_id, m.name as coach, a.family_id, f.name as family_name, v.name as service, a.place, a.state,
  a.starts_at, a.ends_at, app_now() as now, ${comersOf} as comers`;

/** The session with its coach, service and family; `a` is the appointment. */
export const fromMeeting = sql`appointment a
  join member m on m.practice_id = a.practice_id and m.id = a.member_id
  join service v on v.practice_id = a.practice_id and v.id = a.service_id
  left join family f on f.practice_id = a.practice_id and f.id = a.family_id`;

/** What those who come would like to talk about: sent, or written when it was booked. */
export const talksOf = sql<Talk[]>`(select coalesce(json_agg(t order by t."sharedAt"), '[]') from (
    select s.id, s.guardian_id as "guardianId", s.words, s.shared_at as "sharedAt" from talk_share s
      where s.practice_id = a.practice_id and s.appointment_id = a.id
    union all
    select null, w.guardian_id, w.to_talk_about, null from appointment_words w
      where w.practice_id = a.practice_id and w.appointment_id = a.id and w.guardian_id is not null and w.to_talk_about <> '') t)`;

/**
 * A coach's notes of one session with all that stands beside them, in one statement, and a second that leaves in the audit trail
 * what was read: hence a unit of work that writes.
 *
 * @returns undefined for a session that is not there, or whose family is not hers
 */
export async function notesOf(tx: Tx, coach: Acting, appointmentId: string) {
  const { rows } = await sql<Row>`
    select ${headOf},
      (select coalesce(json_agg(json_build_object('part', coalesce(n.guardian_id::text, ${recapPart}), 'memberId', n.member_id, 'by', b.name,
          'mine', n.member_id = ctx_member(), 'words', n.words, 'others', n.others, 'version', n.version, 'savedAt', n.saved_at)
          order by n.created_at, n.id), '[]')
        from session_note n join member b on b.practice_id = n.practice_id and b.id = n.member_id
        where n.practice_id = a.practice_id and n.appointment_id = a.id) as notes,
      (select coalesce(json_agg(s), '[]') from (
        select distinct on (s.guardian_id) coalesce(s.guardian_id::text, ${recapPart}) as part, s.words, s.shared_at as "sharedAt",
          b.name as by, s.member_id = ctx_member() as mine, s.number > 1 as again
        from session_share s join member b on b.practice_id = s.practice_id and b.id = s.member_id
        where s.practice_id = a.practice_id and s.appointment_id = a.id and s.taken_back_at is null
        order by s.guardian_id, s.number desc) s) as shared,
      (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'guardianId', o.guardian_id, 'words', o.words, 'who', o.who,
          'educator', e.name, 'byDay', o.by_day, 'purpose', o.purpose, 'assignmentId', o.assignment_id, 'mine', o.member_id = ctx_member())
          order by o.offered_at, o.id), '[]')
        from offered_step o left join educator e on e.practice_id = o.practice_id and e.id = o.educator_id
        where o.practice_id = a.practice_id and o.appointment_id = a.id and o.taken_back_at is null) as steps,
      ${talksOf} as talks,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name) order by e.name, e.id), '[]')
        from educator e where e.practice_id = a.practice_id and e.family_id = a.family_id) as educators,
      (select coalesce(json_agg(json_build_object('id', t.id, 'given', t.given, 'name', t.name, 'words', t.words, 'forRecap', t.for_recap,
          'putAway', t.put_away, 'version', t.version) order by t.name, t.id), '[]')
        from note_template t where t.practice_id = a.practice_id) as templates
    from ${fromMeeting}
    where a.practice_id = ${coach.practiceId} and a.id = ${appointmentId} and ${readsMeeting}`.execute(tx);
  const row = rows[0];
  if (!row || !isMeeting(row.state)) return undefined;
  await auditTalks(tx, row.talks, row.familyId, row.notes.length > 0);
  return {
    ...row,
    notes: row.notes.map((note): NotePartRow => ({ ...note, others: otherWords(note.others) })),
    templates: inUse(withGiven(row.templates)),
  };
}

export type SessionNotes = NonNullable<Awaited<ReturnType<typeof notesOf>>>;

/** Leaves in the audit trail that these were read: what parents sent, and notes of the family. */
export async function auditTalks(
  tx: Tx,
  talks: readonly Talk[],
  familyId: string | null,
  notes: boolean,
): Promise<void> {
  const ids = talks.flatMap((talk) => talk.id ?? []);
  if (ids.length === 0 && !notes) return;
  await sql`select audit_read('talk_share', id, ${familyId}) from unnest(${ids}::uuid[]) id
    union all select audit_read('session_note', null, ${familyId}) where ${notes}`.execute(tx);
}

/** A session of which there are notes, for the family's tab. */
export type NotedSession = {
  id: string;
  startsAt: string;
  service: string;
  notes: { who: string | null; by: string; words: string }[];
  recap: { words: string; sharedAt: string } | null;
};

/** The newest sessions of a family of which somebody kept notes. Reading them leaves a row in the audit trail. */
export async function notedSessions(tx: Tx, familyId: string, limit = 12): Promise<NotedSession[]> {
  const { rows } = await sql<NotedSession>`
    select a.id, to_json(a.starts_at) as starts_at, v.name as service,
      (select coalesce(json_agg(json_build_object('who', g.name, 'by', b.name, 'words', n.words) order by n.guardian_id nulls last), '[]')
        from session_note n join member b on b.practice_id = n.practice_id and b.id = n.member_id
        left join guardian g on g.practice_id = n.practice_id and g.id = n.guardian_id
        where n.practice_id = a.practice_id and n.appointment_id = a.id and n.words <> '') as notes,
      (select json_build_object('words', s.words, 'sharedAt', s.shared_at) from session_share s
        where s.practice_id = a.practice_id and s.appointment_id = a.id and s.guardian_id is null and s.taken_back_at is null
        order by s.number desc limit 1) as recap
    from appointment a join service v on v.practice_id = a.practice_id and v.id = a.service_id
    where a.practice_id = ctx_practice() and a.family_id = ${familyId}
      and exists (select from session_note n where n.practice_id = a.practice_id and n.appointment_id = a.id and n.words <> '')
    order by a.starts_at desc, a.id limit ${sql.lit(limit)}`.execute(tx);
  if (rows.length > 0) await sql`select audit_read('session_note', null, ${familyId})`.execute(tx);
  return rows;
}
