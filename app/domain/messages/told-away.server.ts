import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { firstName } from "../names.ts";
import { addDays } from "../time/school-calendar.ts";
import type { Ordered, To } from "./told.server.ts";

/** That a coach is away, for a parent of hers. */
export type AwayTold = {
  kind: "coach away";
  to: To;
  familyId: string;
  coach: string;
  /** "YYYY-MM-DD" */
  firstDay: string;
  backOn: string;
  hasBegun: boolean;
  /** Who reads meanwhile; null when nobody does. */
  standIn: string | null;
  goesWithoutLook: boolean;
};

/** Reads days away as they stand now; nothing once she is back, or when they were called off. */
export async function awayTold(tx: Tx, order: Ordered): Promise<AwayTold | undefined> {
  if (!order.guardianId || !order.familyId) return undefined;
  const { rows } = await sql<
    Omit<AwayTold, "kind" | "to" | "familyId" | "backOn"> & { name: string; email: string | null; lastDay: string }
  >`
    select g.name, identity.address_of(g.person_id) as email, m.name as coach, o.first_day::text as first_day, o.last_day::text as last_day,
      o.lets_go as goes_without_look, o.first_day <= (app_now() at time zone m.zone)::date as has_begun,
      (select s.name from (select x.name, i.begins_at from stand_in i join member x on x.practice_id = i.practice_id and x.id = i.stand_in_id
        where i.practice_id = o.practice_id and i.member_id = o.member_id and i.ended_at is null
          and i.begins_at < (o.last_day + 1)::timestamp at time zone m.zone and i.until > o.first_day::timestamp at time zone m.zone
        order by i.begins_at limit 1) s) as stand_in
    from time_off o
    join member m on m.practice_id = o.practice_id and m.id = o.member_id
    join guardian g on g.practice_id = o.practice_id and g.id = ${order.guardianId}
    where o.id = ${order.aboutId} and o.kind = 'away' and o.last_day >= (app_now() at time zone m.zone)::date`.execute(
    tx,
  );
  const row = rows[0];
  if (!row?.email) return undefined;
  const { name, email, lastDay, coach, ...rest } = row;
  return {
    ...rest,
    kind: "coach away",
    to: { name: firstName(name), email },
    familyId: order.familyId,
    coach: firstName(coach),
    backOn: addDays(lastDay, 1),
  };
}

/** That somebody reads for a colleague who is away. */
export type StandsInTold = { kind: "stands in"; to: To; coach: string; firstDay: string; backOn: string };

/** Reads who stands in for whom as it is now; nothing once it has ended. */
export async function standsInTold(tx: Tx, order: Ordered): Promise<StandsInTold | undefined> {
  const { rows } = await sql<{ name: string; email: string | null; coach: string; firstDay: string; backOn: string }>`
    select t.name, identity.address_of(t.person_id) as email, m.name as coach,
      (s.begins_at at time zone m.zone)::date::text as first_day, (s.until at time zone m.zone)::date::text as back_on
    from stand_in s
    join member m on m.practice_id = s.practice_id and m.id = s.member_id
    join member t on t.practice_id = s.practice_id and t.id = s.stand_in_id and t.state = 'active'
    where s.id = ${order.aboutId} and s.stand_in_id = ${order.memberId} and s.ended_at is null and s.until > app_now()`.execute(
    tx,
  );
  const row = rows[0];
  if (!row?.email) return undefined;
  const { name, email, coach, firstDay, backOn } = row;
  return { kind: "stands in", to: { name: firstName(name), email }, coach: firstName(coach), firstDay, backOn };
}
