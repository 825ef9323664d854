import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { changedMeanwhile } from "../families/edit-family.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { localDate } from "../time/zoned.server.ts";
import { wordsLocked } from "./goal.ts";
import { type GoalValues, mustBeSound, mustLieAhead, requireGoal, wordingColumns } from "./goal-row.server.ts";
import { freeSince } from "./words-free.ts";

/**
 * Changes what a goal says. While its words are free they are changed in place; once they are fixed a change of a level is a new
 * version, so that earlier check-ins keep the words that they were made against (product.md, "States").
 *
 * @returns the number of the version that the words have now
 * @throws Refusal "gone" for no such goal; "stale" when it was changed meanwhile; "not so" as for a new one
 */
export async function rewordGoal(
  tx: Tx,
  coach: { practiceId: string; zone: string },
  goal: { familyId: string; goalId: string },
  values: GoalValues & { version: number },
): Promise<number> {
  const held = await requireGoal(tx, goal.familyId, goal.goalId);
  await mustBeSound(tx, goal.familyId, values);
  const now = await instant(tx);
  // A day that was set while it lay ahead may stay when it has passed.
  if (values.targetOn !== held.targetOn) mustLieAhead(values.targetOn, localDate(now, coach.zone));
  const { title, childId, targetOn, weight } = values;
  const { numUpdatedRows } = await tx
    .updateTable("goal")
    .set({ title, childId, targetOn, weight, version: sql`version + 1` })
    .where("id", "=", goal.goalId)
    .where("version", "=", values.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("stale", changedMeanwhile);
  return keepWords(tx, { ...goal, practiceId: coach.practiceId, activeSince: held.activeSince }, values.words, now);
}

async function keepWords(
  tx: Tx,
  goal: { practiceId: string; familyId: string; goalId: string; activeSince: Date | null },
  words: GoalValues["words"],
  now: Date,
): Promise<number> {
  const last = await tx
    .selectFrom("goalWording")
    .select(["id", "number", "fromAt", "muchLess", "less", "hoped", "more", "muchMore"])
    .where("goalId", "=", goal.goalId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  const wanted = wordingColumns(words);
  const same = Object.entries(wanted).every(([column, text]) => last[column as keyof typeof wanted] === text);
  if (same) return last.number;
  if (!wordsLocked(freeSince(goal.activeSince, last.fromAt), now)) {
    await tx.updateTable("goalWording").set(wanted).where("id", "=", last.id).execute();
    return last.number;
  }
  const { practiceId, familyId, goalId } = goal;
  const number = last.number + 1;
  await tx
    .insertInto("goalWording")
    .values({ practiceId, id: newId(), goalId, familyId, number, ...wanted, fromAt: now })
    .execute();
  return number;
}
