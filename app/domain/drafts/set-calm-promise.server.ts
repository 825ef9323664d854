import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { CalmPromise } from "./calm-promise.ts";
import { ownerOf, type Writer } from "./draft-row.server.ts";

/** Her promise to herself, or null while there is none. Nobody else reads it. */
export async function calmPromise(tx: Tx, writer: Writer): Promise<CalmPromise | null> {
  const row = await tx
    .selectFrom("calmPromise")
    .select(["words", "fromLevel", "atNight"])
    .where("practiceId", "=", writer.practiceId)
    .where("guardianId", "=", writer.guardianId)
    .executeTakeFirst();
  return row ?? null;
}

/** Keeps her promise, in place of the one before. */
export async function setCalmPromise(tx: Tx, writer: Writer, promise: CalmPromise): Promise<void> {
  const setAt = await instant(tx);
  await tx
    .insertInto("calmPromise")
    .values({ ...ownerOf(writer), ...promise, setAt })
    .onConflict((conflict) => conflict.columns(["practiceId", "guardianId"]).doUpdateSet({ ...promise, setAt }))
    .execute();
}

/** Lets it go. She owes no reason. */
export async function dropCalmPromise(tx: Tx, writer: Writer): Promise<void> {
  await tx
    .deleteFrom("calmPromise")
    .where("practiceId", "=", writer.practiceId)
    .where("guardianId", "=", writer.guardianId)
    .execute();
}
