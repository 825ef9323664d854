import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** Days on which she is away, or will be. */
export type AwayDays = {
  id: string;
  firstDay: string;
  lastDay: string;
  words: string;
  letsGo: boolean;
  standIn: string | null;
};

export type AwayPage = {
  /** Her own day. */
  today: string;
  aways: AwayDays[];
  /** Who could read for her. */
  others: { id: string; name: string }[];
  /** How many parents would be told: those of families that she coaches now, who have come. */
  parents: number;
};

/** When she is away, who reads for her then, who could, and how many would be told. One query. */
export async function awayPage(
  tx: Tx,
  coach: { practiceId: string; memberId: string; zone: string },
): Promise<AwayPage> {
  const { practiceId, memberId, zone } = coach;
  const { rows } = await sql<AwayPage>`
    select d.today::text as today,
      (select coalesce(json_agg(json_build_object('id', o.id, 'firstDay', o.first_day, 'lastDay', o.last_day, 'words', o.words,
          'letsGo', o.lets_go, 'standIn', (select m.name from stand_in s
            join member m on m.practice_id = s.practice_id and m.id = s.stand_in_id
            where s.practice_id = o.practice_id and s.member_id = o.member_id and s.ended_at is null
              and s.begins_at < (o.last_day + 1)::timestamp at time zone ${zone} and s.until > o.first_day::timestamp at time zone ${zone}
            order by s.begins_at desc limit 1)) order by o.first_day), '[]')
        from time_off o where o.practice_id = ${practiceId} and o.member_id = ${memberId} and o.kind = 'away' and o.last_day >= d.today) as aways,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name), '[]') from member m
        where m.practice_id = ${practiceId} and m.id <> ${memberId} and m.state = 'active' and m.roles && array['coach', 'owner']) as others,
      (select count(*)::int from (${parentsOf(practiceId, memberId)}) p) as parents
    from (select (app_now() at time zone ${zone})::date as today) d`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without a table gives one row");
  return row;
}

/** The parents of the families that a member coaches now, who have an account: whom she tells that she is away. */
const parentsOf = (practiceId: string, memberId: string) => sql<{ id: string; familyId: string }>`
  select g.id, g.family_id from guardian g
  join family f on f.practice_id = g.practice_id and f.id = g.family_id and f.state = 'active'
  join family_coach c on c.practice_id = g.practice_id and c.family_id = g.family_id and c.until is null
  where g.practice_id = ${practiceId} and c.member_id = ${memberId} and g.person_id is not null`;

/** @see parentsOf */
export async function parentsToTell(
  tx: Tx,
  coach: { practiceId: string; memberId: string },
): Promise<{ id: string; familyId: string }[]> {
  const { rows } = await parentsOf(coach.practiceId, coach.memberId).execute(tx);
  return rows;
}
