import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { AppointmentState } from "./appointment.ts";

/** A series with all that was booked of it, in the order of time. */
export type SeriesPage = {
  now: Date;
  id: string;
  everyWeeks: number;
  times: number;
  zone: string;
  memberId: string;
  coach: string;
  service: string;
  guardian: string;
  familyId: string;
  family: string;
  sessions: { id: string; state: AppointmentState; startsAt: string; moved: boolean }[];
};

/**
 * One series, in one statement.
 *
 * @returns undefined when there is none, or it is with a family that this member may not see
 */
export async function seriesPage(tx: Tx, id: string): Promise<SeriesPage | undefined> {
  const { rows } = await sql<SeriesPage>`
    select app_now() as now, r.id, r.every_weeks, r.times, r.zone, r.member_id, m.name as coach, s.name as service, g.name as guardian,
      r.family_id, f.name as family,
      coalesce((select json_agg(json_build_object('id', a.id, 'state', a.state, 'startsAt', a.starts_at,
          'moved', ((a.starts_at at time zone r.zone)::time <> r.at_time or ((a.starts_at at time zone r.zone)::date - r.first_day) % (7 * r.every_weeks) <> 0))
          order by a.starts_at, a.id)
        from appointment a where a.practice_id = r.practice_id and a.series_id = r.id), '[]') as sessions
    from series r
    join member m on m.practice_id = r.practice_id and m.id = r.member_id
    join service s on s.practice_id = r.practice_id and s.id = r.service_id
    join family f on f.practice_id = r.practice_id and f.id = r.family_id
    join guardian g on g.practice_id = r.practice_id and g.id = r.guardian_id
    where r.practice_id = ctx_practice() and r.id = ${id}`.execute(tx);
  return rows[0];
}
