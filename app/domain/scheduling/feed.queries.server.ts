import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { type SessionForCalendar, sessionEntry } from "./calendar-files/session-entry.ts";
import type { CalendarEntry } from "./calendar-files/write.ts";

/** Further back nobody scrolls, and further ahead nobody books. */
const days = { back: 180, ahead: 420 };
const most = 5_000;

/**
 * The sessions of somebody's own calendar feed, in order: what stands, waits for a yes, is held, or took place. What was cancelled is gone
 * from it, and so from her calendar.
 *
 * @param whose a coach's own sessions, or those that a guardian booked or has a seat in
 * @param linkTo the page of a session
 */
export async function feedEntries(
  tx: Tx,
  whose: { memberId: string } | { guardianId: string },
  linkTo: (appointmentId: string) => string,
): Promise<CalendarEntry[]> {
  const coachs = "memberId" in whose;
  const hers = coachs
    ? sql`a.member_id = ${whose.memberId}`
    : sql`(a.guardian_id = ${whose.guardianId} or a.id = any (my_seats()))`;
  // Instants as numbers: reading thousands of them as text takes longer than the query.
  const at = (column: string) => sql`(date_part('epoch', ${sql.ref(column)}) * 1000)`;
  const { rows } = await sql<Row>`
    select a.id, a.sequence, ${at("a.starts_at")} as starts_at, ${at("a.ends_at")} as ends_at, ${at("a.moved_at")} as changed_at, a.state, a.place,
      s.name as service, coalesce(w.place_words, '') as place_words, ${coachs ? sql`g.name` : sql`m.name`} as other
    from appointment a
    join service s on s.practice_id = a.practice_id and s.id = a.service_id
    left join appointment_words w on w.practice_id = a.practice_id and w.appointment_id = a.id
    left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
    left join member m on m.practice_id = a.practice_id and m.id = a.member_id
    where ${hers} and a.state in ('requested', 'held', 'booked', 'done')
      and a.starts_at between app_now() - ${`${days.back} days`}::interval and app_now() + ${`${days.ahead} days`}::interval
    order by a.starts_at, a.id limit ${most}`.execute(tx);
  return rows.map(({ startsAt, endsAt, changedAt, other, ...row }) => {
    const times = { startsAt: new Date(startsAt), endsAt: new Date(endsAt), changedAt: new Date(changedAt) };
    const link = { words: "Open it", to: linkTo(row.id) };
    return sessionEntry({ ...row, ...times }, { with: other ?? row.service, link });
  });
}

type Row = Omit<SessionForCalendar, "startsAt" | "endsAt" | "changedAt"> & {
  startsAt: number;
  endsAt: number;
  changedAt: number;
  other: string | null;
};
