import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { AppointmentState } from "./appointment.ts";
import type { ServiceListed } from "./booking-page.queries.server.ts";

type Whose = { practiceId: string; guardianId: string; familyId: string };

/** A session in a guardian's list. Instants are text. */
export type SessionLine = {
  id: string;
  service: string;
  coach: string;
  coachZone: string;
  state: AppointmentState;
  startsAt: string;
  endsAt: string;
  heldUntil: string | null;
  /** In which zone she reads it. */
  zone: string;
  /** Her coach asks her to find another time. */
  askedToMove: boolean;
  /** A freed time that waits for her yes or no. */
  offered: boolean;
  group: boolean;
};

/** What she waits for. */
export type WaitingLine = {
  id: string;
  service: string;
  coach: string | null;
  firstDay: string;
  lastDay: string;
  weekdays: number[];
};

export type FamilySessions = { now: Date; coming: SessionLine[]; past: SessionLine[]; waiting: WaitingLine[] };

const line = (guardianId: string) => sql`
  select a.id, s.name as service, m.name as coach, m.zone as "coachZone", a.state, a.starts_at as "startsAt", a.ends_at as "endsAt",
    a.held_until as "heldUntil", coalesce(t.reader_zone, a.reader_zone) as zone, a.asked_to_move_at is not null as "askedToMove",
    a.state = 'held' and exists (select from waiting w where w.practice_id = a.practice_id and w.offered_id = a.id and w.state = 'offered') as offered,
    a.family_id is null as group
  from appointment a
  join service s on s.practice_id = a.practice_id and s.id = a.service_id
  join member m on m.practice_id = a.practice_id and m.id = a.member_id
  left join seat t on t.practice_id = a.practice_id and t.appointment_id = a.id and t.guardian_id = ${guardianId} and t.state = 'booked'`;

const isHers = ({ practiceId, guardianId }: Whose) =>
  sql`a.practice_id = ${practiceId} and (a.guardian_id = ${guardianId} or t.id is not null)`;

const stands = sql`(a.state in ('requested', 'booked') or (a.state = 'held' and a.held_until > app_now()))`;

/** A guardian's sessions, to come and of the last months, and what she waits for; one statement. Each list is short. */
export async function familySessions(tx: Tx, guardian: Whose): Promise<FamilySessions> {
  const { practiceId, guardianId } = guardian;
  const { rows } = await sql<FamilySessions>`
    select app_now() as now,
      (select coalesce(json_agg(x order by x."startsAt", x.id), '[]') from (${line(guardianId)}
        where ${isHers(guardian)} and a.ends_at > app_now() and ${stands} order by a.starts_at, a.id limit 40) x) as coming,
      (select coalesce(json_agg(x order by x."startsAt" desc, x.id), '[]') from (${line(guardianId)}
        where ${isHers(guardian)} and a.state not in ('expired', 'held') and (a.ends_at <= app_now() or not ${stands})
        order by a.starts_at desc, a.id limit 12) x) as past,
      (select coalesce(json_agg(json_build_object('id', w.id, 'service', s.name, 'coach', m.name, 'firstDay', w.first_day,
          'lastDay', w.last_day, 'weekdays', w.weekdays) order by w.since, w.id), '[]')
        from waiting w join service s on s.practice_id = w.practice_id and s.id = w.service_id
        left join member m on m.practice_id = w.practice_id and m.id = w.member_id
        where w.practice_id = ${practiceId} and w.guardian_id = ${guardianId} and w.state in ('waiting', 'passed')
          and w.last_day >= (app_now() - interval '1 day')::date) as waiting`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  return row;
}

/**
 * What a guardian can book, what she had last first: by those who coach her family, while anybody does. Groups are not among it; a seat is
 * taken in one.
 */
export async function servicesFor(tx: Tx, { practiceId, familyId, guardianId }: Whose): Promise<ServiceListed[]> {
  const { rows } = await sql<ServiceListed>`
    with hers as (select c.member_id from family_coach c where c.practice_id = ${practiceId} and c.family_id = ${familyId} and c.until is null)
    select s.id, s.name, s.words, s.minutes, s.place, s.pays, s.price, s.currency from service s
    where s.practice_id = ${practiceId} and s.state = 'offered' and s.offered_to in ('anybody', 'families') and s.seats = 1
      and exists (select from service_coach o join member m on m.practice_id = o.practice_id and m.id = o.member_id and m.state = 'active'
        where o.practice_id = s.practice_id and o.service_id = s.id
          and (o.member_id in (select member_id from hers) or not exists (select from hers)))
    order by (select max(a.starts_at) from appointment a where a.practice_id = s.practice_id and a.service_id = s.id
        and a.guardian_id = ${guardianId}) desc nulls last, s.offered_to = 'anybody', s.name, s.id`.execute(tx);
  return rows;
}

/** Her seat in a session that somebody else booked: a joint session. */
export async function seatIn(
  tx: Tx,
  guardian: Whose,
  appointmentId: string,
): Promise<{ id: string; zone: string } | undefined> {
  return tx
    .selectFrom("seat")
    .select(["id", "readerZone as zone"])
    .where("practiceId", "=", guardian.practiceId)
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", "=", guardian.guardianId)
    .where("state", "=", "booked")
    .executeTakeFirst();
}
