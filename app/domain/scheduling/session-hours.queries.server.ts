import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** When a coach can be booked, as her settings show it. Times are "HH:MM:SS" local to their zone. */
export type SessionHours = {
  coach: { id: string; name: string; zone: string };
  /** Her own day, from which on days to come count. */
  today: string;
  services: { id: string; name: string }[];
  weekly: {
    serviceId: string | null;
    kind: "open" | "kept";
    words: string;
    weekday: number;
    from: string;
    until: string;
    zone: string;
  }[];
  dates: { serviceId: string | null; day: string; from: string | null; until: string | null; zone: string }[];
  off: {
    id: string;
    everybody: boolean;
    kind: "time off" | "away" | "school holiday";
    words: string;
    firstDay: string;
    lastDay: string;
    closes: boolean;
  }[];
  travel: { id: string; zone: string; firstDay: string; lastDay: string }[];
  /** Whose hours could be looked at. */
  coaches: { id: string; name: string }[];
};

/** A coach's hours and days, those to come, in one query; nothing when there is no such coach here. */
export async function sessionHoursOf(tx: Tx, memberId: string): Promise<SessionHours | undefined> {
  const { rows } = await sql<SessionHours>`
    with m as (select x.practice_id, x.id, x.name, x.zone, (app_now() at time zone x.zone)::date as today from member x
      where x.id = ${memberId} and x.state = 'active' and x.roles && array['coach', 'owner'])
    select json_build_object('id', m.id, 'name', m.name, 'zone', m.zone) as coach, m.today::text as today,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name), '[]')
        from service_coach c join service s on s.practice_id = c.practice_id and s.id = c.service_id
        where c.practice_id = m.practice_id and c.member_id = m.id and s.state = 'offered') as services,
      (select coalesce(json_agg(json_build_object('serviceId', w.service_id, 'kind', w.kind, 'words', w.words, 'weekday', w.weekday,
          'from', w.from_time, 'until', w.until_time, 'zone', w.zone) order by w.weekday, w.from_time), '[]')
        from weekly_hours w where w.practice_id = m.practice_id and w.member_id = m.id) as weekly,
      (select coalesce(json_agg(json_build_object('serviceId', d.service_id, 'day', d.on_day, 'from', d.from_time, 'until', d.until_time,
          'zone', d.zone) order by d.on_day, d.from_time), '[]')
        from date_hours d where d.practice_id = m.practice_id and d.member_id = m.id and d.on_day >= m.today) as dates,
      (select coalesce(json_agg(json_build_object('id', o.id, 'everybody', o.member_id is null, 'kind', o.kind, 'words', o.words,
          'firstDay', o.first_day, 'lastDay', o.last_day, 'closes', o.closes) order by o.first_day, o.id), '[]')
        from time_off o where o.practice_id = m.practice_id and (o.member_id = m.id or o.member_id is null) and o.last_day >= m.today) as off,
      (select coalesce(json_agg(json_build_object('id', t.id, 'zone', t.zone, 'firstDay', t.first_day, 'lastDay', t.last_day)
          order by t.first_day), '[]')
        from travel t where t.practice_id = m.practice_id and t.member_id = m.id and t.last_day >= m.today) as travel,
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name) order by x.name), '[]')
        from member x where x.practice_id = m.practice_id and x.state = 'active' and x.roles && array['coach', 'owner']) as coaches
    from m`.execute(tx);
  return rows[0];
}
