import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type Booking, type By, bookingRow, orderMail, takeCalendar } from "../scheduling/booking-row.server.ts";
import { moveAppointment } from "../scheduling/move-appointment.server.ts";
import { TimeTaken } from "../scheduling/time-taken.ts";
import { whatFallsIn } from "./falls-in.server.ts";

export const wishes = ["move", "ask", "leave"] as const;
/** What becomes of a session that falls into days away: it goes to another time, its family is asked to choose one, or it stays. */
export type Wish = (typeof wishes)[number];

export type Away = {
  /** Made with the form. */
  id: string;
  firstDay: string;
  lastDay: string;
  /** For her colleagues. */
  words: string;
  /** Her families' messages need no look meanwhile. */
  letsGo?: boolean;
  /** Each appointment that falls in it: what becomes of it. One that is not named is asked about. */
  become: Readonly<Record<string, Wish>>;
  /** Where one goes that is moved, as the page promised it; absent means where it fits. */
  places?: Readonly<Record<string, Date>>;
};

export type FellIn = { isNew: boolean; moved: Booking[]; asked: string[]; left: string[] };

/**
 * A coach is away for some days: nothing is offered on them, and what falls in them is moved to the same weekday and time after, or its family
 * is asked to choose another. Nothing is cancelled behind anybody's back.
 *
 * @param zone the coach's own, in which the days are meant
 * @returns what fell in it, and where it stands now; `isNew` is false when this form was sent before
 * @throws Refusal "stale" when a time that the page showed has been taken meanwhile
 */
export async function awayUntil(
  tx: Tx,
  by: Extract<By, { kind: "member" }>,
  away: Away,
  zone: string,
): Promise<FellIn> {
  await takeCalendar(tx, by.memberId);
  const now = await instant(tx);
  const { id, firstDay, lastDay, words, letsGo = false } = away;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("timeOff")
    .values({
      practiceId: by.practiceId,
      id,
      memberId: by.memberId,
      kind: "away",
      words,
      firstDay,
      lastDay,
      letsGo,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  const told: FellIn = { isNew: numInsertedOrUpdatedRows !== 0n, moved: [], asked: [], left: [] };
  if (!told.isNew) return told;
  for (const session of await whatFallsIn(tx, by, away, zone)) {
    const wish = away.become[session.id] ?? "ask";
    const place = away.places?.[session.id] ?? session.place;
    if (wish === "move" && place) told.moved.push(await moveTo(tx, by, session.id, place));
    else if (wish === "leave") told.left.push(session.id);
    else {
      await askToMove(tx, session.id, now);
      told.asked.push(session.id);
    }
  }
  return told;
}

async function moveTo(tx: Tx, by: Extract<By, { kind: "member" }>, id: string, startsAt: Date): Promise<Booking> {
  const { sequence, guardianId } = await bookingRow(tx, id);
  // A group keeps its hour, which need not be one that is offered.
  const anyTime = guardianId === null;
  return moveAppointment(tx, by, { id, sequence, startsAt, anyTime }).catch((error) => {
    if (!(error instanceof TimeTaken)) throw error;
    throw new Refusal(
      "stale",
      "A time that a session was to move to has been taken meanwhile. Look at the list again.",
    );
  });
}

async function askToMove(tx: Tx, id: string, now: Date): Promise<void> {
  await tx.updateTable("appointment").set({ askedToMoveAt: now }).where("id", "=", id).execute();
  await orderMail(tx, await bookingRow(tx, id), now, [["asked to move", "guardian"]]);
}
