import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { AppointmentState } from "./appointment.ts";
import type { Place, Question } from "./offered.ts";

/** One session as a member sees it, with everybody who comes and what became of it. Instants in lists are text. */
export type SessionPage = {
  now: Date;
  id: string;
  state: AppointmentState;
  startsAt: Date;
  endsAt: Date;
  heldUntil: Date | null;
  askedToMoveAt: Date | null;
  readerZone: string;
  place: Place;
  seats: number;
  pays: string;
  price: number;
  currency: string;
  lateFee: number;
  cutoff: number;
  sequence: number;
  bookedBy: string;
  memberId: string;
  coach: string;
  serviceId: string;
  service: string;
  colour: string;
  questions: Question[];
  guardianId: string | null;
  guardian: string | null;
  phone: string | null;
  familyId: string | null;
  family: string | null;
  familyState: string | null;
  children: string[];
  /** Nothing for an assistant, who does not read words. */
  words: {
    policy: string;
    answers: Record<string, string>;
    toTalkAbout: string;
    placeWords: string;
    version: number;
  } | null;
  people: { seatId: string; state: string; guardianId: string; name: string; familyId: string; family: string }[];
  /** The other guardians of its family, who may be asked in. */
  others: { id: string; name: string }[];
  series: {
    id: string;
    everyWeeks: number;
    times: number;
    sessions: { id: string; state: AppointmentState; startsAt: string; place: number }[];
  } | null;
  /** Whose offer it is, while it is held for one who waits. */
  waitingId: string | null;
  changes: {
    at: string;
    actor: string;
    who: string | null;
    fromState: string | null;
    toState: string;
    fromStart: string | null;
    toStart: string;
  }[];
};

/**
 * One session, in one statement.
 *
 * @returns undefined when there is none, or it is with a family that this member may not see
 */
export async function sessionPage(tx: Tx, id: string): Promise<SessionPage | undefined> {
  const { rows } = await sql<SessionPage>`
    select app_now() as now, a.id, a.state, a.starts_at, a.ends_at, a.held_until, a.asked_to_move_at, a.reader_zone, a.place, a.seats, a.pays,
      a.price, a.currency, a.late_fee, a.cutoff, a.sequence, a.booked_by, a.member_id, m.name as coach, a.service_id, s.name as service, s.colour,
      s.questions, a.guardian_id, g.name as guardian, gc.phone, a.family_id, f.name as family, f.state as family_state,
      coalesce((select json_agg(c.name order by c.name) from child c where c.practice_id = a.practice_id and c.family_id = a.family_id), '[]')
        as children,
      (select json_build_object('policy', w.policy, 'answers', w.answers, 'toTalkAbout', w.to_talk_about, 'placeWords', w.place_words,
          'version', w.version)
        from appointment_words w where w.practice_id = a.practice_id and w.appointment_id = a.id) as words,
      coalesce((select json_agg(json_build_object('seatId', t.id, 'state', t.state, 'guardianId', t.guardian_id, 'name', o.name,
          'familyId', t.family_id, 'family', h.name) order by t.taken_at, t.id)
        from seat t
        join guardian o on o.practice_id = t.practice_id and o.id = t.guardian_id
        join family h on h.practice_id = t.practice_id and h.id = t.family_id
        where t.practice_id = a.practice_id and t.appointment_id = a.id), '[]') as people,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name)
        from guardian o where o.practice_id = a.practice_id and o.family_id = a.family_id and o.id <> a.guardian_id), '[]') as others,
      (select json_build_object('id', r.id, 'everyWeeks', r.every_weeks, 'times', r.times, 'sessions', (
          select json_agg(json_build_object('id', x.id, 'state', x.state, 'startsAt', x.starts_at, 'place', x.place_in_series) order by x.starts_at)
          from appointment x where x.practice_id = r.practice_id and x.series_id = r.id))
        from series r where r.practice_id = a.practice_id and r.id = a.series_id) as series,
      (select q.id from waiting q where q.practice_id = a.practice_id and q.offered_id = a.id and q.state = 'offered') as waiting_id,
      coalesce((select json_agg(json_build_object('at', h.at, 'actor', h.actor, 'who', coalesce(mm.name, gg.name), 'fromState', h.from_state,
          'toState', h.to_state, 'fromStart', h.from_start, 'toStart', h.to_start) order by h.at, h.sequence)
        from appointment_change h
        left join member mm on h.actor = 'member' and mm.practice_id = h.practice_id and mm.person_id = h.person_id
        left join guardian gg on h.actor = 'guardian' and gg.practice_id = h.practice_id and gg.person_id = h.person_id
          and gg.family_id = coalesce(h.family_id, gg.family_id)
        where h.practice_id = a.practice_id and h.appointment_id = a.id), '[]') as changes
    from appointment a
    join service s on s.practice_id = a.practice_id and s.id = a.service_id
    join member m on m.practice_id = a.practice_id and m.id = a.member_id
    left join family f on f.practice_id = a.practice_id and f.id = a.family_id
    left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
    left join guardian_contact gc on gc.practice_id = g.practice_id and gc.guardian_id = g.id
    where a.practice_id = ctx_practice() and a.id = ${id} and (a.family_id is null or f.id is not null)`.execute(tx);
  return rows[0];
}

/** Whom, what and with whom a member may book: one statement for the forms that book. */
export type BookingChoices = {
  now: Date;
  guardians: { id: string; name: string; zone: string; familyId: string; family: string; coaches: string[] }[];
  services: { id: string; name: string; minutes: number; seats: number; coaches: string[] }[];
  coaches: { id: string; name: string }[];
};

/**
 * What the forms that book offer to this member.
 *
 * @param of.family only its guardians
 * @param of.groups services with seats instead of those for one family
 */
export async function bookingChoices(tx: Tx, of: { family: string | null; groups: boolean }): Promise<BookingChoices> {
  const { rows } = await sql<BookingChoices>`
    select app_now() as now,
      (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'zone', g.zone, 'familyId', f.id, 'family', f.name,
          'coaches', array(select c.member_id from family_coach c
            where c.practice_id = f.practice_id and c.family_id = f.id and c.until is null)) order by f.name, g.name, g.id), '[]')
        from guardian g join family f on f.practice_id = g.practice_id and f.id = g.family_id
        where g.practice_id = ctx_practice() and f.state in ('inquiry', 'not begun', 'active')
          and (${of.family}::uuid is null or f.id = ${of.family}::uuid)) as guardians,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'minutes', s.minutes, 'seats', s.seats,
          'coaches', array(select o.member_id from service_coach o where o.practice_id = s.practice_id and o.service_id = s.id))
          order by s.name, s.id), '[]')
        from service s where s.practice_id = ctx_practice() and s.state = 'offered' and (s.seats > 1) = ${of.groups}) as services,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]') from member m
        where m.practice_id = ctx_practice() and m.state = 'active' and m.roles && array['owner', 'coach']) as coaches
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a select without from gives one row");
  return row;
}

/** One family's wish for a time of a service. Days are text. */
export type Waiter = {
  id: string;
  state: string;
  since: string;
  firstDay: string;
  lastDay: string;
  weekdays: number[];
  serviceId: string;
  service: string;
  memberId: string | null;
  coach: string | null;
  guardianId: string;
  guardian: string;
  familyId: string;
  family: string;
  /** The time that is held for her while she decides. */
  offer: { id: string; startsAt: string; heldUntil: string; coach: string } | null;
};

/** Everybody who waits for a time, in turn for each service; those who passed stay until they are taken off. */
export async function waitingList(tx: Tx): Promise<Waiter[]> {
  const { rows } = await sql<Waiter>`
    select w.id, w.state, w.since, w.first_day, w.last_day, w.weekdays, w.service_id, s.name as service, w.member_id, m.name as coach,
      w.guardian_id, g.name as guardian, w.family_id, f.name as family,
      case when w.state = 'offered' then (
        select json_build_object('id', a.id, 'startsAt', a.starts_at, 'heldUntil', a.held_until, 'coach', c.name)
        from appointment a join member c on c.practice_id = a.practice_id and c.id = a.member_id
        where a.practice_id = w.practice_id and a.id = w.offered_id and a.state = 'held') end as offer
    from waiting w
    join service s on s.practice_id = w.practice_id and s.id = w.service_id
    join guardian g on g.practice_id = w.practice_id and g.id = w.guardian_id
    join family f on f.practice_id = w.practice_id and f.id = w.family_id
    left join member m on m.practice_id = w.practice_id and m.id = w.member_id
    where w.practice_id = ctx_practice() and w.state in ('waiting', 'offered', 'passed') and w.last_day >= app_now()::date - 1
    order by s.name, w.since, w.id limit 200`.execute(tx);
  return rows;
}
