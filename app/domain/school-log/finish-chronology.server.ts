import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Span } from "./chronology.ts";
import type { LogOwner } from "./keep-log-entry.server.ts";

export type WaitingChronology = LogOwner & { id: string; span: Span };

/** An order that waits to be made; undefined when it was made, or let go. */
export async function waitingChronology(tx: Tx, id: string): Promise<WaitingChronology | undefined> {
  const order = await tx
    .selectFrom("chronology")
    .select(["id", "practiceId", "familyId", "guardianId", "childId", "fromDay", "toDay"])
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (!order) return undefined;
  const { fromDay, toDay, childId, ...owner } = order;
  return { ...owner, span: { from: fromDay, to: toDay, childId } };
}

/**
 * Says that a chronology is made, or could not be. An order that was let go meanwhile stays gone.
 *
 * @param fileId the file that was kept, or null when none could be
 */
export async function finishChronology(tx: Tx, order: WaitingChronology, fileId: string | null): Promise<void> {
  await tx
    .updateTable("chronology")
    .set({ state: fileId === null ? "failed" : "made", fileId, madeAt: await instant(tx) })
    .where("practiceId", "=", order.practiceId)
    .where("id", "=", order.id)
    .where("state", "=", "waiting")
    .execute();
}
