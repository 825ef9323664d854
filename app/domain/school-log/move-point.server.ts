import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { localDate } from "../time/zoned.server.ts";
import { type LogOwner, ownerColumns } from "./keep-log-entry.server.ts";
import { askAgainOn, mayWalkPoint, type PointState } from "./settled-point.ts";

/**
 * Says how a settled point stands: where it moved, what was said, and how it is worded from now on. The line before it stays as it was.
 *
 * @param answer.version the version that the form was made from
 * @param answer.words the wording from now on; "" leaves it as it is
 * @throws Refusal gone for a point that is not hers, stale when it moved meanwhile, not now for a way that there is none
 */
export async function movePoint(
  tx: Tx,
  writer: LogOwner & { zone: string },
  pointId: string,
  answer: { version: number; state: PointState; said: string; words: string; byDay: string | null },
): Promise<void> {
  const point = await tx
    .selectFrom("settledPoint")
    .select(["state", "words", "whoWords", "version"])
    .where("practiceId", "=", writer.practiceId)
    .where("guardianId", "=", writer.guardianId)
    .where("id", "=", pointId)
    .executeTakeFirst();
  if (!point) throw new Refusal("gone", "This is not here any more.");
  if (!mayWalkPoint(point.state as PointState, answer.state)) {
    throw new Refusal("not now", "It can’t go straight there from where it is. Open it again first.", "state");
  }
  const now = await instant(tx);
  const words = answer.words || point.words;
  const number = answer.version + 1;
  const moved = await tx
    .updateTable("settledPoint")
    .set({
      state: answer.state,
      words,
      byDay: answer.byDay,
      askOn: askAgainOn(answer.state, answer.byDay, localDate(now, writer.zone)),
      movedAt: now,
      version: number,
    })
    .where("practiceId", "=", writer.practiceId)
    .where("guardianId", "=", writer.guardianId)
    .where("id", "=", pointId)
    .where("version", "=", answer.version)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n) {
    throw new Refusal(
      "stale",
      "This was answered meanwhile, perhaps on another device. Look at it once more; your words are still here.",
    );
  }
  await tx
    .insertInto("settledPointLine")
    .values({
      ...ownerColumns(writer),
      pointId,
      number,
      state: answer.state,
      pointWords: words,
      byDay: answer.byDay,
      said: answer.said,
      madeAt: now,
    })
    .execute();
}
