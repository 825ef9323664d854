import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import type { Looker } from "./look-at-draft.server.ts";

/**
 * Says a thought another way, as long as it was not given.
 *
 * @throws Refusal not now for one that was given, or that is somebody else's; not so when a comment is left empty
 */
export async function mendThought(
  tx: Tx,
  coach: Looker,
  draftId: string,
  values: { thought: string; words: string },
): Promise<void> {
  const mended = await tx
    .updateTable("draftThought")
    .set({ words: values.words })
    .where("id", "=", values.thought)
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .where((row) => (values.words === "" ? row("kind", "=", "praise") : row("kind", "in", ["comment", "praise"])))
    .executeTakeFirst();
  if (mended.numUpdatedRows > 0n) return;
  if (values.words === "") throw new Refusal("not so", "Say it in a line, or remove it.", "words");
  throw new Refusal("not now", "This thought has been given or removed, so it stays as it was.");
}

/**
 * Removes a thought that was not given. One that is gone already is no refusal.
 *
 * @throws Refusal not now for one that was given
 */
export async function removeThought(tx: Tx, coach: Looker, draftId: string, thought: string): Promise<void> {
  await tx
    .deleteFrom("draftThought")
    .where("id", "=", thought)
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .execute();
  const left = await tx
    .selectFrom("draftThought")
    .select("id")
    .where("id", "=", thought)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (left) throw new Refusal("not now", "This thought has been given, so it stays.");
}
