import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";

/** So many a list can hold and still be found through. */
const mostSnippets = 60;

export type Snippet = { id: string; name: string; words: string; version: number };

/** A coach's own snippets, by their names. */
export async function snippetsOf(tx: Tx, member: Acting): Promise<Snippet[]> {
  return tx
    .selectFrom("snippet")
    .select(["id", "name", "words", "version"])
    .where("practiceId", "=", member.practiceId)
    .where("memberId", "=", member.memberId)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

/**
 * Keeps a snippet: a new one, or other words for one of hers.
 *
 * @param values.version of the one that she changes; missing for a new one
 * @throws Refusal stale when it was changed in another window; not now for too many, or one that is gone
 */
export async function keepSnippet(
  tx: Tx,
  member: Acting,
  values: { id: string; version?: number; name: string; words: string },
): Promise<void> {
  const { id, version, ...said } = values;
  const { practiceId, memberId } = member;
  if (version !== undefined) {
    const changed = await tx
      .updateTable("snippet")
      .set({ ...said, version: version + 1 })
      .where((row) => row.and({ practiceId, memberId, id, version }))
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) {
      throw new Refusal("stale", "This snippet was changed or removed in another window. Your words are still here.");
    }
    return;
  }
  if ((await snippetsOf(tx, member)).length >= mostSnippets) {
    throw new Refusal(
      "not now",
      `There are ${mostSnippets} snippets. Remove one that you don’t use, then add this one.`,
    );
  }
  await tx
    .insertInto("snippet")
    .values({ practiceId, memberId, id, ...said, madeAt: await instant(tx) })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
}

/** Removes a snippet of hers; one that is gone already is no refusal. */
export async function removeSnippet(tx: Tx, member: Acting, id: string): Promise<void> {
  const { practiceId, memberId } = member;
  await tx
    .deleteFrom("snippet")
    .where((row) => row.and({ practiceId, memberId, id }))
    .execute();
}
