import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** A calendar elsewhere as its owner sees it; its address is not shown again, since it is a secret. */
export type BusyCalendar = {
  id: string;
  name: string;
  /** Whose calendars these are: "calendar.google.com". */
  host: string;
  readAt: Date | null;
  triedAt: Date | null;
  problem: string;
  /** How many times in the coming weeks are taken by it. */
  times: number;
};

/** A member's own other calendars, with how far each can be trusted; nobody else reads them. */
export async function busyCalendars(tx: Tx, memberId: string): Promise<BusyCalendar[]> {
  const { rows } = await sql<BusyCalendar>`
    select c.id, c.name, coalesce(substring(c.address from '^[a-z]+://([^/:?#]+)'), '') as host, c.read_at, c.tried_at, c.problem,
      (select count(*)::int from busy_time b where b.practice_id = c.practice_id and b.calendar_id = c.id
        and b.until_at > app_now() and b.from_at < app_now() + interval '60 days') as times
    from busy_calendar c where c.member_id = ${memberId} and c.state <> 'ended' order by c.created_at, c.id`.execute(
    tx,
  );
  return rows;
}
