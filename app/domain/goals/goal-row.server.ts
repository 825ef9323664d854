import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { enoughToBegin, type GoalState, type GoalWords, goalStates } from "./goal.ts";
import { levelField } from "./goals.forms.server.ts";

/** What a form says of a goal beside its id and version. */
export type GoalValues = {
  title: string;
  words: GoalWords;
  childId: string | null;
  targetOn: string | null;
  weight: number;
};

/** The columns of goal_wording that hold the five levels. */
export const wordingColumns = (words: GoalWords) => ({
  muchLess: words[-2] ?? "",
  less: words[-1] ?? "",
  hoped: words[0] ?? "",
  more: words[1] ?? "",
  muchMore: words[2] ?? "",
});

/** The words of a level as a row holds them; a level that nobody described is left out. */
export function wordsOfRow(row: ReturnType<typeof wordingColumns>): GoalWords {
  const said = { [-2]: row.muchLess, [-1]: row.less, 0: row.hoped, 1: row.more, 2: row.muchMore };
  return Object.fromEntries(Object.entries(said).filter(([, words]) => words !== ""));
}

/** A state as the database holds it. */
export function keptGoalState(raw: string): GoalState {
  const state = goalStates.find((each) => each === raw);
  if (!state) throw new Error(`No state of a goal: ${raw}`);
  return state;
}

/**
 * A goal of this family, under the actor's policies.
 *
 * @throws Refusal "gone" when there is none
 */
export async function requireGoal(tx: Tx, familyId: string, goalId: string) {
  const goal = await tx
    .selectFrom("goal")
    .select(["id", "state", "targetOn", "activeSince", "version"])
    .where("id", "=", goalId)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  if (!goal) throw new Refusal("gone", "There is no such goal.");
  return { ...goal, state: keptGoalState(goal.state) };
}

/**
 * Refuses what no goal may say: too few described levels, or a child of another family.
 *
 * @throws Refusal "not so" at the field that is to be mended
 */
export async function mustBeSound(tx: Tx, familyId: string, values: GoalValues): Promise<void> {
  const enough = enoughToBegin(values.words);
  if (!enough.ok) throw new Refusal("not so", enough.sentence, levelField(enough.level));
  if (values.childId === null) return;
  const child = await tx
    .selectFrom("child")
    .select("id")
    .where("id", "=", values.childId)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  if (!child) throw new Refusal("not so", "Choose one of this family’s children.", "childId");
}

/**
 * Refuses a day to close a goal that lies behind us.
 *
 * @throws Refusal "not so" at the field
 */
export function mustLieAhead(targetOn: string | null, today: string): void {
  if (targetOn !== null && targetOn < today) {
    throw new Refusal(
      "not so",
      "That day has passed. Choose one that is still to come, or leave it empty.",
      "targetOn",
    );
  }
}
