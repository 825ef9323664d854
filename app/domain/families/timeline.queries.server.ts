import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

export const timelineLength = 30;

/** One line of a family's timeline: a noted event, or a moment that the software knows by itself. */
export type Moment = {
  id: string;
  /** Where it comes from; only an event can be taken off. */
  source: "event" | "given" | "shared" | "done" | "draft shared" | "sent" | "check-in" | "came" | "recap";
  /** A plain day for an event and a check-in, else an instant. */
  at: string;
  day: string;
  words: string;
  kind: string;
  who: string;
  quote: boolean;
  onChart: boolean;
  shownToFamily: boolean;
};

/**
 * What happened in a family, newest first, by key: what members noted, and what the coach may see of homework, drafts,
 * check-ins and invitations. Each source gives at most one page, so that the query does not grow with the history.
 *
 * @param zone whose days the instants are counted in
 * @param before day and id of the last line of the page before
 */
export async function timelinePage(
  tx: Tx,
  familyId: string,
  zone: string,
  before: { day: string; id: string } | null,
): Promise<{ moments: Moment[]; more: boolean }> {
  const day = before?.day ?? "9999-12-31";
  const id = before?.id ?? "ffffffff-ffff-ffff-ffff-ffffffffffff";
  const ofFamily = sql`practice_id = ctx_practice() and family_id = ${familyId}`;
  const local = (column: string) => sql`(${sql.ref(column)} at time zone ${zone})::date`;
  const page = sql.lit(timelineLength + 1);
  const { rows } = await sql<Moment>`
    select m.id, m.source, m.at, m.day::text as day, m.words, m.kind, m.who, m.quote, m.on_chart, m.shown_to_family from (
      (select id, 'event' as source, on_day::text as at, on_day as day, words, kind, '' as who, quote, on_chart, shown_to_family
        from family_event where ${ofFamily} and (on_day, id) < (${day}::date, ${id}::uuid)
        order by on_day desc, id desc limit ${page})
      union all
      (select a.id, 'given', a.given_at::text, ${local("a.given_at")}, a.title, 'coaching', coalesce(split_part(g.name, ' ', 1), ''), false, false, true
        from assignment a left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
        where a.practice_id = ctx_practice() and a.family_id = ${familyId} and a.state <> 'taken back'
          and a.given_at < (${day}::date + 2) and (${local("a.given_at")}, a.id) < (${day}::date, ${id}::uuid)
        order by ${local("a.given_at")} desc, a.id desc limit ${page})
      union all
      (select s.id, 'shared', s.shared_at::text, ${local("s.shared_at")}, a.title, 'coaching', coalesce(split_part(g.name, ' ', 1), ''), false, false, true
        from assignment_share s
        join assignment a on a.practice_id = s.practice_id and a.id = s.assignment_id
        left join guardian g on g.practice_id = s.practice_id and g.id = s.guardian_id
        where s.practice_id = ctx_practice() and s.family_id = ${familyId}
          and s.shared_at < (${day}::date + 2) and (${local("s.shared_at")}, s.id) < (${day}::date, ${id}::uuid)
        order by ${local("s.shared_at")} desc, s.id desc limit ${page})
      union all
      (select r.id, 'done', r.said_at::text, ${local("r.said_at")}, a.title, 'coaching', split_part(m.name, ' ', 1), false, false, true
        from assignment_reply r
        join assignment a on a.practice_id = r.practice_id and a.id = r.assignment_id
        join member m on m.practice_id = r.practice_id and m.id = r.member_id
        where r.practice_id = ctx_practice() and r.family_id = ${familyId} and r.kind = 'done'
          and r.said_at < (${day}::date + 2) and (${local("r.said_at")}, r.id) < (${day}::date, ${id}::uuid)
        order by ${local("r.said_at")} desc, r.id desc limit ${page})
      union all
      (select v.id, 'draft shared', v.made_at::text, ${local("v.made_at")}, d.purpose, 'message', coalesce(split_part(g.name, ' ', 1), ''), false, false, true
        from draft_version v
        join draft d on d.practice_id = v.practice_id and d.id = v.draft_id
        left join guardian g on g.practice_id = v.practice_id and g.id = v.guardian_id
        where v.practice_id = ctx_practice() and v.family_id = ${familyId} and v.shared
          and v.made_at < (${day}::date + 2) and (${local("v.made_at")}, v.id) < (${day}::date, ${id}::uuid)
        order by ${local("v.made_at")} desc, v.id desc limit ${page})
      union all
      (select d.id, 'sent', d.sent_at::text, ${local("d.sent_at")}, d.purpose, 'message', coalesce(split_part(g.name, ' ', 1), ''), false, false, true
        from draft d left join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id
        where d.practice_id = ctx_practice() and d.family_id = ${familyId} and d.sent_at is not null
          and d.sent_at < (${day}::date + 2) and (${local("d.sent_at")}, d.id) < (${day}::date, ${id}::uuid)
        order by ${local("d.sent_at")} desc, d.id desc limit ${page})
      union all
      (select c.id, 'check-in', c.on_day::text, c.on_day, goal.title, c.level::text, split_part(coalesce(g.name, m.name, ''), ' ', 1), false, false, true
        from check_in c
        join goal on goal.practice_id = c.practice_id and goal.id = c.goal_id
        left join guardian g on g.practice_id = c.practice_id and g.id = c.guardian_id
        left join member m on m.practice_id = c.practice_id and m.id = c.member_id
        where c.practice_id = ctx_practice() and c.family_id = ${familyId}
          and (c.on_day, c.id) < (${day}::date, ${id}::uuid)
        order by c.on_day desc, c.id desc limit ${page})
      union all
      (select i.id, 'came', i.accepted_at::text, ${local("i.accepted_at")}, '', 'home', split_part(i.name, ' ', 1), false, false, true
        from invitation i
        where i.practice_id = ctx_practice() and i.family_id = ${familyId} and i.accepted_at is not null
          and i.accepted_at < (${day}::date + 2) and (${local("i.accepted_at")}, i.id) < (${day}::date, ${id}::uuid)
        order by ${local("i.accepted_at")} desc, i.id desc limit ${page})
      union all
      (select s.id, 'recap', s.shared_at::text, ${local("s.shared_at")}, '', 'coaching', split_part(m.name, ' ', 1), false, false, true
        from session_share s join member m on m.practice_id = s.practice_id and m.id = s.member_id
        where s.practice_id = ctx_practice() and s.family_id = ${familyId} and s.guardian_id is null and s.number = 1 and s.taken_back_at is null
          and s.shared_at < (${day}::date + 2) and (${local("s.shared_at")}, s.id) < (${day}::date, ${id}::uuid)
        order by ${local("s.shared_at")} desc, s.id desc limit ${page})
    ) m order by m.day desc, m.id desc limit ${page}`.execute(tx);
  return { moments: rows.slice(0, timelineLength), more: rows.length > timelineLength };
}

/** The family's children, for the form that notes an event. */
export async function childrenOf(tx: Tx, familyId: string): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom("child")
    .select(["id", "name"])
    .where("familyId", "=", familyId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}
