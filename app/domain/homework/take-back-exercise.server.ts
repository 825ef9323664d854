import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";

/**
 * Takes back an exercise that was given by mistake, as long as nothing was written in it. The parent no longer sees it.
 *
 * @throws Refusal `gone` when there is none; `not now` when she has begun
 */
export async function takeBackExercise(tx: Tx, assignmentId: string): Promise<void> {
  const now = await instant(tx);
  const { numUpdatedRows: moved } = await tx
    .updateTable("assignment")
    .set((eb) => ({ state: "taken back", movedAt: now, version: eb("version", "+", 1) }))
    .where("id", "=", assignmentId)
    .where("state", "in", ["given", "not this week"])
    .executeTakeFirstOrThrow();
  if (moved > 0n) return;
  const there = await tx.selectFrom("assignment").select("state").where("id", "=", assignmentId).executeTakeFirst();
  if (!there) throw new Refusal("gone", "There is no such exercise here.");
  if (there.state === "taken back") return;
  throw new Refusal("not now", "It has been begun, so it stays. You can say that it may rest.");
}
