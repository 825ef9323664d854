import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { addDays } from "../time/school-calendar.ts";
import { isZone } from "../time/zoned.server.ts";

/** A stretch of a coach's week as her form says it. `until` may be "24:00". */
export type WeeklyStretch = {
  kind: "open" | "kept";
  words: string;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  /** "HH:MM" */
  from: string;
  until: string;
};

/**
 * Sets a coach's week, for one service or for all; the whole of it, in one zone. Bookings that stand outside of it stay.
 *
 * @param hours.serviceId null for all services without hours of their own
 * @throws Refusal "gone" when it is not hers to set; "not so" for a stretch that ends before it begins, or an unknown zone
 */
export async function setWeek(
  tx: Tx,
  by: Acting,
  hours: { memberId: string; serviceId: string | null; zone: string; stretches: readonly WeeklyStretch[] },
): Promise<void> {
  hersToSet(by, hours.memberId);
  zoneOrRefusal(hours.zone);
  for (const { from, until } of hours.stretches) {
    if (from >= until) throw new Refusal("not so", `From ${from} to ${until} ends before it begins.`, "stretches");
  }
  const { memberId, serviceId, zone } = hours;
  await tx
    .deleteFrom("weeklyHours")
    .where("memberId", "=", memberId)
    .where(sql<boolean>`service_id is not distinct from ${serviceId}::uuid`)
    .execute();
  const rows = hours.stretches.map(({ from, until, ...stretch }) => ({
    ...stretch,
    practiceId: by.practiceId,
    id: newId(),
    memberId,
    serviceId,
    fromTime: from,
    untilTime: until,
    zone,
  }));
  if (rows.length > 0) await tx.insertInto("weeklyHours").values(rows).execute();
}

/**
 * Sets the hours of one date, which stand instead of its weekday's.
 *
 * @param date.stretches empty closes the date; null gives it back to its weekday
 * @throws as setWeek
 */
export async function setDate(
  tx: Tx,
  by: Acting,
  date: {
    memberId: string;
    serviceId: string | null;
    day: string;
    zone: string;
    stretches: readonly { from: string; until: string }[] | null;
  },
): Promise<void> {
  hersToSet(by, date.memberId);
  zoneOrRefusal(date.zone);
  const { memberId, serviceId, day, zone, stretches } = date;
  await tx
    .deleteFrom("dateHours")
    .where("memberId", "=", memberId)
    .where("onDay", "=", day)
    .where(sql<boolean>`service_id is not distinct from ${serviceId}::uuid`)
    .execute();
  if (stretches === null) return;
  const times = stretches.length > 0 ? stretches : [{ from: null, until: null }];
  const rows = times.map(({ from, until }) => {
    if (from !== null && until !== null && from >= until) {
      throw new Refusal("not so", `From ${from} to ${until} ends before it begins.`, "stretches");
    }
    return {
      practiceId: by.practiceId,
      id: newId(),
      memberId,
      serviceId,
      onDay: day,
      fromTime: from,
      untilTime: until,
      zone,
    };
  });
  await tx.insertInto("dateHours").values(rows).execute();
}

/**
 * Days on which nothing is offered: a coach's own, or the practice's.
 *
 * @param off.memberId null for the whole practice, which is an owner's word
 * @throws Refusal "gone" when it is not hers to set; "not so" when it ends before it begins
 */
export async function takeTimeOff(
  tx: Tx,
  by: Acting,
  off: {
    id: string;
    memberId: string | null;
    kind: "time off" | "school holiday";
    words: string;
    firstDay: string;
    lastDay: string;
    closes: boolean;
  },
): Promise<void> {
  if (off.memberId !== null || !isOwner(by)) hersToSet(by, off.memberId);
  daysInOrder(off);
  await tx
    .insertInto("timeOff")
    .values({ ...off, practiceId: by.practiceId, createdAt: await instant(tx) })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
}

/**
 * From one day to another a coach's hours are local to another zone.
 *
 * @throws Refusal as takeTimeOff; "not so" when another journey is on those days
 */
export async function goTravelling(
  tx: Tx,
  by: Acting,
  journey: { id: string; memberId: string; zone: string; firstDay: string; lastDay: string },
): Promise<void> {
  hersToSet(by, journey.memberId);
  zoneOrRefusal(journey.zone);
  daysInOrder(journey);
  const other = await tx
    .selectFrom("travel")
    .select("id")
    .where("memberId", "=", journey.memberId)
    .where("id", "<>", journey.id)
    .where("firstDay", "<=", journey.lastDay)
    .where("lastDay", ">=", journey.firstDay)
    .executeTakeFirst();
  if (other) throw new Refusal("not so", "There is another journey on these days.", "firstDay");
  await tx
    .insertInto("travel")
    .values({ ...journey, practiceId: by.practiceId })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
}

/**
 * Takes days off back out: they can be booked again, where her hours are open.
 *
 * @throws Refusal "gone" when there are none, or they are not hers; "not so" for days away, which are ended where they were begun
 */
export async function takeOffOut(tx: Tx, by: Acting, id: string): Promise<void> {
  const row = await tx.selectFrom("timeOff").select(["memberId", "kind"]).where("id", "=", id).executeTakeFirst();
  if (!row) throw new Refusal("gone", "These days are not here any more.");
  if (row.memberId !== null || !isOwner(by)) hersToSet(by, row.memberId);
  if (row.kind === "away") throw new Refusal("not so", "These days are ended under “Away until…”.");
  await tx.deleteFrom("timeOff").where("id", "=", id).execute();
}

/**
 * Takes a journey out: her hours are local to her own zone again.
 *
 * @throws Refusal "gone" when there is none, or it is not hers
 */
export async function stayHome(tx: Tx, by: Acting, id: string): Promise<void> {
  const row = await tx.selectFrom("travel").select("memberId").where("id", "=", id).executeTakeFirst();
  if (!row) throw new Refusal("gone", "This journey is not here any more.");
  hersToSet(by, row.memberId);
  await tx.deleteFrom("travel").where("id", "=", id).execute();
}

function hersToSet(by: Acting, memberId: string | null): void {
  const hers = memberId === by.memberId && by.roles.includes("coach");
  if (!hers && !(isOwner(by) && memberId !== null)) throw new Refusal("gone", "These hours are not yours to set.");
}

function zoneOrRefusal(zone: string): void {
  if (!isZone(zone)) throw new Refusal("not so", "Choose a time zone from the list.", "zone");
}

/** As the database holds it, too. */
const longest = 400;

function daysInOrder({ firstDay, lastDay }: { firstDay: string; lastDay: string }): void {
  if (firstDay > lastDay) throw new Refusal("not so", "The last day comes before the first.", "lastDay");
  if (addDays(firstDay, longest) < lastDay) {
    throw new Refusal("not so", "That is more than a year. Give it in parts.", "lastDay");
  }
}
