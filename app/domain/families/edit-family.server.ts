import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { refreshFoundBy, requireFamily } from "./found-by.server.ts";

/** Said when somebody else changed a row while the form was open; what was typed stays in the form. */
export const changedMeanwhile =
  "Somebody else saved this while you were writing. What you typed is still here: save again to put it over theirs, or load the page again to see theirs.";

/**
 * Gives a family another name.
 *
 * @throws Refusal "gone" for no such family, "stale" when it was changed meanwhile
 */
export async function renameFamily(tx: Tx, familyId: string, values: { name: string; version: number }): Promise<void> {
  await requireFamily(tx, familyId);
  const { numUpdatedRows } = await tx
    .updateTable("family")
    .set({ name: values.name, version: sql`version + 1` })
    .where("id", "=", familyId)
    .where("version", "=", values.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("stale", changedMeanwhile);
  await refreshFoundBy(tx, familyId);
}
