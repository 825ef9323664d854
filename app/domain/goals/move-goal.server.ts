import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type GoalState, goalStateWords, mayWalkGoal } from "./goal.ts";
import { requireGoal } from "./goal-row.server.ts";

/**
 * Moves a goal along one of its arrows. The day on which it first became active stays: its words and its line begin there.
 *
 * @param move.from the state that the page showed; the write decides whether it still holds
 * @throws Refusal "gone" for no such goal; "not now" for a move that is no arrow; "stale" when it was moved meanwhile
 */
export async function moveGoal(
  tx: Tx,
  goal: { familyId: string; goalId: string },
  move: { from: GoalState; to: GoalState },
): Promise<void> {
  await requireGoal(tx, goal.familyId, goal.goalId);
  if (!mayWalkGoal(move.from, move.to, "member")) {
    throw new Refusal(
      "not now",
      `A goal does not go from “${goalStateWords[move.from]}” to “${goalStateWords[move.to]}”.`,
    );
  }
  const now = await instant(tx);
  const { numUpdatedRows } = await tx
    .updateTable("goal")
    .set({
      state: move.to,
      version: sql`version + 1`,
      ...(move.to === "active" && { activeSince: sql<Date>`coalesce(active_since, ${now})` }),
    })
    .where("id", "=", goal.goalId)
    .where("state", "=", move.from)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    throw new Refusal("stale", "Somebody moved this goal meanwhile. Look at how it stands now, then choose again.");
  }
}
