import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type AssignmentState, mayWalk } from "./assignment.ts";
import { holdAssignment } from "./kept-exercise.server.ts";

/**
 * "Not this week": in one tap, no reason owed. What was written stays.
 *
 * @throws Refusal `gone` when it is not hers; `not now` while it is shared or done
 */
export async function notThisWeek(tx: Tx, guardian: { guardianId: string }, assignmentId: string): Promise<void> {
  const held = await holdAssignment(tx, guardian, assignmentId);
  if (held.state === "not this week") return;
  await move(tx, held.id, held.state, "not this week");
}

/**
 * Takes an exercise up again that was left for another week, where it was left.
 *
 * @throws Refusal `gone` when it is not hers; `not now` when it does not rest
 */
export async function takeUpAgain(tx: Tx, guardian: { guardianId: string }, assignmentId: string): Promise<void> {
  const held = await holdAssignment(tx, guardian, assignmentId);
  if (held.state === "given" || held.state === "started") return;
  const written = await tx
    .selectFrom("answer")
    .select("step")
    .where("assignmentId", "=", assignmentId)
    .limit(1)
    .executeTakeFirst();
  await move(tx, held.id, held.state, written ? "started" : "given");
}

async function move(tx: Tx, id: string, from: AssignmentState, to: AssignmentState): Promise<void> {
  if (!mayWalk(from, to, "guardian"))
    throw new Refusal("not now", "This has moved on meanwhile. Look at it once more.");
  const now = await instant(tx);
  await tx
    .updateTable("assignment")
    .set((eb) => ({ state: to, movedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .where("state", "=", from)
    .execute();
}
