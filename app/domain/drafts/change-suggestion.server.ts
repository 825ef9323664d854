import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { merged } from "./changes.server.ts";
import type { Looker } from "./look-at-draft.server.ts";
import { insertChanges, type OwnSuggestion, suggestionsOf, versionToChange } from "./suggest-words.server.ts";

const given = "This suggestion has been given or removed, so it stays as it was.";

/**
 * Says a suggestion another way, or why, as long as it was not given.
 *
 * @throws Refusal not so at `words` when they are those that stand there; not now for one that was given, or is somebody else's
 */
export async function mendSuggestion(
  tx: Tx,
  coach: Looker,
  draftId: string,
  values: { suggestion: string; words: string; reason: string },
): Promise<void> {
  const mended = await tx
    .updateTable("draftSuggestion")
    .set({ words: values.words, reason: values.reason })
    .where("id", "=", values.suggestion)
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .where("replaced", "!=", values.words)
    .executeTakeFirst();
  if (mended.numUpdatedRows > 0n) return;
  const there = await tx
    .selectFrom("draftSuggestion")
    .select("replaced")
    .where("id", "=", values.suggestion)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .executeTakeFirst();
  if (there?.replaced === values.words) {
    throw new Refusal("not so", "That is what stands there already. Remove the suggestion instead.", "words");
  }
  throw new Refusal("not now", given);
}

/**
 * Removes a suggestion that was not given. One that is gone already is no refusal.
 *
 * @throws Refusal not now for one that was given
 */
export async function removeSuggestion(tx: Tx, coach: Looker, draftId: string, suggestion: string): Promise<void> {
  await tx
    .deleteFrom("draftSuggestion")
    .where("id", "=", suggestion)
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .execute();
  const left = await tx
    .selectFrom("draftSuggestion")
    .select("id")
    .where("id", "=", suggestion)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (left) throw new Refusal("not now", given);
}

/**
 * Makes one suggestion of this one and the next in reading order; what stands between them stays.
 *
 * @throws Refusal not now when there is no next one, or one of them was given
 */
export async function mergeWithNext(tx: Tx, coach: Looker, draftId: string, suggestion: string): Promise<void> {
  const row = await tx
    .selectFrom("draftSuggestion")
    .select(["versionId", "field"])
    .where("id", "=", suggestion)
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .executeTakeFirst();
  if (!row) throw new Refusal("not now", given);
  const version = await versionToChange(tx, draftId, row.versionId);
  const hers = (await suggestionsOf(tx, coach, row.versionId)).filter((one) => one.field === row.field);
  const [one, next] = hers.slice(hers.findIndex(({ id }) => id === suggestion)) as (OwnSuggestion | undefined)[];
  if (!one || !next) throw new Refusal("not now", "There is no suggestion after this one to join it with.");
  if (one.givenAt || next.givenAt) throw new Refusal("not now", given);
  const field = one.field;
  await tx.deleteFrom("draftSuggestion").where("id", "in", [one.id, next.id]).execute();
  const reason = [one.reason, next.reason].filter((words) => words !== "").join(" ");
  await insertChanges(tx, coach, version, field, [{ ...merged(version[field], one, next), id: one.id, reason }]);
}
