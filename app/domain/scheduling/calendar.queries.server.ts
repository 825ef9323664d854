import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { CalendarRows } from "./calendar.ts";

/** Whose calendar: one member's, or that of everybody in the practice. */
export type Whose = { memberId: string } | "all";

/**
 * Everything that stands in a stretch of a calendar, in one statement: sessions, hours that are kept, other calendars' busy times (her own
 * alone), days off, journeys, dates of families, and what was moved away. Of a session with a family that the reader may not see it tells
 * only that the time is taken.
 *
 * @param reader the member who looks, with her families
 * @param of.from a day before the first that is shown; `of.until` a day after the last, since days begin when their zone says
 */
export async function calendarOf(
  tx: Tx,
  reader: { memberId: string },
  of: { whose: Whose; from: Date; until: Date; firstDay: string; lastDay: string },
): Promise<CalendarRows> {
  const one = of.whose === "all" ? null : of.whose.memberId;
  const hers = (column: string) => (one === null ? sql`true` : sql`${sql.ref(column)} = ${one}`);
  const herFamily = (column: string) =>
    one === null
      ? sql`true`
      : sql`${sql.ref(column)} = any (array(select c.family_id from family_coach c
          where c.practice_id = ctx_practice() and c.member_id = ${one} and c.until is null))`;
  const days = sql`between ${of.firstDay}::date and ${of.lastDay}::date`;
  const { rows } = await sql<CalendarRows>`
    select app_now() as now,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name, m.id), '[]') from member m
        where m.practice_id = ctx_practice() and m.state = 'active' and m.roles && array['owner', 'coach']) as coaches,
      (select coalesce(json_agg(x order by x."startsAt", x.id), '[]') from (
        select a.id, a.member_id as "memberId", a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.place, a.seats, a.sequence,
          a.held_until as "heldUntil", a.series_id as "seriesId", s.name as service, s.colour, f.id as "familyId", f.name as family,
          a.family_id is null as "isGroup", case when a.family_id is null then seats_taken(a.id) else 0 end as taken
        from appointment a
        join service s on s.practice_id = a.practice_id and s.id = a.service_id
        left join family f on f.practice_id = a.practice_id and f.id = a.family_id
        where a.practice_id = ctx_practice() and ${hers("a.member_id")} and a.starts_at >= ${of.from} and a.starts_at < ${of.until}
          and a.state not in ('declined', 'expired') and not (a.state = 'held' and a.held_until <= app_now())
        order by a.starts_at, a.id limit 600) x) as sessions,
      (select coalesce(json_agg(json_build_object('memberId', w.member_id, 'kind', w.kind, 'words', w.words, 'weekday', w.weekday,
          'from', extract(epoch from w.from_time)::int / 60, 'until', extract(epoch from w.until_time)::int / 60, 'zone', w.zone)
          order by w.weekday, w.from_time), '[]')
        from weekly_hours w where w.practice_id = ctx_practice() and ${hers("w.member_id")}) as weekly,
      (select coalesce(json_agg(json_build_object('memberId', d.member_id, 'day', d.on_day)), '[]') from date_hours d
        where d.practice_id = ctx_practice() and ${hers("d.member_id")} and d.on_day ${days}) as dates,
      (select coalesce(json_agg(json_build_object('who', m.name, 'kind', o.kind, 'words', o.words, 'first', o.first_day, 'last', o.last_day,
          'closes', o.closes) order by o.first_day, o.id), '[]')
        from time_off o left join member m on m.practice_id = o.practice_id and m.id = o.member_id
        where o.practice_id = ctx_practice() and (o.member_id is null or ${hers("o.member_id")})
          and o.first_day <= ${of.lastDay}::date and o.last_day >= ${of.firstDay}::date) as off,
      (select coalesce(json_agg(json_build_object('memberId', t.member_id, 'zone', t.zone, 'first', t.first_day, 'last', t.last_day)), '[]')
        from travel t where t.practice_id = ctx_practice() and (t.member_id = ${reader.memberId} or ${hers("t.member_id")})
          and t.first_day <= ${of.lastDay}::date and t.last_day >= ${of.firstDay}::date) as travel,
      (select coalesce(json_agg(json_build_object('from', b.from_at, 'until', b.until_at) order by b.from_at), '[]') from (
        select b.from_at, b.until_at from busy_time b
        join busy_calendar c on c.practice_id = b.practice_id and c.id = b.calendar_id and c.state <> 'ended'
        where b.practice_id = ctx_practice() and b.member_id = ${reader.memberId} and ${hers("b.member_id")}
          and b.from_at < ${of.until} and b.until_at > ${of.from}
        order by b.from_at limit 300) b) as busy,
      (select coalesce(json_agg(json_build_object('familyId', e.family_id, 'family', f.name, 'child', c.name, 'day', e.on_day, 'kind', e.kind,
          'words', e.words) order by e.on_day, e.id), '[]')
        from family_event e
        join family f on f.practice_id = e.practice_id and f.id = e.family_id and f.state = 'active'
        left join child c on c.practice_id = e.practice_id and c.id = e.child_id
        where e.practice_id = ctx_practice() and ${herFamily("e.family_id")} and e.on_day ${days}
          and e.kind in ('school', 'meeting', 'plan', 'home')) as events,
      (select coalesce(json_agg(json_build_object('id', h.appointment_id, 'memberId', h.member_id, 'from', h.from_start, 'to', h.to_start,
          'long', extract(epoch from a.ends_at - a.starts_at)::int / 60, 'familyId', f.id, 'family', f.name) order by h.from_start), '[]')
        from appointment_change h
        join appointment a on a.practice_id = h.practice_id and a.id = h.appointment_id and a.state in ('requested', 'booked', 'done')
        join family f on f.practice_id = a.practice_id and f.id = a.family_id
        where h.practice_id = ctx_practice() and ${hers("h.member_id")} and h.from_start <> h.to_start
          and h.from_start >= ${of.from} and h.from_start < ${of.until}) as moved,
      (select coalesce(json_agg(json_build_object('id', r.id, 'familyId', f.id, 'family', f.name, 'startsAt', r.starts_at, 'service', s.name)
          order by r.starts_at), '[]') from (
        select a.* from appointment a where a.practice_id = ctx_practice() and ${hers("a.member_id")} and a.state = 'requested'
          and a.starts_at > (select app_now()) order by a.starts_at limit 6) r
        join service s on s.practice_id = r.practice_id and s.id = r.service_id
        join family f on f.practice_id = r.practice_id and f.id = r.family_id) as asks,
      array(select c.name from busy_calendar c where c.practice_id = ctx_practice() and c.member_id = ${reader.memberId} and c.state <> 'ended'
        and coalesce(c.read_at, c.created_at) < app_now() - interval '1 hour' order by c.name) as doubted,
      (select count(*)::int from waiting w where w.practice_id = ctx_practice() and w.state in ('waiting', 'offered')) as waiting
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("a select without from gives one row");
  return row;
}
