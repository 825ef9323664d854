import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { type Booking, type BookingRow, type By, bookingRow, orderMail, takeCalendar } from "./booking-row.server.ts";
import { wallAt } from "./days.ts";
import { moveAppointment } from "./move-appointment.server.ts";
import { day } from "./offsets.ts";
import { schedulingOf, slotsOf } from "./scheduling-of.server.ts";

export type Away = {
  /** Made with the form. */
  id: string;
  firstDay: string;
  lastDay: string;
  words: string;
  /** Each appointment that falls in it: what becomes of it. One that is not named is asked about. */
  become: Readonly<Record<string, "move" | "ask" | "leave">>;
};

/**
 * A coach is away for some days: nothing is offered on them, and what falls in them is moved to the same weekday and time after, or its family
 * is asked to choose another. Nothing is cancelled behind anybody's back.
 *
 * @param zone the coach's own, in which the days are meant
 * @returns what fell in it, and where it stands now
 */
export async function awayUntil(
  tx: Tx,
  by: Extract<By, { kind: "member" }>,
  away: Away,
  zone: string,
): Promise<{ moved: Booking[]; asked: string[]; left: string[] }> {
  await takeCalendar(tx, by.memberId);
  const now = await instant(tx);
  const { id, firstDay, lastDay, words } = away;
  await tx
    .insertInto("timeOff")
    .values({
      practiceId: by.practiceId,
      id,
      memberId: by.memberId,
      kind: "away",
      words,
      firstDay,
      lastDay,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
  const told: { moved: Booking[]; asked: string[]; left: string[] } = { moved: [], asked: [], left: [] };
  for (const appointmentId of await fallingIn(tx, by.memberId, away, zone, now)) {
    const row = await bookingRow(tx, appointmentId);
    const wish = away.become[appointmentId] ?? "ask";
    const place = wish === "move" ? await placeAfter(tx, row, lastDay, zone) : undefined;
    if (place !== undefined) {
      const to = { id: row.id, sequence: row.sequence, startsAt: new Date(place) };
      told.moved.push(await moveAppointment(tx, by, to));
    } else if (wish === "leave") told.left.push(row.id);
    else {
      await tx.updateTable("appointment").set({ askedToMoveAt: now }).where("id", "=", row.id).execute();
      await orderMail(tx, row, now, [["asked to move", "guardian"]]);
      told.asked.push(row.id);
    }
  }
  return told;
}

/** Appointments that stand on the days in question, by her own wall. */
export async function fallingIn(
  tx: Tx,
  memberId: string,
  days: { firstDay: string; lastDay: string },
  zone: string,
  now: Date,
): Promise<string[]> {
  const rows = await tx
    .selectFrom("appointment")
    .select(["id", "startsAt"])
    .where("memberId", "=", memberId)
    .where("state", "in", ["requested", "booked"])
    .where("startsAt", ">", now)
    .where("startsAt", ">=", new Date(Date.parse(days.firstDay) - day))
    .where("startsAt", "<", new Date(Date.parse(days.lastDay) + 2 * day))
    .orderBy("startsAt")
    .execute();
  const within = (at: Date) => {
    const { date } = wallAt(at.getTime(), zone);
    return days.firstDay <= date && date <= days.lastDay;
  };
  return rows.filter((row) => within(row.startsAt)).map((row) => row.id);
}

/** The same weekday and time in the four weeks after, else the first free time in them. */
async function placeAfter(tx: Tx, row: BookingRow, lastDay: string, zone: string): Promise<number | undefined> {
  const from = Date.parse(lastDay) + day;
  const window = { from, until: from + 28 * day };
  const scheduling = await schedulingOf(tx, {
    serviceId: row.serviceId,
    coach: row.memberId,
    leavingOut: row.id,
    window,
  });
  if (!scheduling) return undefined;
  const usual = wallAt(row.startsAt.getTime(), zone);
  const free = slotsOf(scheduling, window).filter((slot) => wallAt(slot.startsAt, zone).date > lastDay);
  const same = free.find((slot) => {
    const there = wallAt(slot.startsAt, zone);
    return there.weekday === usual.weekday && there.minutes === usual.minutes;
  });
  return (same ?? free[0])?.startsAt;
}
