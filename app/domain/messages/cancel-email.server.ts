import type { Tx } from "#db/client.server.ts";

/**
 * Takes back an order that has not been tried yet, in the transaction of what makes it needless (a sending taken back).
 * The write decides: once the worker has tried it, it may have left, and it stays.
 *
 * @param aboutId what the order tells of
 * @returns false when there was nothing left to take back: the caller then refuses what depends on it
 */
export async function cancelEmail(tx: Tx, aboutId: string): Promise<boolean> {
  const cancelled = await tx
    .updateTable("outgoingEmail")
    .set({ state: "cancelled" })
    .where("aboutId", "=", aboutId)
    .where("state", "=", "waiting")
    .where("tries", "=", 0)
    .executeTakeFirst();
  return cancelled.numUpdatedRows > 0n;
}
