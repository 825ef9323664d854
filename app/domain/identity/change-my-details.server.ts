import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";

/**
 * Changes what a guardian says of herself: her name, the language that she reads best, and the zone of her days.
 *
 * @throws Refusal "stale" when her coach has changed it meanwhile
 */
export async function changeMyDetails(
  tx: Tx,
  guardian: { practiceId: string; guardianId: string },
  { version, ...details }: { version: number; name: string; language: string; zone: string },
): Promise<void> {
  const changed = await tx
    .updateTable("guardian")
    .set({ ...details, version: version + 1 })
    .where("practiceId", "=", guardian.practiceId)
    .where("id", "=", guardian.guardianId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    throw new Refusal("stale", "This was changed meanwhile, maybe by your coach. Load the page again to see it.");
  }
}
