import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type Booking, type By, bookingRowAlone, offerFreed, orderMail } from "./booking-row.server.ts";

type Member = Extract<By, { kind: "member" }>;

/**
 * A coach's yes or no to a time that somebody asked for. A declined request is never charged.
 *
 * @throws Refusal "gone", "not now" when it was answered or taken back meanwhile
 */
export async function answerRequest(tx: Tx, _member: Member, answer: { id: string; yes: boolean }): Promise<Booking> {
  const to = answer.yes ? "booked" : "declined";
  const row = await walk(tx, answer.id, "requested", to);
  if (!answer.yes) await offerFreed(tx, row.id);
  return row;
}

/**
 * How a session ended: it took place, or nobody came.
 *
 * @throws Refusal "gone", "not now" before it has begun, or when it no longer stands
 */
export async function sayHowItEnded(tx: Tx, _member: Member, end: { id: string; came: boolean }): Promise<Booking> {
  return walk(tx, end.id, "booked", end.came ? "done" : "missed");
}

async function walk(
  tx: Tx,
  id: string,
  from: "requested" | "booked",
  to: "booked" | "declined" | "done" | "missed",
): Promise<Booking> {
  const row = await bookingRowAlone(tx, id);
  const now = await instant(tx);
  if (row.state !== from) throw new Refusal("not now", "This session has changed meanwhile. Look at it again.");
  if (from === "booked" && now < row.startsAt) throw new Refusal("not now", "It has not begun yet.");
  const walked = { state: to, sequence: row.sequence + 1, movedAt: now };
  const { numUpdatedRows } = await tx
    .updateTable("appointment")
    .set(walked)
    .where("id", "=", id)
    .where("state", "=", from)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "There is no such session.");
  const kind = {
    booked: "appointment booked",
    declined: "appointment declined",
    missed: "appointment missed",
  } as const;
  if (to === "done") await orderMail(tx, row, now, []);
  else {
    // Her own calendar hears of the answer, where the mail that asked had put it there.
    const coachToo = to === "missed" ? [] : [[kind[to], "coach"] as const];
    await orderMail(tx, row, now, [[kind[to], "guardian"], ...coachToo], to === "booked" ? row.reminders : undefined);
  }
  return { ...row, ...walked };
}
