import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { stretchOf } from "./add-thought.server.ts";
import { changesBetween } from "./changes.server.ts";
import { holdLooks } from "./hold-looks.server.ts";
import type { Looker } from "./look-at-draft.server.ts";
import { type Change, type Field, inOrder, touch, withChanges } from "./suggestion.ts";
import { unlessTakenBack } from "./taken-back.server.ts";

/** A suggestion as the form brings it: the selection's offsets, or the words that it is about. */
export type SuggestionValues = {
  id: string;
  versionId: string;
  field: Field;
  quote: string;
  start?: number;
  end?: number;
  words: string;
  reason: string;
  /** A thought of hers that becomes this suggestion. */
  thought?: string;
};

/**
 * Suggests other words for a passage of a shared version. It is the coach's alone until her look is given.
 *
 * @throws Refusal not so at `quote` when the words are not there, stand there twice, or touch a suggestion of hers; at `words`
 *   when they are those that stand there
 */
export async function suggestWords(tx: Tx, coach: Looker, draftId: string, values: SuggestionValues): Promise<void> {
  const version = await versionToChange(tx, draftId, values.versionId);
  const text = version[values.field];
  const at = stretchOf(text, values);
  if (at === null) throw new Refusal("not so", "Choose the words that you would change.", "quote");
  const replaced = text.slice(at.start, at.end);
  if (replaced === values.words) throw new Refusal("not so", "That is what stands there already.", "words");
  const hers = await suggestionsOf(tx, coach, version.id);
  if (hers.some((one) => one.id !== values.id && one.field === values.field && touch(one, at))) {
    throw new Refusal("not so", "You have suggested something for these words already. Change that one.", "quote");
  }
  await insertChanges(tx, coach, version, values.field, [
    { ...at, replaced, words: values.words, id: values.id, reason: values.reason },
  ]);
  if (values.thought === undefined) return;
  await tx
    .deleteFrom("draftThought")
    .where("id", "=", values.thought)
    .where("draftId", "=", draftId)
    .where("memberId", "=", coach.memberId)
    .where("givenAt", "is", null)
    .execute();
}

/**
 * Takes the text as the coach would have it, and makes each difference to the shared version a suggestion. One that stays the
 * same keeps its reason; one that is not in her text any more goes.
 *
 * @param values.known the ids of the suggestions that her text began with, so that those of another tab are not lost
 * @throws Refusal stale when her suggestions changed meanwhile; not now when one of them has been given
 */
export async function suggestByEditing(
  tx: Tx,
  coach: Looker,
  draftId: string,
  values: { versionId: string; known: string; subject: string; body: string },
): Promise<{ count: number }> {
  const version = await versionToChange(tx, draftId, values.versionId);
  if (values.body === "") throw new Refusal("not so", "Leave some words of the letter.", "body");
  const hers = await suggestionsOf(tx, coach, version.id);
  if (knownAs(hers) !== values.known) {
    throw new Refusal(
      "stale",
      "Your suggestions were changed in another window. Your text is still here: compare both.",
    );
  }
  if (hers.some((one) => one.givenAt !== null)) {
    throw new Refusal("not now", "What you have given stays. Suggest what is new beside a line.");
  }
  let count = 0;
  for (const field of ["subject", "body"] as const) {
    const before = hers.filter((one) => one.field === field);
    const after = changesBetween(version[field], values[field]);
    count += after.length;
    const kept = before.filter((one) => after.some((change) => sameChange(one, change)));
    const gone = before.filter((one) => !kept.includes(one)).map((one) => one.id);
    if (gone.length > 0) await tx.deleteFrom("draftSuggestion").where("id", "in", gone).execute();
    const fresh = after.filter((change) => !kept.some((one) => sameChange(one, change)));
    // A change that only grew or was reworded keeps the reason that was given for it.
    const reasonFor = (change: Change) => before.find((one) => touch(one, change))?.reason ?? "";
    await insertChanges(
      tx,
      coach,
      version,
      field,
      fresh.map((change) => ({ ...change, id: newId(), reason: reasonFor(change) })),
    );
  }
  return { count };
}

/** The version that a coach changes, while it is shared and the newest. */
export type VersionToChange = {
  id: string;
  guardianId: string;
  familyId: string;
  subject: string;
  body: string;
  draftId: string;
};

/**
 * The version, with what is said of it held against other windows.
 *
 * @throws Refusal gone for a version that is not shared; stale when a newer one was shared meanwhile
 */
export async function versionToChange(tx: Tx, draftId: string, versionId: string): Promise<VersionToChange> {
  await holdLooks(tx, draftId);
  const versions = await tx
    .selectFrom("draftVersion")
    .select(["id", "draftId", "guardianId", "familyId", "subject", "body"])
    .where("draftId", "=", draftId)
    .where("shared", "=", true)
    .orderBy("number", "desc")
    .execute();
  const version = versions.find((one) => one.id === versionId);
  if (!version) throw new Refusal("gone", "This version is not shared with you any more.");
  if (version !== versions[0]) {
    throw new Refusal(
      "stale",
      "A newer version was shared meanwhile. Your words are still here; read it, then suggest.",
    );
  }
  return version;
}

export type OwnSuggestion = Change & { id: string; field: Field; reason: string; givenAt: Date | null };

/** What this coach has suggested to a version, in reading order. */
export async function suggestionsOf(tx: Tx, coach: Looker, versionId: string): Promise<OwnSuggestion[]> {
  const rows = await tx
    .selectFrom("draftSuggestion")
    .select(["id", "field", "startAt as start", "endAt as end", "replaced", "words", "reason", "givenAt"])
    .where("practiceId", "=", coach.practiceId)
    .where("versionId", "=", versionId)
    .where("memberId", "=", coach.memberId)
    .execute();
  return inOrder(rows as OwnSuggestion[]);
}

/** The suggestions that a text began with, as its form carries them. */
export const knownAs = (suggestions: readonly { id: string }[]): string =>
  suggestions
    .map((one) => one.id)
    .toSorted()
    .join(" ");

/** Part of a text with this coach's suggestions in it. */
export const asSuggested = (text: string, field: Field, suggestions: readonly OwnSuggestion[]): string =>
  withChanges(
    text,
    suggestions.filter((one) => one.field === field),
  );

const sameChange = (one: Change, other: Change): boolean =>
  one.start === other.start && one.end === other.end && one.words === other.words;

/**
 * Inserts suggestions; an id that is there already is the same form sent twice.
 *
 * @throws Refusal stale when another window was faster with words that touch these
 */
export async function insertChanges(
  tx: Tx,
  coach: Looker,
  version: VersionToChange,
  field: Field,
  changes: readonly (Change & { id: string; reason: string })[],
): Promise<void> {
  if (changes.length === 0) return;
  const madeAt = await instant(tx);
  const inserted = tx
    .insertInto("draftSuggestion")
    .values(
      changes.map(({ start, end, ...change }) => ({
        ...change,
        practiceId: coach.practiceId,
        draftId: version.draftId,
        versionId: version.id,
        guardianId: version.guardianId,
        familyId: version.familyId,
        memberId: coach.memberId,
        field,
        startAt: start,
        endAt: end,
        madeAt,
      })),
    )
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .execute();
  await unlessTakenBack(inserted).catch((error: unknown) => {
    if (constraintOf(error) !== "suggestions_apart") throw error;
    throw new Refusal("stale", "Your suggestions were changed in another window. Look at them, then try again.");
  });
}

function constraintOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "constraint" in error ? error.constraint : undefined;
}
