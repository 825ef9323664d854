import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { beginDraft } from "../drafts/begin-draft.server.ts";
import type { Purpose } from "../drafts/draft.ts";
import { Refusal } from "../refusal.ts";
import { settlePoint } from "../school-log/settle-point.server.ts";
import type { StepKind } from "./meeting.ts";

type Taker = { practiceId: string; guardianId: string; familyId: string; zone: string };

const nobodyElse = { toName: "", toEmail: "", cc: [], ccName: "", ccEmail: "" };

/** What a next step became: a draft of hers, or a settled point in her log. */
export type Taken = { kind: Exclude<StepKind, "exercise">; madeId: string };

/**
 * Takes up a next step that the coach offered: the settled point is kept in her school log, open until she says otherwise; the message
 * is begun as a draft of hers. That she took it is hers alone.
 *
 * @param taken.madeId of the new draft or point, so that a form sent twice makes one
 * @throws Refusal "gone" for an offer that is not there any more, or not hers
 */
export async function takeStep(tx: Tx, guardian: Taker, taken: { stepId: string; madeId: string }): Promise<Taken> {
  const step = await offeredTo(tx, guardian, taken.stepId);
  const before = await answerTo(tx, guardian, taken.stepId);
  if (before?.madeId) return { kind: step.kind, madeId: before.madeId };
  if (before) await forget(tx, guardian, taken.stepId);
  if (!(await answer(tx, guardian, taken.stepId, { answer: "taken", madeId: taken.madeId }))) {
    // Another of her devices took it in this moment.
    const other = await answerTo(tx, guardian, taken.stepId);
    return { kind: step.kind, madeId: other?.madeId ?? taken.madeId };
  }
  if (step.kind === "settled point") {
    const who = step.who === "educator" ? (step.educatorId ?? "school") : step.who;
    await settlePoint(tx, guardian, { id: taken.madeId, words: step.words, who, byDay: step.byDay });
  } else {
    const first = { subject: "", body: step.words, startedFrom: { answers: {}, body: step.words } };
    await beginDraft(tx, guardian, {
      id: taken.madeId,
      purpose: step.purpose as Purpose,
      to: step.educatorId ? [step.educatorId] : [],
      ...nobodyElse,
      step: "",
      first,
    });
  }
  return { kind: step.kind, madeId: taken.madeId };
}

/**
 * Leaves an offer. No reason is owed and nobody hears of it; it can be taken up later.
 *
 * @throws Refusal "gone" as for taking
 */
export async function leaveStep(tx: Tx, guardian: Taker, stepId: string): Promise<void> {
  await offeredTo(tx, guardian, stepId);
  if (await answerTo(tx, guardian, stepId)) return;
  await answer(tx, guardian, stepId, { answer: "left", madeId: null });
}

async function offeredTo(tx: Tx, guardian: Taker, id: string) {
  const step = await tx
    .selectFrom("offeredStep")
    .select(["kind", "words", "who", "byDay", "educatorId", "purpose"])
    .where("practiceId", "=", guardian.practiceId)
    .where("guardianId", "=", guardian.guardianId)
    .where("id", "=", id)
    .where("kind", "<>", "exercise")
    .executeTakeFirst();
  if (!step) throw new Refusal("gone", "This offer is not here any more.");
  return { ...step, kind: step.kind as Taken["kind"] };
}

async function answerTo(tx: Tx, guardian: Taker, stepId: string) {
  return tx
    .selectFrom("stepAnswer")
    .select(["answer", "madeId"])
    .where("practiceId", "=", guardian.practiceId)
    .where("stepId", "=", stepId)
    .executeTakeFirst();
}

async function forget(tx: Tx, guardian: Taker, stepId: string): Promise<void> {
  await tx
    .deleteFrom("stepAnswer")
    .where("practiceId", "=", guardian.practiceId)
    .where("stepId", "=", stepId)
    .execute();
}

/** @returns false when it was answered already */
async function answer(
  tx: Tx,
  { practiceId, guardianId, familyId }: Taker,
  stepId: string,
  said: { answer: "taken" | "left"; madeId: string | null },
): Promise<boolean> {
  const row = { practiceId, guardianId, familyId, stepId, ...said, answeredAt: await instant(tx) };
  const inserted = await tx
    .insertInto("stepAnswer")
    .values(row)
    .onConflict((conflict) => conflict.columns(["practiceId", "stepId"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}
