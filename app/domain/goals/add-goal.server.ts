import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { requireFamily } from "../families/found-by.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { localDate } from "../time/zoned.server.ts";
import { type GoalValues, mustBeSound, mustLieAhead, wordingColumns } from "./goal-row.server.ts";

/**
 * Writes a goal down with the first version of its words, and begins it unless it is to wait. The same form sent twice is one
 * goal.
 *
 * @param values.id the new goal's id, made with the form
 * @param values.begin "later" keeps it planned, and the family does not see it yet
 * @throws Refusal "gone" for no such family; "not so" with too few levels, another family's child, a day that has passed
 */
export async function addGoal(
  tx: Tx,
  coach: { practiceId: string; zone: string },
  familyId: string,
  values: GoalValues & { id: string; begin: "now" | "later" },
): Promise<void> {
  await requireFamily(tx, familyId);
  await mustBeSound(tx, familyId, values);
  const now = await instant(tx);
  mustLieAhead(values.targetOn, localDate(now, coach.zone));
  const { practiceId } = coach;
  const { id, title, childId, targetOn, weight, begin } = values;
  const begun = begin === "now" ? { state: "active", activeSince: now } : { state: "planned" };
  const added = await tx
    .insertInto("goal")
    .values({ practiceId, id, familyId, childId, title, weight, targetOn, createdAt: now, ...begun })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return alreadyThere(tx, familyId, id);
  await tx
    .insertInto("goalWording")
    .values({ practiceId, id: newId(), goalId: id, familyId, number: 1, ...wordingColumns(values.words), fromAt: now })
    .execute();
}

async function alreadyThere(tx: Tx, familyId: string, id: string): Promise<void> {
  const goal = await tx
    .selectFrom("goal")
    .select("id")
    .where("id", "=", id)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  if (!goal) throw new Refusal("gone", "There is no such goal.");
}
