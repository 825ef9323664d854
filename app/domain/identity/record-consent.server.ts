import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { whoSeesWhat } from "./consent.queries.server.ts";
import { consentWording, readerNames } from "./consent.ts";

/**
 * Records a guardian's yes: to which wording, and who could read on that day.
 *
 * @param yes.readers the names that her page showed
 * @throws Refusal "stale" when somebody has come or gone meanwhile: she has not yet seen what she would agree to
 */
export async function recordConsent(
  tx: Tx,
  guardian: { practiceId: string; familyId: string; guardianId: string },
  yes: { id: string; readers: readonly string[] },
): Promise<void> {
  const { practiceId, familyId, guardianId } = guardian;
  const readers = readerNames((await whoSeesWhat(tx)).readers);
  if (readers.length !== yes.readers.length || !readers.every((name) => yes.readers.includes(name))) {
    throw new Refusal("stale", "Who can read has just changed. Please look at the names below once more.");
  }
  await tx
    .insertInto("consent")
    .values({
      practiceId,
      id: yes.id,
      familyId,
      guardianId,
      wording: consentWording,
      readers,
      agreedAt: await instant(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
