import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { keptRecipients } from "../drafts/addressees.ts";
import type { DraftState } from "../drafts/draft.ts";
import type { Recipients } from "../drafts/message.ts";
import type { GoalState, GoalWords, Level } from "../goals/goal.ts";
import { type wordingColumns, wordsOfRow } from "../goals/goal-row.server.ts";
import { type AroundSessions, aroundSessions } from "../meetings/guardian.queries.server.ts";
import type { HoursRow } from "../practice/working-hours.ts";
import type { LogChannel } from "../school-log/log.ts";

/** A message that a guardian is still busy with. */
export type OpenMessage = {
  id: string;
  state: DraftState;
  recipients: Recipients;
  subject: string;
  body: string;
  /** The last word of a coach that came back with it, and whose it is. */
  word: string;
  lookedBy: string | null;
  /** When it leaves, while it waits for its morning. */
  dueAt: string | null;
  /** Until when she laid it aside for herself; null when that is over, or was never so. */
  restsUntil: string | null;
  at: string;
};

/** A message from school that nothing was written to yet. */
export type ArrivedLately = { id: string; by: string; body: string; happenedAt: string };

export type WeekGoal = {
  id: string;
  title: string;
  state: GoalState;
  words: GoalWords;
  latest: { level: Level; mine: boolean; day: string } | null;
};

/** Something that went well: her own words when a goal rose, or a coach's when an exercise was done. */
export type WentWell = { words: string; mine: boolean; who: string; day: string };

/** What her school log asks gently: how something settled is going, and whether a talk wants a recap. */
export type FromLog = {
  points: { id: string; words: string; who: string }[];
  /** A talk of the last days that she wrote down, the day after it, while no recap was begun. */
  talk: { id: string; channel: LogChannel; withWords: string; happenedAt: string } | null;
};

/** A session that is near, or a freed time that waits for her word. */
export type SessionNear = {
  id: string;
  coach: string;
  coachZone: string;
  zone: string;
  startsAt: string;
  offered: boolean;
  group: boolean;
};

export type Week = {
  now: Date;
  /** Her next sessions, the nearest three. */
  sessions: SessionNear[];
  messages: OpenMessage[];
  /** The newest thing that school wrote in the last days, while she has begun no answer to it. */
  arrived: ArrivedLately | null;
  fromLog: FromLog;
  around: AroundSessions;
  coming: { day: string; words: string; child: string }[];
  goals: WeekGoal[];
  wentWell: WentWell[];
  coach: (HoursRow & { zone: string; name: string; standIn: string | null }) | null;
};

type Row = Omit<Week, "goals" | "messages"> & {
  messages: (Omit<OpenMessage, "recipients"> & { recipients: unknown })[];
  goals: (Omit<WeekGoal, "words"> & { wording: ReturnType<typeof wordingColumns> })[];
};

/**
 * A guardian's week beside what there is to try, in one query: her open messages, what is coming, where the goals stand, what
 * went well, and when her first coach reads again. Each list is short, whatever has gathered.
 *
 * @param guardian whose days are counted in her own zone
 */
export async function weekOf(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string; familyId: string; zone: string },
): Promise<Week> {
  const { practiceId, guardianId, familyId, zone } = guardian;
  const today = sql`(app_now() at time zone ${zone})::date`;
  const { rows } = await sql<Row>`
    select app_now() as now,
      (select coalesce(json_agg(m order by m.at desc), '[]') from (
        select d.id, d.state, t.recipients, t.subject, t.body, coalesce(l.word, '') as word, l.by as "lookedBy",
          s.due_at as "dueAt", case when t.rests_until > app_now() then t.rests_until end as "restsUntil",
          greatest(d.moved_at, t.saved_at) as at
        from draft d
        join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
        left join lateral (select x.word, b.name as by from draft_look x
          join member b on b.practice_id = x.practice_id and b.id = x.member_id
          where x.practice_id = d.practice_id and x.draft_id = d.id order by x.said_at desc limit 1) l on true
        left join lateral (select x.due_at from draft_sending x
          where x.practice_id = d.practice_id and x.draft_id = d.id and x.state = 'waiting' limit 1) s on true
        where d.practice_id = ${practiceId} and d.guardian_id = ${guardianId}
          and (d.state in ('thoughts', 'looks ready', 'shared') or (d.state = 'private' and t.body <> '') or s.due_at is not null)
        order by 10 desc limit 8) m) as messages,
      (select json_build_object('id', e.id, 'by', coalesce(c.name, e.with_words), 'body', e.body, 'happenedAt', e.happened_at)
        from log_entry e
        left join educator c on c.practice_id = e.practice_id and c.id = e.educator_id
        where e.practice_id = ${practiceId} and e.guardian_id = ${guardianId} and e.direction = 'in'
          and e.came_by in ('pasted', 'inbound') and e.happened_at > app_now() - interval '3 days'
          and not exists (select from draft_text x where x.practice_id = e.practice_id and x.guardian_id = e.guardian_id
            and x.started_from ->> 'entry' = e.id::text)
          and not exists (select from log_correction o where o.practice_id = e.practice_id and o.entry_id = e.id and o.withdrawn)
        order by e.happened_at desc, e.id desc limit 1) as arrived,
      json_build_object(
        'points', (select coalesce(json_agg(p), '[]') from (
          select s.id, s.words, s.who_words as who from settled_point s
          where s.practice_id = ${practiceId} and s.guardian_id = ${guardianId} and s.state <> 'done' and s.ask_on <= ${today}
          order by s.ask_on, s.id limit 2) p),
        'talk', (select json_build_object('id', e.id, 'channel', e.channel, 'withWords', e.with_words, 'happenedAt', e.happened_at)
          from log_entry e
          where e.practice_id = ${practiceId} and e.guardian_id = ${guardianId} and e.direction = 'both' and e.came_by = 'written'
            and e.happened_at > app_now() - interval '4 days' and (e.happened_at at time zone ${zone})::date < ${today}
            and not exists (select from draft_text x where x.practice_id = e.practice_id and x.guardian_id = e.guardian_id
              and x.started_from ->> 'entry' = e.id::text)
            and not exists (select from log_correction o where o.practice_id = e.practice_id and o.entry_id = e.id and o.withdrawn)
          order by e.happened_at desc, e.id desc limit 1)) as "fromLog",
      ${aroundSessions(guardian)} as around,
      (select coalesce(json_agg(x order by x."startsAt", x.id), '[]') from (
        select a.id, m.name as coach, m.zone as "coachZone", coalesce(t.reader_zone, a.reader_zone) as zone, a.starts_at as "startsAt",
          a.state = 'held' as offered, a.family_id is null as group
        from appointment a
        join member m on m.practice_id = a.practice_id and m.id = a.member_id
        left join seat t on t.practice_id = a.practice_id and t.appointment_id = a.id and t.guardian_id = ${guardianId} and t.state = 'booked'
        where a.practice_id = ${practiceId} and (a.guardian_id = ${guardianId} or t.id is not null) and a.ends_at > app_now()
          and (a.state in ('requested', 'booked') or (a.state = 'held' and a.booked_by = 'system' and a.held_until > app_now()))
        order by a.starts_at, a.id limit 3) x) as sessions,
      (select coalesce(json_agg(e order by e.day, e.words), '[]') from (
        select v.on_day as day, v.words, coalesce(c.name, '') as child from family_event v
        left join child c on c.practice_id = v.practice_id and c.id = v.child_id
        where v.practice_id = ${practiceId} and v.family_id = ${familyId} and v.shown_to_family and v.on_day >= ${today}
        order by v.on_day, v.id limit 4) e) as coming,
      (select coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'state', g.state,
          'wording', json_build_object('muchLess', w.much_less, 'less', w.less, 'hoped', w.hoped, 'more', w.more,
            'muchMore', w.much_more),
          'latest', (select json_build_object('level', i.level, 'day', i.on_day, 'mine', i.guardian_id is not null)
            from check_in i where i.practice_id = g.practice_id and i.goal_id = g.id
            order by i.on_day desc, i.guardian_id nulls last limit 1)) order by g.created_at, g.id), '[]')
        from goal g
        join lateral (select x.* from goal_wording x where x.practice_id = g.practice_id and x.goal_id = g.id
          order by x.number desc limit 1) w on true
        where g.practice_id = ${practiceId} and g.family_id = ${familyId} and g.state in ('active', 'resting')) as goals,
      (select coalesce(json_agg(h order by h.day desc), '[]') from (
        (select i.words, true as mine, '' as who, i.on_day as day
          from (select c.words, c.on_day, c.level,
              lag(c.level) over (partition by c.goal_id order by c.on_day) as before
            from check_in c where c.practice_id = ${practiceId} and c.guardian_id = ${guardianId}) i
          where i.level > i.before and i.words <> '' order by i.on_day desc limit 1)
        union all
        (select r.words, false, b.name, (r.said_at at time zone ${zone})::date
          from assignment_reply r
          join assignment a on a.practice_id = r.practice_id and a.id = r.assignment_id and a.guardian_id = ${guardianId}
          join member b on b.practice_id = r.practice_id and b.id = r.member_id
          where r.practice_id = ${practiceId} and r.kind = 'done' and r.words <> ''
          order by r.said_at desc limit 1)) h) as "wentWell",
      (select json_build_object('name', b.name, 'zone', b.zone, 'workdays', b.workdays, 'dayStarts', b.day_starts,
          'dayEnds', b.day_ends, 'off', days_off(b.id),
          'standIn', (select s.name from stand_ins_of(${familyId}) s where s.away_id = b.id limit 1))
        from family_coach c join member b on b.practice_id = c.practice_id and b.id = c.member_id
        where c.practice_id = ${practiceId} and c.family_id = ${familyId} and c.until is null
        order by c.since, b.id limit 1) as coach
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  return {
    ...row,
    messages: row.messages.map((message) => ({ ...message, recipients: keptRecipients(message.recipients) })),
    goals: row.goals.map(({ wording, ...goal }) => ({ ...goal, words: wordsOfRow(wording) })),
  };
}
