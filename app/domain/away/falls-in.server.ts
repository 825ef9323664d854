import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instantsOfSeries, wallAt } from "../scheduling/days.ts";
import type { Scheduling } from "../scheduling/offered.ts";
import { day } from "../scheduling/offsets.ts";
import { slotsOf } from "../scheduling/scheduling-of.server.ts";
import { placesAfter, searched } from "./places-after.ts";

export type DaysAway = { firstDay: string; lastDay: string };

/** A session that falls into days away, with what could become of it. */
export type FallsIn = {
  id: string;
  startsAt: Date;
  takenFrom: Date;
  takenUntil: Date;
  serviceId: string;
  service: string;
  /** Who booked it; null for a group. */
  who: string | null;
  /** In a group: how many have a seat. */
  seated: number;
  isRequest: boolean;
  /** When it could be instead; null when nothing is free in the four weeks after. */
  place: Date | null;
};

/**
 * What stands on these days in a coach's calendar, by her own wall, and where it could go. Two queries.
 *
 * @param zone the coach's, in which the days are meant
 */
export async function whatFallsIn(
  tx: Tx,
  coach: { practiceId: string; memberId: string },
  days: DaysAway,
  zone: string,
): Promise<FallsIn[]> {
  const { rows } = await sql<Falling>`
    select a.id, a.starts_at, a.taken_from, a.taken_until, a.service_id, s.name as service, g.name as who,
      a.state = 'requested' as is_request,
      (select count(*)::int from seat e where e.practice_id = a.practice_id and e.appointment_id = a.id and e.state = 'booked') as seated
    from appointment a
    join service s on s.practice_id = a.practice_id and s.id = a.service_id
    left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
    where a.practice_id = ${coach.practiceId} and a.member_id = ${coach.memberId} and a.state in ('requested', 'booked')
      and a.starts_at > app_now() and a.starts_at >= ${days.firstDay}::date - interval '1 day'
      and a.starts_at < ${days.lastDay}::date + interval '2 days'
    order by a.starts_at, a.id`.execute(tx);
  const falling = rows.filter((row) => {
    const { date } = wallAt(row.startsAt.getTime(), zone);
    return days.firstDay <= date && date <= days.lastDay;
  });
  if (falling.length === 0) return [];
  const free = await freeAfter(tx, falling, days.lastDay, zone);
  const places = placesAfter(falling, (id) => free.get(id) ?? [], zone);
  return falling.map((row) => {
    const place = places.get(row.id);
    return { ...row, place: place === undefined ? null : new Date(place) };
  });
}

/** By session: when it could be in the weeks after. A group stays on its weekday and at its hour, whatever her hours say. */
async function freeAfter(
  tx: Tx,
  falling: readonly Falling[],
  lastDay: string,
  zone: string,
): Promise<Map<string, number[]>> {
  const window = { from: Date.parse(lastDay), until: Date.parse(lastDay) + 2 * day + searched };
  const { rows } = await sql<{ serviceId: string; scheduling: Scheduling | null }>`
    select distinct on (a.service_id) a.service_id,
      scheduling_of(a.service_id, ${new Date(window.from)}, ${new Date(window.until)}, a.member_id, a.id) as scheduling
    from appointment a where a.id = any (${falling.map(({ id }) => id)}::uuid[]) order by a.service_id, a.id`.execute(
    tx,
  );
  const schedulings = new Map(rows.map(({ serviceId, scheduling }) => [serviceId, scheduling]));
  const slots = new Map(
    rows.map(({ serviceId, scheduling }) => [
      serviceId,
      (scheduling ? slotsOf(scheduling, window) : [])
        .map(({ startsAt }) => startsAt)
        .filter((at) => wallAt(at, zone).date > lastDay),
    ]),
  );
  return new Map(
    falling.map((session) => {
      const busy = schedulings.get(session.serviceId)?.coaches[0]?.busy ?? [];
      const free = session.who === null ? sameHour(session, busy, lastDay, zone) : slots.get(session.serviceId);
      return [session.id, free ?? []];
    }),
  );
}

type Falling = Omit<FallsIn, "place">;

/** The same weekday and hour of the weeks after, where nothing else is. */
function sameHour(session: Falling, busy: readonly number[], lastDay: string, zone: string): number[] {
  const usual = wallAt(session.startsAt.getTime(), zone);
  const weeks = Math.ceil((Date.parse(lastDay) - Date.parse(usual.date)) / (7 * day)) + searched / (7 * day);
  const rule = { firstDay: usual.date, atMinutes: usual.minutes, zone, everyWeeks: 1, times: weeks + 1 };
  return instantsOfSeries(rule).flatMap(({ date, at }) => {
    if (at === null || date <= lastDay) return [];
    const later = at - session.startsAt.getTime();
    const [from, until] = [session.takenFrom.getTime() + later, session.takenUntil.getTime() + later];
    const isTaken = busy.some((taken, index) => index % 2 === 0 && taken < until && from < (busy[index + 1] ?? taken));
    return isTaken ? [] : [at];
  });
}
