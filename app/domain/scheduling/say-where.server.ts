import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";

/**
 * Says where one session is: the address, the room, or the link to join it by.
 *
 * @throws Refusal "gone" when its words are not hers to read, "stale" when somebody was faster
 */
export async function sayWhere(tx: Tx, where: { id: string; placeWords: string; version: number }): Promise<void> {
  const kept = await tx
    .selectFrom("appointmentWords")
    .select("version")
    .where("appointmentId", "=", where.id)
    .executeTakeFirst();
  if (!kept) throw new Refusal("gone", "There is no such session.");
  const { numUpdatedRows } = await tx
    .updateTable("appointmentWords")
    .set({ placeWords: where.placeWords, version: where.version + 1 })
    .where("appointmentId", "=", where.id)
    .where("version", "=", where.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) {
    throw new Refusal("stale", "Somebody has changed this meanwhile. Look at it, then keep yours or theirs.");
  }
}
