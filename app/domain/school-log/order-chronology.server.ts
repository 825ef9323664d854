import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type LogOwner, ownerColumns } from "./keep-log-entry.server.ts";

/**
 * Orders a chronology as PDF. The worker makes it; the page shows when it is there. The form sent twice orders one.
 *
 * @throws Refusal not so for a last day before the first, or a child who is not of this family
 */
export async function orderChronology(
  tx: Tx,
  owner: LogOwner,
  order: { id: string; from: string; to: string; childId?: string | undefined },
): Promise<void> {
  if (order.from > order.to) throw new Refusal("not so", "The last day comes before the first.", "to");
  const childId = order.childId ?? null;
  if (childId !== null) {
    const child = await tx
      .selectFrom("child")
      .select("id")
      .where("practiceId", "=", owner.practiceId)
      .where("familyId", "=", owner.familyId)
      .where("id", "=", childId)
      .executeTakeFirst();
    if (!child) throw new Refusal("not so", "Choose the child again.", "childId");
  }
  const ordered = await tx
    .insertInto("chronology")
    .values({
      ...ownerColumns(owner),
      id: order.id,
      childId,
      fromDay: order.from,
      toDay: order.to,
      state: "waiting",
      orderedAt: await instant(tx),
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .executeTakeFirst();
  if (ordered.numInsertedOrUpdatedRows === 1n) await sql`select enqueue('make-chronology', ${order.id})`.execute(tx);
}

/** Lets go of a chronology; its file follows with the night's sweep. Let go twice, it is gone. */
export async function letGoOfChronology(tx: Tx, owner: LogOwner, id: string): Promise<void> {
  await tx
    .deleteFrom("chronology")
    .where("practiceId", "=", owner.practiceId)
    .where("guardianId", "=", owner.guardianId)
    .where("id", "=", id)
    .execute();
}
