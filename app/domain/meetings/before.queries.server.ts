import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { keptRecipients } from "../drafts/addressees.ts";
import type { DraftState, Purpose } from "../drafts/draft.ts";
import type { Recipients } from "../drafts/message.ts";
import type { ChildBeside } from "../families/child-beside.ts";
import { type GoalWords, parseLevel } from "../goals/goal.ts";
import { type wordingColumns, wordsOfRow } from "../goals/goal-row.server.ts";
import type { AssignmentState } from "../homework/assignment.ts";
import type { Acting } from "../practice/member.ts";
import type { PointState } from "../school-log/settled-point.ts";
import { type Comer, isMeeting } from "./meeting.ts";
import { readsMeeting } from "./meeting-row.server.ts";
import { auditTalks, fromMeeting, headOf, type Talk, talksOf } from "./notes.queries.server.ts";

export type DraftBefore = {
  id: string;
  state: DraftState;
  purpose: Purpose;
  who: string;
  recipients: Recipients;
  body: string;
  at: string;
  neededBy: string | null;
};
export type HomeworkBefore = {
  id: string;
  title: string;
  state: AssignmentState;
  who: string;
  said: string;
  at: string;
};
export type PointBefore = {
  id: string;
  words: string;
  doer: string;
  guardian: string;
  byDay: string | null;
  state: PointState;
};
export type GoalBefore = {
  id: string;
  title: string;
  words: GoalWords;
  latest: { who: string; level: number; day: string }[];
};

type Row = {
  id: string;
  memberId: string;
  coach: string;
  familyId: string | null;
  familyName: string | null;
  service: string;
  place: string;
  placeWords: string;
  state: string;
  startsAt: Date;
  endsAt: Date;
  now: Date;
  comers: Comer[];
  talks: Talk[];
  answers: Record<string, unknown> | null;
  questions: { key: string; words: string }[];
  children: ChildBeside[];
  drafts: (Omit<DraftBefore, "recipients"> & { recipients: unknown })[];
  homework: HomeworkBefore[];
  goals: (Omit<GoalBefore, "words"> & { wording: ReturnType<typeof wordingColumns> })[];
  points: PointBefore[];
  near: { day: string; words: string; child: string }[];
  /** The session before this one, and what was kept of it. */
  last: {
    id: string;
    startsAt: string;
    notes: { who: string | null; words: string }[];
    recap: string | null;
  } | null;
  note: { words: string; day: string; by: string } | null;
};

// Since the session before; what a family did in the last five weeks when there was none.
const since = sql`coalesce(b.starts_at, a.starts_at - interval '35 days')`;
const ofFamily = (table: string) =>
  sql`${sql.ref(`${table}.practice_id`)} = a.practice_id and ${sql.ref(`${table}.family_id`)} = a.family_id`;

const drafts = sql`(select coalesce(json_agg(d order by d."neededBy" nulls last, d.at desc), '[]') from (
  select d.id, d.state, d.purpose, g.name as who, x.recipients, x.body, coalesce(d.sent_at, x.made_at) as at, d.needed_by as "neededBy"
  from draft d
  join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id
  join lateral (select y.recipients, y.body, y.made_at from draft_version y
    where y.practice_id = d.practice_id and y.draft_id = d.id and y.shared order by y.number desc limit 1) x on true
  where ${ofFamily("d")} and d.opened and (d.state in ('shared', 'thoughts', 'looks ready') or (d.state in ('sent', 'answered') and d.sent_at > ${since}))
  order by 7 desc limit 6) d)`;

const homework = sql`(select coalesce(json_agg(h order by h.at desc), '[]') from (
  select h.id, h.title, h.state, g.name as who, coalesce((select s.excerpt from assignment_share s
      where s.practice_id = h.practice_id and s.assignment_id = h.id order by s.round desc limit 1), '') as said,
    coalesce(h.shared_at, h.given_at) as at
  from assignment h join guardian g on g.practice_id = h.practice_id and g.id = h.guardian_id
  where ${ofFamily("h")} and h.state <> 'taken back' and (h.state in ('given', 'started', 'shared', 'answered') or h.moved_at > ${since})
  order by 6 desc limit 6) h)`;

const goals = sql`(select coalesce(json_agg(json_build_object('id', o.id, 'title', o.title,
    'wording', json_build_object('muchLess', w.much_less, 'less', w.less, 'hoped', w.hoped, 'more', w.more, 'muchMore', w.much_more),
    'latest', (select coalesce(json_agg(json_build_object('who', k.who, 'level', k.level, 'day', k.on_day) order by k.coach, k.who), '[]') from (
      select distinct on (i.guardian_id, i.member_id) coalesce(g.name, n.name) as who, i.level, i.on_day, i.member_id is not null as coach
      from check_in i
      left join guardian g on g.practice_id = i.practice_id and g.id = i.guardian_id
      left join member n on n.practice_id = i.practice_id and n.id = i.member_id
      where i.practice_id = o.practice_id and i.goal_id = o.id order by i.guardian_id, i.member_id, i.on_day desc) k)) order by o.created_at, o.id), '[]')
  from goal o
  join lateral (select y.* from goal_wording y where y.practice_id = o.practice_id and y.goal_id = o.id order by y.number desc limit 1) w on true
  where ${ofFamily("o")} and o.state = 'active')`;

// Whose log is not shared with those who coach keeps its settled points from here, too: the policies leave them out.
const points = sql`(select coalesce(json_agg(p order by p."byDay" nulls last), '[]') from (
  select p.id, p.words, p.who_words as doer, g.name as guardian, p.by_day as "byDay", p.state
  from settled_point p join guardian g on g.practice_id = p.practice_id and g.id = p.guardian_id
  where ${ofFamily("p")} and (p.state <> 'done' or p.moved_at > ${since}) order by p.state = 'done', p.by_day nulls last, p.id limit 8) p)`;

const near = (zone: string) => sql`(select coalesce(json_agg(n order by n.day), '[]') from (
  select e.on_day as day, e.words, coalesce(c.name, '') as child from family_event e
    left join child c on c.practice_id = e.practice_id and c.id = e.child_id
    where ${ofFamily("e")} and e.on_day >= (app_now() at time zone ${zone})::date and e.on_day < (app_now() at time zone ${zone})::date + 42
  union all
  select p.plan_review_on, p.support_plan || ' is looked at again', c.name from child_profile p
    join child c on c.practice_id = p.practice_id and c.id = p.child_id
    where ${ofFamily("c")} and p.plan_review_on >= (app_now() at time zone ${zone})::date
      and p.plan_review_on < (app_now() at time zone ${zone})::date + 92
  order by 1 limit 5) n)`;

const children = sql`(select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'born', p.born, 'grade', coalesce(p.grade, ''),
    'plan', coalesce(p.support_plan, ''), 'review', p.plan_review_on, 'lights', coalesce(p.lights_up, ''), 'strong', coalesce(p.strengths, ''),
    'hard', coalesce(p.hard, ''), 'helps', coalesce(p.helps, '')) order by c.name, c.id), '[]')
  from child c left join child_profile p on p.practice_id = c.practice_id and p.child_id = c.id where ${ofFamily("c")})`;

const last = sql`case when b.id is not null then json_build_object('id', b.id, 'startsAt', b.starts_at,
  'notes', (select coalesce(json_agg(json_build_object('who', g.name, 'words', n.words) order by g.name nulls last), '[]')
    from session_note n left join guardian g on g.practice_id = n.practice_id and g.id = n.guardian_id
    where n.practice_id = b.practice_id and n.appointment_id = b.id and n.guardian_id is not null and n.words <> ''),
  'recap', (select s.words from session_share s where s.practice_id = b.practice_id and s.appointment_id = b.id and s.guardian_id is null
    and s.taken_back_at is null order by s.number desc limit 1)) end`;

/**
 * The one page that a coach reads before a session, in one statement, and a second that leaves in the audit trail what was read of
 * notes and of what parents sent: hence a unit of work that writes. Nothing on it that was not shared with her.
 *
 * @param coach whose days "near" is counted in
 * @returns undefined for a session that is not there, or whose family is not hers
 */
export async function pageBefore(tx: Tx, coach: Acting & { zone: string }, appointmentId: string) {
  const { rows } = await sql<Row>`
    select ${headOf}, coalesce(w.place_words, '') as place_words, w.answers, v.questions, ${talksOf} as talks,
      ${children} as children, ${drafts} as drafts, ${homework} as homework, ${goals} as goals, ${points} as points,
      ${near(coach.zone)} as near, ${last} as last,
      (select json_build_object('words', n.body, 'day', n.about_day, 'by', y.name) from note n
        join member y on y.practice_id = n.practice_id and y.id = n.member_id
        where ${ofFamily("n")} order by n.about_day desc, n.id desc limit 1) as note
    from ${fromMeeting}
    left join appointment_words w on w.practice_id = a.practice_id and w.appointment_id = a.id
    left join lateral (select y.practice_id, y.id, y.starts_at from appointment y
      where ${ofFamily("y")} and y.starts_at < a.starts_at and y.state in ('booked', 'done') order by y.starts_at desc limit 1) b on true
    where a.practice_id = ${coach.practiceId} and a.id = ${appointmentId} and ${readsMeeting}`.execute(tx);
  const row = rows[0];
  if (!row || !isMeeting(row.state)) return undefined;
  await auditTalks(tx, row.talks, row.familyId, row.note !== null || (row.last?.notes.length ?? 0) > 0);
  const { answers, questions, ...page } = row;
  return {
    ...page,
    said: saidWhenBooked(questions, answers),
    drafts: row.drafts.map((draft): DraftBefore => ({ ...draft, recipients: keptRecipients(draft.recipients) })),
    goals: row.goals.map(
      ({ wording, ...goal }): GoalBefore => ({
        ...goal,
        words: wordsOfRow(wording),
        latest: goal.latest.filter((one) => parseLevel(one.level) !== null),
      }),
    ),
  };
}

export type PageBefore = NonNullable<Awaited<ReturnType<typeof pageBefore>>>;

/** What was asked and answered when it was booked, in the words of the questions. */
function saidWhenBooked(questions: Row["questions"], answers: Row["answers"]): { asked: string; said: string }[] {
  const asked = Array.isArray(questions) ? questions : [];
  return asked.flatMap(({ key, words }) => {
    const said = answers?.[key];
    const text = Array.isArray(said) ? said.join(", ") : typeof said === "string" ? said : "";
    return text === "" ? [] : [{ asked: words, said: text }];
  });
}
