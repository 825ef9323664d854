import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { isLate } from "./appointment.ts";
import { type By, orderMail } from "./booking-row.server.ts";
import { type OpenGroup, openGroups } from "./open-groups.queries.server.ts";

type Sitter = Extract<By, { kind: "guardian" | "member" }>;

/** A place in a group, or beside the other parent in a joint session. */
export type SeatValues = {
  appointmentId: string;
  /** For a member: whom she asks in. */
  guardianId?: string;
  /** In which zone the person reads it; her usual one when left out. */
  readerZone?: string;
};

/**
 * Sits somebody down: a guardian in a group that is open to families, or, by a member's hand, a guardian in a group or the other parent in a
 * joint session. The database counts the seats, so that the last one goes to one person.
 *
 * @returns the seat; the same when she sits there already
 * @throws Refusal "gone" for what is not hers to see; "not now" when all seats are taken, or it does not stand any more
 */
export async function takeSeat(tx: Tx, by: Sitter, values: SeatValues): Promise<{ id: string }> {
  const now = await instant(tx);
  const what = by.kind === "guardian" ? await openToHer(tx, values.appointmentId) : await ofThePractice(tx, values);
  const who = await whoSits(tx, by, values.guardianId);
  const seat = await seatOf(tx, values.appointmentId, who.guardianId);
  if (seat?.state === "booked") return { id: seat.id };
  // A fee may hang on it: only a member takes that back.
  if (seat?.state === "cancelled late" && by.kind === "guardian") {
    throw new Refusal("not now", "You gave this seat up after the cut-off. Ask your coach for it.");
  }
  const id = seat?.id ?? newId();
  const readerZone = values.readerZone ?? who.zone;
  await (seat
    ? tx.updateTable("seat").set({ state: "booked", readerZone }).where("id", "=", id).execute()
    : tx
        .insertInto("seat")
        .values({
          practiceId: by.practiceId,
          id,
          appointmentId: values.appointmentId,
          guardianId: who.guardianId,
          familyId: who.familyId,
          readerZone,
          takenAt: now,
        })
        .execute()
  ).catch((error) => {
    throw refusalOf(error);
  });
  const coachToo = by.kind === "member" ? [] : [["appointment booked", "coach"] as const];
  await orderMail(tx, what, now, [["appointment booked", who.guardianId], ...coachToo], what.reminders);
  return { id };
}

/**
 * Gives a seat up. Before the cut-off of its group it costs nothing; after it the policy bites, which is said before it does. A member's own
 * taking out of somebody never costs a family anything, unless she says that it was late.
 *
 * @param how.knowsItIsLate the family has read that the policy bites, and goes on
 * @param how.late a member's word: the family told her late
 * @throws Refusal "gone" when nobody sits there, "not now" for a late one without the family's word
 */
export async function giveSeatUp(
  tx: Tx,
  by: Sitter,
  how: { seatId: string; knowsItIsLate?: boolean; late?: boolean },
): Promise<void> {
  const now = await instant(tx);
  const row = await tx
    .selectFrom("seat as t")
    .innerJoin("appointment as a", (join) =>
      join.onRef("a.practiceId", "=", "t.practiceId").onRef("a.id", "=", "t.appointmentId"),
    )
    .select(["t.guardianId", "a.id", "a.startsAt", "a.cutoff", "a.lateFee", "a.familyId"])
    .where("t.id", "=", how.seatId)
    .where("t.state", "=", "booked")
    .executeTakeFirst();
  if (!row) throw new Refusal("gone", "Nobody sits there any more.");
  if (row.startsAt <= now) throw new Refusal("not now", "It has begun already.");
  // Who was asked to join a joint session never pays for staying away.
  const late = row.familyId === null && isLate(row, now);
  if (by.kind === "guardian" && late && !how.knowsItIsLate) {
    throw new Refusal(
      "not now",
      "The time for cancelling freely is over. Read what applies now, then decide.",
      "knowsItIsLate",
    );
  }
  const state = (by.kind === "member" ? how.late : late) ? "cancelled late" : "cancelled";
  const { numUpdatedRows } = await tx
    .updateTable("seat")
    .set({ state })
    .where("id", "=", how.seatId)
    .where("state", "=", "booked")
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "Nobody sits there any more.");
  const coachToo = by.kind === "member" ? [] : [["appointment cancelled", "coach"] as const];
  await orderMail(tx, row, now, [["appointment cancelled", row.guardianId], ...coachToo]);
}

type Sat = { id: string; startsAt: Date; reminders: readonly number[] };

async function openToHer(tx: Tx, appointmentId: string): Promise<Sat> {
  const [group]: (OpenGroup | undefined)[] = await openGroups(tx, appointmentId);
  if (!group) throw new Refusal("gone", "This group isn’t open any more.");
  if (group.pays === "now" || group.pays === "package") {
    throw new Refusal("not now", "Ask your coach for a seat in this group; it is paid for with her.");
  }
  return group;
}

async function ofThePractice(tx: Tx, { appointmentId }: SeatValues): Promise<Sat> {
  const row = await tx
    .selectFrom("appointment")
    .select(["id", "startsAt", "reminders"])
    .where("id", "=", appointmentId)
    .executeTakeFirst();
  if (!row) throw new Refusal("gone", "There is no such session.");
  return row;
}

async function whoSits(tx: Tx, by: Sitter, named: string | undefined) {
  const guardianId = by.kind === "guardian" ? by.guardianId : (named ?? null);
  const guardian = await tx
    .selectFrom("guardian")
    .select(["id as guardianId", "familyId", "zone"])
    .where("id", "=", guardianId)
    .executeTakeFirst();
  if (!guardian) throw new Refusal("gone", "There is nobody by that name in your families.");
  return guardian;
}

const seatOf = (tx: Tx, appointmentId: string, guardianId: string) =>
  tx
    .selectFrom("seat")
    .select(["id", "state"])
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", "=", guardianId)
    .executeTakeFirst();

const sentences: Readonly<Record<string, string>> = {
  seat_free: "All seats are taken.",
  seat_stands: "This doesn’t stand any more, so nobody can join it.",
  seat_joint: "A joint session is for the parents of one family.",
  seat_open: "This group isn’t open any more.",
};

/** The database's own word on a seat, as a person reads it. */
function refusalOf(error: unknown): unknown {
  const constraint = error instanceof Error && "constraint" in error ? String(error.constraint) : "";
  const sentence = sentences[constraint];
  return sentence ? new Refusal("not now", sentence, "guardianId") : error;
}

/** How many of a group's seats are taken, for whoever may sit down in it. */
export async function seatsTaken(tx: Tx, appointmentId: string): Promise<number> {
  const { rows } = await sql<{ taken: number }>`select seats_taken(${appointmentId}) as taken`.execute(tx);
  return rows[0]?.taken ?? 0;
}
