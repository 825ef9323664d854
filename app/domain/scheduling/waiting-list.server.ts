import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { type By, bookingRow, lapseLater, linkHash, orderMail, takeCalendar, termsOf } from "./booking-row.server.ts";
import { wallAt } from "./days.ts";
import { minute } from "./offsets.ts";
import { schedulingOf, slotsOf } from "./scheduling-of.server.ts";

export type WaitingValues = {
  /** Made with the form. */
  id: string;
  serviceId: string;
  /** Null for any coach. */
  coachId: string | null;
  firstDay: string;
  lastDay: string;
  /** 1 = Monday … 7 = Sunday */
  weekdays: readonly number[];
};

/**
 * Puts a family on the waiting list of a service.
 *
 * @throws Refusal "gone" when the service is not there for her
 */
export async function joinWaitingList(
  tx: Tx,
  by: Extract<By, { kind: "guardian" | "member" }>,
  whose: { guardianId: string; familyId: string },
  values: WaitingValues,
): Promise<void> {
  const service = await tx
    .selectFrom("service")
    .select("id")
    .where("id", "=", values.serviceId)
    .where("state", "=", "offered")
    .executeTakeFirst();
  if (!service) throw new Refusal("gone", "That isn’t offered any more.");
  const now = await instant(tx);
  const { id, serviceId, coachId, firstDay, lastDay, weekdays } = values;
  const row = {
    id,
    serviceId,
    memberId: coachId,
    firstDay,
    lastDay,
    weekdays: [...weekdays],
    since: now,
    movedAt: now,
  };
  await tx
    .insertInto("waiting")
    .values({ practiceId: by.practiceId, guardianId: whose.guardianId, familyId: whose.familyId, ...row })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
}

/** @throws Refusal "gone" when she does not wait any more */
export async function leaveWaitingList(tx: Tx, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("waiting")
    .set({ state: "left", movedAt: await instant(tx) })
    .where("id", "=", id)
    .where("state", "in", ["waiting", "passed"])
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "This is not on the waiting list any more.");
}

/**
 * A member has found a time for who waits, by hand: she waits no more. An offer that stands is let go of first (letHoldGo), or booked
 * (bookHeld).
 *
 * @throws Refusal "not now" when she does not wait any more
 */
export async function tookATime(tx: Tx, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("waiting")
    .set({ state: "taken", movedAt: await instant(tx) })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("not now", "They are not waiting any more. Look at the list again.");
}

/** How long an offer stands, when there is as much time. */
const offerStands = 4 * 60 * minute;

/**
 * Offers a freed time to the first in turn whom it suits: it is held for her while she decides. When it lapses, or she says no, the next is
 * asked. Runs as the system, woken by what freed the time.
 *
 * @param freedId the appointment whose time was freed
 * @returns whose turn it is, or nothing when nobody waits for it or it is not free
 */
export async function offerFreedTime(
  tx: Tx,
  by: Extract<By, { kind: "system" }>,
  freedId: string,
  secret: string,
): Promise<{ waitingId: string; appointmentId: string } | undefined> {
  const freed = await bookingRow(tx, freedId);
  await takeCalendar(tx, freed.memberId);
  const at = freed.startsAt.getTime();
  const window = { from: at, until: at + 1 };
  const scheduling = await schedulingOf(tx, { serviceId: freed.serviceId, coach: freed.memberId, window });
  if (!scheduling || slotsOf(scheduling, window).length === 0) return undefined;
  const turn = await nextInTurn(tx, freed, scheduling.coaches[0]?.zone ?? "UTC");
  if (!turn) return undefined;
  const { service, now } = scheduling;
  const latest = at - Math.max(service.notice, 15) * minute;
  const heldUntil = new Date(Math.max(now + 15 * minute, Math.min(now + offerStands, latest)));
  const id = newId();
  const whose = { guardianId: turn.guardianId, familyId: turn.familyId };
  const terms = termsOf(service, freed.startsAt);
  await tx
    .insertInto("appointment")
    .values({
      ...terms,
      ...whose,
      practiceId: by.practiceId,
      id,
      bookingKey: newId(),
      memberId: freed.memberId,
      serviceId: service.id,
      state: "held",
      heldUntil,
      readerZone: turn.zone,
      seats: 1,
      linkHash: linkHash(secret, id),
      bookedBy: "system",
      createdAt: new Date(now),
      movedAt: new Date(now),
    })
    .execute();
  const words = { policy: service.policy, placeWords: service.placeWords };
  await tx
    .insertInto("appointmentWords")
    .values({ practiceId: by.practiceId, appointmentId: id, ...whose, ...words })
    .execute();
  const offered = { state: "offered", offeredId: id, movedAt: new Date(now) };
  await tx.updateTable("waiting").set(offered).where("id", "=", turn.id).where("state", "=", "waiting").execute();
  await orderMail(tx, { id, startsAt: terms.startsAt }, new Date(now), [["time offered", "guardian"]]);
  await lapseLater(tx, id, heldUntil);
  return { waitingId: turn.id, appointmentId: id };
}

async function nextInTurn(tx: Tx, freed: { serviceId: string; memberId: string; startsAt: Date }, zone: string) {
  const { date, weekday } = wallAt(freed.startsAt.getTime(), zone);
  const rows = await tx
    .selectFrom("waiting as w")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "w.practiceId").onRef("g.id", "=", "w.guardianId"),
    )
    .select(["w.id", "w.guardianId", "w.familyId", "w.weekdays", "g.zone"])
    .where("w.serviceId", "=", freed.serviceId)
    .where("w.state", "=", "waiting")
    .where((eb) => eb("w.memberId", "is", null).or("w.memberId", "=", freed.memberId))
    .where("w.firstDay", "<=", date)
    .where("w.lastDay", ">=", date)
    .orderBy("w.since")
    .orderBy("w.id")
    .limit(50)
    .execute();
  return rows.find((row) => row.weekdays.includes(weekday));
}
