import { isDeepStrictEqual } from "node:util";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type AnswerFields, type FieldProblem, parseAnswer } from "./answers.ts";
import type { AnswerValue } from "./homework.ts";
import { keptAnswer } from "./kept-answers.ts";
import { type HeldAssignment, holdAssignment } from "./kept-exercise.server.ts";
import { mayBeWritten } from "./may-be-written.ts";

/** What came of keeping: the version that the page goes on from, and whether another device had written something else. */
export type Kept =
  | { ok: true; version: number; changedElsewhere: boolean }
  | { ok: false; problems: readonly FieldProblem[] };

/** As many wordings of one step as are kept beside the answer until she chooses; more would be typing on two devices at once. */
const mostOthers = 9;

/**
 * Keeps a guardian's answer to one step, hers alone. The first word kept begins the exercise.
 *
 * When another device kept something else meanwhile, nothing is lost: what comes now is the answer, and the other wording
 * stands beside it until she chooses. Leaving a step empty takes its answer away, but never one that this page had not seen.
 *
 * @param kept.fields the step's fields; a FormData is one
 * @param kept.version the answer's version that the page was made from, 0 for none
 * @param kept.sitting the opened page, so that it is never in conflict with itself
 * @returns the version now, or for each field what to mend
 * @throws Refusal `gone` for an assignment or step that is not there; `not now` while it is shared or done
 */
export async function keepAnswer(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string },
  kept: { assignmentId: string; step: string; fields: AnswerFields; version: number; sitting: string },
): Promise<Kept> {
  const held = await holdAssignment(tx, guardian, kept.assignmentId);
  const step = held.exercise.steps.find((candidate) => candidate.key === kept.step);
  if (!step) throw new Refusal("gone", "There is no such step here.");
  if (!mayBeWritten(held.state)) {
    throw new Refusal(
      "not now",
      "You have shared this, so it can’t be changed just now. Copy what you wrote before you go on.",
    );
  }
  const parsed = parseAnswer(step, kept.fields);
  if (!parsed.ok) return parsed;
  const before = await answerNow(tx, kept.assignmentId, kept.step);
  const same = before !== undefined && isDeepStrictEqual(before.value, parsed.value);
  if (same || (before === undefined && parsed.value === null)) {
    return { ok: true, version: before?.version ?? 0, changedElsewhere: false };
  }
  const unseen = before !== undefined && before.version !== kept.version && before.sitting !== kept.sitting;
  if (parsed.value === null) {
    if (unseen) return { ok: true, version: before.version, changedElsewhere: true };
    await tx.deleteFrom("answer").where("assignmentId", "=", kept.assignmentId).where("step", "=", kept.step).execute();
    return { ok: true, version: 0, changedElsewhere: false };
  }
  const others = unseen ? withOther(before.others, before.value, parsed.value) : (before?.others ?? []);
  const version = (before?.version ?? 0) + 1;
  await writeAnswer(tx, guardian, held, { ...kept, value: parsed.value, others, version });
  return { ok: true, version, changedElsewhere: unseen };
}

/**
 * Chooses between the wordings of two devices: takes another one as the answer, the present one then waits beside it, or
 * leaves another one out.
 *
 * @param chosen.other which of the others, from 0
 * @param chosen.version the answer's version that the page showed
 * @throws Refusal `gone`, `not now` as for keeping; `stale` when the answer changed since
 */
export async function chooseWording(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string },
  chosen: { assignmentId: string; step: string; other: number; version: number; sitting: string; take: boolean },
): Promise<void> {
  const held = await holdAssignment(tx, guardian, chosen.assignmentId);
  if (!mayBeWritten(held.state)) throw new Refusal("not now", "You have shared this, so it can’t be changed just now.");
  const before = await answerNow(tx, chosen.assignmentId, chosen.step);
  const other = before?.others[chosen.other];
  if (!before || !other || before.version !== chosen.version) {
    throw new Refusal("stale", "This was changed once more on another device. Look at both again, and choose.");
  }
  const rest = before.others.filter((_, index) => index !== chosen.other);
  const after =
    chosen.take && before.value
      ? { value: other, others: withOther(rest, before.value, other) }
      : { value: before.value ?? other, others: rest };
  await writeAnswer(tx, guardian, held, { ...chosen, ...after, version: before.version + 1 });
}

type AnswerNow = { value: AnswerValue | null; others: AnswerValue[]; version: number; sitting: string | null };

async function answerNow(tx: Tx, assignmentId: string, step: string): Promise<AnswerNow | undefined> {
  const row = await tx
    .selectFrom("answer")
    .select(["value", "others", "version", "sitting"])
    .where("assignmentId", "=", assignmentId)
    .where("step", "=", step)
    .executeTakeFirst();
  return row && { ...row, value: keptAnswer(row.value), others: otherWordings(row.others) };
}

/**
 * The wordings of other devices as they are kept.
 *
 * @param raw what the database holds
 */
export function otherWordings(raw: unknown): AnswerValue[] {
  return Array.isArray(raw) ? raw.flatMap((value) => keptAnswer(value) ?? []) : [];
}

function withOther(others: readonly AnswerValue[], other: AnswerValue | null, answer: AnswerValue): AnswerValue[] {
  const all = other ? [other, ...others] : others;
  const different = all.filter(
    (value, index) =>
      !isDeepStrictEqual(value, answer) && all.findIndex((earlier) => isDeepStrictEqual(earlier, value)) === index,
  );
  return different.slice(0, mostOthers);
}

async function writeAnswer(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string },
  held: HeldAssignment,
  to: { step: string; value: AnswerValue; others: readonly AnswerValue[]; version: number; sitting: string },
): Promise<void> {
  const now = await instant(tx);
  const row = {
    value: JSON.stringify(to.value),
    others: JSON.stringify(to.others),
    version: to.version,
    sitting: to.sitting,
    savedAt: now,
  };
  await tx
    .insertInto("answer")
    .values({
      practiceId: guardian.practiceId,
      assignmentId: held.id,
      guardianId: guardian.guardianId,
      familyId: held.familyId,
      step: to.step,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "assignmentId", "step"]).doUpdateSet(row))
    .execute();
  if (held.state === "started") return;
  await tx
    .updateTable("assignment")
    .set((eb) => ({ state: "started", movedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", held.id)
    .where("state", "=", held.state)
    .execute();
}
