import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { isMeeting, recapPart, type StepKind } from "./meeting.ts";
import type { Comes } from "./talk-about.server.ts";
import { otherWords } from "./wording.ts";

type Session = { id: string; coach: string; service: string; state: string; startsAt: Date; endsAt: Date; now: Date };

/** What a page of hers says of the session. */
const session = sql`a.id, m.name as coach, v.name as service, a.state, a.starts_at, a.ends_at, app_now() as now`;

/** A session that she comes to, with its coach and service. */
const fromHers = sql`appointment a
  join member m on m.practice_id = a.practice_id and m.id = a.member_id
  join service v on v.practice_id = a.practice_id and v.id = a.service_id`;
const isHers = ({ practiceId, guardianId, familyId }: Comes, id: string) =>
  sql`a.practice_id = ${practiceId} and a.id = ${id} and of_meeting(a.id, ${guardianId}, ${familyId})`;

type TalkRow = Session & {
  words: string | null;
  others: unknown;
  version: number | null;
  savedAt: Date | null;
  /** What she sent, and whether nobody has opened it yet. */
  sent: { words: string; at: string; unread: boolean } | null;
  whenBooked: string;
};

/**
 * What a guardian gathers to talk about, and what of it she has sent; one statement.
 *
 * @returns undefined for a session that is not hers
 */
export async function talkOf(tx: Tx, guardian: Comes, appointmentId: string) {
  const { rows } = await sql<TalkRow>`
    select ${session}, t.words, t.others, t.version, t.saved_at,
      (select json_build_object('words', s.words, 'at', s.shared_at, 'unread', talk_is_unread(s.id)) from talk_share s
        where s.practice_id = a.practice_id and s.appointment_id = a.id and s.guardian_id = ${guardian.guardianId}) as sent,
      coalesce(w.to_talk_about, '') as when_booked
    from ${fromHers}
    left join talk_words t on t.practice_id = a.practice_id and t.appointment_id = a.id and t.guardian_id = ${guardian.guardianId}
    left join appointment_words w on w.practice_id = a.practice_id and w.appointment_id = a.id and w.guardian_id = ${guardian.guardianId}
    where ${isHers(guardian, appointmentId)}`.execute(tx);
  const row = rows[0];
  if (!row || !isMeeting(row.state)) return undefined;
  return { ...row, words: row.words ?? "", version: row.version ?? 0, others: otherWords(row.others) };
}

export type TalkPage = NonNullable<Awaited<ReturnType<typeof talkOf>>>;

/** A next step as its guardian reads it, with what she did with it, which only she knows. */
export type StepForHer = {
  id: string;
  kind: StepKind;
  words: string;
  who: string;
  educator: string | null;
  byDay: string | null;
  assignmentId: string | null;
  answer: "taken" | "left" | null;
  madeId: string | null;
};

type RecapRow = Session & {
  joint: boolean;
  shared: { part: "recap" | "hers"; words: string; sharedAt: string; by: string; again: boolean }[];
  steps: StepForHer[];
};

/**
 * What a coach shared of a session: the recap, what is for this guardian alone, and the next steps; one statement.
 *
 * @returns undefined for a session that is not hers
 */
export async function recapOfSession(tx: Tx, guardian: Comes, appointmentId: string): Promise<RecapRow | undefined> {
  const { rows } = await sql<RecapRow>`
    select ${session},
      a.guardian_id is distinct from ${guardian.guardianId} or seats_taken(a.id) > (select count(*) from seat s
        where s.practice_id = a.practice_id and s.appointment_id = a.id and s.guardian_id = ${guardian.guardianId} and s.state = 'booked') as joint,
      (select coalesce(json_agg(x order by x.part desc), '[]') from (
        select distinct on (s.guardian_id) case when s.guardian_id is null then ${recapPart} else 'hers' end as part, s.words,
          s.shared_at as "sharedAt", b.name as by, s.number > 1 as again
        from session_share s join member b on b.practice_id = s.practice_id and b.id = s.member_id
        where s.practice_id = a.practice_id and s.appointment_id = a.id order by s.guardian_id, s.number desc) x) as shared,
      (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'words', o.words, 'who', o.who, 'educator', e.name,
          'byDay', o.by_day, 'assignmentId', case when h.state <> 'taken back' then o.assignment_id end, 'answer', r.answer, 'madeId', r.made_id)
          order by o.offered_at, o.id), '[]')
        from offered_step o
        left join step_answer r on r.practice_id = o.practice_id and r.step_id = o.id
        left join educator e on e.practice_id = o.practice_id and e.id = o.educator_id
        left join assignment h on h.practice_id = o.practice_id and h.id = o.assignment_id
        where o.practice_id = a.practice_id and o.appointment_id = a.id and o.guardian_id = ${guardian.guardianId}) as steps
    from ${fromHers} where ${isHers(guardian, appointmentId)}`.execute(tx);
  const row = rows[0];
  if (!row || !isMeeting(row.state)) return undefined;
  // An exercise that was taken back lies nowhere any more.
  return { ...row, steps: row.steps.filter((step) => step.kind !== "exercise" || step.assignmentId !== null) };
}

/** What a guardian's week says around her sessions: the next one of which she may say what to talk about, and a recap of the last days. */
export type AroundSessions = {
  talk: { id: string; startsAt: string; coach: string; begun: boolean } | null;
  recap: { id: string; startsAt: string; coach: string; sharedAt: string | null; steps: number } | null;
};

/** A piece of the week's one statement: `AroundSessions` as JSON, for this guardian. */
export const aroundSessions = ({ practiceId, guardianId, familyId }: Comes) => sql`json_build_object(
  'talk', (select json_build_object('id', a.id, 'startsAt', a.starts_at, 'coach', m.name, 'begun', coalesce(t.words, '') <> '')
    from appointment a
    join member m on m.practice_id = a.practice_id and m.id = a.member_id
    left join talk_words t on t.practice_id = a.practice_id and t.appointment_id = a.id and t.guardian_id = ${guardianId}
    where a.practice_id = ${practiceId} and a.state = 'booked' and a.starts_at > app_now() and a.starts_at < app_now() + interval '48 hours'
      and of_meeting(a.id, ${guardianId}, ${familyId})
      and not exists (select from talk_share s where s.practice_id = a.practice_id and s.appointment_id = a.id and s.guardian_id = ${guardianId})
      and not exists (select from appointment_words w where w.practice_id = a.practice_id and w.appointment_id = a.id
        and w.guardian_id = ${guardianId} and w.to_talk_about <> '')
    order by a.starts_at limit 1),
  'recap', (select json_build_object('id', a.id, 'startsAt', a.starts_at, 'coach', m.name, 'sharedAt', s.shared_at, 'steps', coalesce(o.open, 0))
    from appointment a
    join member m on m.practice_id = a.practice_id and m.id = a.member_id
    left join lateral (select max(x.shared_at) as shared_at from session_share x
      where x.practice_id = a.practice_id and x.appointment_id = a.id) s on true
    left join lateral (select count(*)::int as open from offered_step y
      where y.practice_id = a.practice_id and y.appointment_id = a.id and y.guardian_id = ${guardianId} and y.kind <> 'exercise'
        and y.offered_at > app_now() - interval '21 days'
        and not exists (select from step_answer r where r.practice_id = y.practice_id and r.step_id = y.id)) o on true
    where a.practice_id = ${practiceId} and a.starts_at > app_now() - interval '60 days' and a.starts_at <= app_now() + interval '1 day'
      and of_meeting(a.id, ${guardianId}, ${familyId}) and (s.shared_at > app_now() - interval '8 days' or o.open > 0)
    order by a.starts_at desc limit 1))`;
