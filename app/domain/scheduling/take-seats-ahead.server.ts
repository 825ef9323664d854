import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { By } from "./booking-row.server.ts";
import { takeSeat } from "./take-seat.server.ts";

/**
 * Gives a guardian a seat in a group, and in all that are to come of the same service and coach and have one free: she joins a cohort once.
 *
 * @returns in how many of them she sits now
 * @throws what takeSeat throws for the first
 */
export async function takeSeatsAhead(
  tx: Tx,
  by: Extract<By, { kind: "member" }>,
  of: { appointmentId: string; guardianId: string },
): Promise<number> {
  await takeSeat(tx, by, of);
  const { rows: later } = await sql<{ id: string }>`
    select n.id from appointment a
    join appointment n on n.practice_id = a.practice_id and n.member_id = a.member_id and n.service_id = a.service_id and n.family_id is null
      and n.state = 'booked' and n.starts_at > a.starts_at
    where a.practice_id = ${by.practiceId} and a.id = ${of.appointmentId} and a.family_id is null and seats_taken(n.id) < n.seats
    order by n.starts_at limit 52`.execute(tx);
  for (const { id } of later) await takeSeat(tx, by, { appointmentId: id, guardianId: of.guardianId });
  return later.length + 1;
}
