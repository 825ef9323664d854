import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { coachesOf } from "../families/coaches.queries.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { type Answers, type Step, visibleSteps } from "./homework.ts";
import { keptAnswers } from "./kept-answers.ts";
import { type HeldAssignment, holdAssignment } from "./kept-exercise.server.ts";
import { mayBeWritten } from "./may-be-written.ts";
import { answersAsReading, firstWords, withoutFeelings } from "./reading.ts";
import { whatIsSeen } from "./what-is-seen.ts";

/**
 * Shares what a guardian wrote: a copy that the coach reads, so that working on is hers alone again. How she felt goes along
 * only if she says so, and is otherwise not kept at all (product.md, "What is kept").
 *
 * The same form sent twice, or from two devices at once, is one round.
 *
 * @param share.id the new round's id
 * @param share.seen what the page showed (see `whatIsSeen`), so that nothing is shared unseen
 * @param share.word a word to go with it
 * @param share.feelings whether the feelings that she rated go along
 * @throws Refusal `gone` when it is not hers; `stale` when an answer changed since she looked; `not now` when there is nothing
 *   to share, or it was shared before
 */
export async function shareAnswers(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string },
  share: { assignmentId: string; id: string; seen: string; word: string; feelings: boolean },
): Promise<void> {
  const held = await holdAssignment(tx, guardian, share.assignmentId);
  if (await sharedBefore(tx, share)) return;
  if (!mayBeWritten(held.state)) throw new Refusal("not now", "You have shared this already. Nothing went twice.");
  const rows = await tx
    .selectFrom("answer")
    .select(["step", "value", "version"])
    .where("assignmentId", "=", share.assignmentId)
    .execute();
  if (whatIsSeen(rows) !== share.seen) {
    throw new Refusal("stale", "Something in here was changed on another device. Look it over once more, then share.");
  }
  const kept = keptAnswers(Object.fromEntries(rows.map((row) => [row.step, row.value])));
  const steps = visibleSteps(held.exercise, held.form, kept);
  const answers = whatGoesAlong(steps, kept, share.feelings);
  if (Object.keys(answers).length === 0) {
    throw new Refusal("not now", "There is nothing to share yet. A word in one of the steps is enough.");
  }
  await writeRound(tx, guardian, held, { ...share, answers, excerpt: firstWords(answersAsReading(steps, answers)) });
  if (!share.feelings) await forgetFeelings(tx, held);
}

function whatGoesAlong(steps: readonly Step[], kept: Answers, feelings: boolean): Answers {
  const asked = new Set(steps.map((step) => step.key));
  const visible = Object.fromEntries(Object.entries(kept).filter(([key]) => asked.has(key)));
  return feelings ? visible : withoutFeelings(steps, visible);
}

async function sharedBefore(tx: Tx, share: { id: string; assignmentId: string }): Promise<boolean> {
  const round = await tx
    .selectFrom("assignmentShare")
    .select("round")
    .where("id", "=", share.id)
    .where("assignmentId", "=", share.assignmentId)
    .executeTakeFirst();
  return round !== undefined;
}

async function writeRound(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string },
  held: HeldAssignment,
  share: { id: string; word: string; answers: Answers; excerpt: string },
): Promise<void> {
  const { practiceId, guardianId } = guardian;
  const now = await instant(tx);
  const last = await tx
    .selectFrom("assignmentShare")
    .select((eb) => eb.fn.max("round").as("round"))
    .where("assignmentId", "=", held.id)
    .executeTakeFirst();
  await tx
    .insertInto("assignmentShare")
    .values({
      practiceId,
      id: share.id,
      assignmentId: held.id,
      guardianId,
      familyId: held.familyId,
      round: (last?.round ?? 0) + 1,
      form: held.form,
      answers: JSON.stringify(share.answers),
      excerpt: share.excerpt,
      word: share.word,
      sharedAt: now,
    })
    .execute();
  // "Not this week" is first taken up again, since there is no arrow from it to shared.
  if (held.state === "not this week") await move(tx, held, { state: "started", movedAt: now });
  await move(tx, held, { state: "shared", movedAt: now, sharedAt: now });
  await sql`select family_heard(${now})`.execute(tx);
  for (const coach of await coachesOf(tx, held.familyId)) {
    const { familyId } = held;
    await postEmail(tx, { practiceId, kind: "shared with you", aboutId: held.id, familyId, memberId: coach.id });
  }
}

async function move(
  tx: Tx,
  held: HeldAssignment,
  to: { state: string; movedAt: Date; sharedAt?: Date },
): Promise<void> {
  await tx
    .updateTable("assignment")
    .set((eb) => ({ ...to, version: eb("version", "+", 1) }))
    .where("id", "=", held.id)
    .execute();
}

async function forgetFeelings(tx: Tx, held: HeldAssignment): Promise<void> {
  const feelings = held.exercise.steps.filter((step) => step.kind === "scale" && step.feeling).map((step) => step.key);
  if (feelings.length === 0) return;
  await tx.deleteFrom("answer").where("assignmentId", "=", held.id).where("step", "in", feelings).execute();
}
