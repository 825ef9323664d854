import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Purpose } from "../drafts/draft.ts";
import { giveExercise } from "../homework/give-exercise.server.ts";
import { exerciseByKey } from "../homework/library/library.ts";
import { isId } from "../ids.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { comerOf, type MeetingRow, meetingRow } from "./meeting-row.server.ts";

/** To whom a next step is offered, after which session; `id` is the new row's, so that a form sent twice offers once. */
export type Offered = { id: string; appointmentId: string; guardianId: string };

/**
 * Offers a settled point: who will do what by when. It stands in her school log once she keeps it there, and nowhere before.
 *
 * @param point.who "me" for the guardian, "school", or an educator's card
 * @returns her name
 * @throws Refusal "gone" for no such session or guardian; "not so" for somebody who is not of this family
 */
export async function offerPoint(
  tx: Tx,
  coach: Acting,
  point: Offered & { words: string; who: string; byDay: string | null },
): Promise<string> {
  const { meeting, comer } = await toWhom(tx, coach, point);
  const educatorId = isId(point.who) ? await cardIn(tx, comer.familyId, point.who) : null;
  if (educatorId === null && point.who !== "me" && point.who !== "school") {
    throw new Refusal("not so", "Choose again who will do it.", "who");
  }
  const who = educatorId ? "educator" : point.who;
  await insertStep(tx, coach, meeting, comer, {
    id: point.id,
    kind: "settled point",
    words: point.words,
    byDay: point.byDay,
    educatorId,
    who,
  });
  return comer.name;
}

/**
 * Offers the beginning of a message. A draft is the guardian's own: nothing is begun in her name until she takes it up, and then it is
 * private to her.
 *
 * @returns her name
 * @throws Refusal "gone" for no such session or guardian; "not so" for an educator who is not of this family
 */
export async function offerMessage(
  tx: Tx,
  coach: Acting,
  message: Offered & { words: string; purpose: Purpose; educatorId?: string },
): Promise<string> {
  const { meeting, comer } = await toWhom(tx, coach, message);
  const educatorId = message.educatorId ? await cardIn(tx, comer.familyId, message.educatorId) : null;
  const { id, words, purpose } = message;
  await insertStep(tx, coach, meeting, comer, { id, kind: "message", words, purpose, educatorId });
  return comer.name;
}

/**
 * Gives an exercise as a next step: it lies before her at once, and stands in what came of the session.
 *
 * @param given.assignmentId the new assignment's
 * @returns her name, and whether she has not come in yet, so that no email went
 * @throws Refusal "gone" for no such session or guardian; "not so" at exercise or byDay
 */
export async function giveAfterwards(
  tx: Tx,
  coach: Acting,
  given: Offered & { assignmentId: string; exercise: string; byDay?: string },
): Promise<{ name: string; waits: boolean }> {
  const { meeting, comer } = await toWhom(tx, coach, given);
  const { assignmentId, exercise, byDay } = given;
  const [to] = await giveExercise(tx, coach, {
    familyId: comer.familyId,
    guardians: [comer.id],
    ids: { [comer.id]: assignmentId },
    exercise,
    note: "",
    ...(byDay ? { byDay } : {}),
  });
  const words = exerciseByKey(exercise)?.title ?? exercise;
  await insertStep(tx, coach, meeting, comer, { id: given.id, kind: "exercise", words, assignmentId });
  return { name: comer.name, waits: to?.waits ?? false };
}

/**
 * Takes an offer back. What she made of it is hers and stays; an exercise is taken back where it lies.
 *
 * @throws Refusal "gone" when it is not there, or a colleague's
 */
export async function takeOfferBack(tx: Tx, coach: Acting, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("offeredStep")
    .set({ takenBackAt: await instant(tx) })
    .where("practiceId", "=", coach.practiceId)
    .where("id", "=", id)
    .where("memberId", "=", coach.memberId)
    .where("kind", "<>", "exercise")
    .where("takenBackAt", "is", null)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "There is no such offer of yours.");
}

async function toWhom(tx: Tx, coach: Acting, of: Offered) {
  const meeting = await meetingRow(tx, coach, of.appointmentId);
  return { meeting, comer: comerOf(meeting, of.guardianId) };
}

async function cardIn(tx: Tx, familyId: string, educatorId: string): Promise<string> {
  const card = await tx
    .selectFrom("educator")
    .select("id")
    .where("familyId", "=", familyId)
    .where("id", "=", educatorId)
    .executeTakeFirst();
  if (!card) throw new Refusal("not so", "Choose again whom it is about.", "who");
  return card.id;
}

async function insertStep(
  tx: Tx,
  coach: Acting,
  meeting: MeetingRow,
  comer: MeetingRow["comers"][number],
  step: {
    id: string;
    kind: "settled point" | "message" | "exercise";
    words: string;
    who?: string;
    byDay?: string | null;
    educatorId?: string | null;
    purpose?: Purpose;
    assignmentId?: string;
  },
): Promise<void> {
  await tx
    .insertInto("offeredStep")
    .values({
      practiceId: coach.practiceId,
      appointmentId: meeting.id,
      guardianId: comer.id,
      familyId: comer.familyId,
      memberId: coach.memberId,
      offeredAt: await instant(tx),
      ...step,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
