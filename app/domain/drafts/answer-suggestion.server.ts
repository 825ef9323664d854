import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { heldDraft, ownerOf, type Writer } from "./draft-row.server.ts";
import { messageLimits } from "./limits.ts";
import { type Field, inOrder, placeSuggestions, replacedAt, type SuggestionAnswer } from "./suggestion.ts";
import { type GivenSuggestion, type SuggestionsToHer, suggestionsToHer } from "./suggestions-to-her.queries.server.ts";

const lineIsGone = "This line has changed since, so her words have no place in it any more. They stay here to read.";

/**
 * Takes or leaves one suggestion, or puts her own words back. Taken, her working text changes; nobody hears of it.
 *
 * @param values.answer `open` puts back what was taken, and opens what was left
 * @throws Refusal gone for a suggestion that was not given to her; not now when its line is gone, or the message has gone
 */
export async function answerSuggestion(
  tx: Tx,
  writer: Writer,
  draftId: string,
  values: { suggestion: string; answer: SuggestionAnswer },
): Promise<void> {
  const told = await heldSuggestions(tx, writer, draftId);
  const suggestion = told.suggestions.find((one) => one.id === values.suggestion);
  if (!suggestion) throw new Refusal("gone", "This suggestion is not here any more.");
  if (suggestion.answer === values.answer) return;
  const was = suggestion.answer === "taken";
  const will = values.answer === "taken";
  if (was !== will) {
    const texts = { subject: told.subject, body: told.body };
    if (!exchange(texts, told, suggestion)) throw new Refusal("not now", lineIsGone);
    await keepTexts(tx, writer, draftId, texts);
  }
  await keepAnswers(tx, writer, draftId, [suggestion], values.answer);
}

/**
 * Takes or leaves everything that is open of the last look. Where a line has changed since, that suggestion stays open and
 * readable.
 *
 * @returns how many were answered, and how many had no place any more
 * @throws Refusal not now when the message has gone
 */
export async function answerTheRest(
  tx: Tx,
  writer: Writer,
  draftId: string,
  answer: "taken" | "left",
): Promise<{ answered: number; without: number }> {
  const told = await heldSuggestions(tx, writer, draftId);
  const open = inOrder(told.suggestions.filter((one) => one.latest && one.answer === "open"));
  if (answer === "left") {
    await keepAnswers(tx, writer, draftId, open, "left");
    return { answered: open.length, without: 0 };
  }
  const texts = { subject: told.subject, body: told.body };
  // From the end on, so that no place moves before its turn.
  const done = open.toReversed().filter((suggestion) => exchange(texts, told, suggestion));
  if (done.length > 0) {
    await keepTexts(tx, writer, draftId, texts);
    await keepAnswers(tx, writer, draftId, done, "taken");
  }
  return { answered: done.length, without: open.length - done.length };
}

/** Her message held against every other change, with what was suggested to it. */
async function heldSuggestions(tx: Tx, writer: Writer, draftId: string): Promise<SuggestionsToHer> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal("not now", "This message has gone, so it stays as it was.");
  }
  const told = await suggestionsToHer(tx, writer, draftId);
  if (!told) throw new Refusal("gone", "This message is not here any more.");
  return told;
}

/** Puts the one set of words in the place of the other in her texts; false when the place is gone. */
function exchange(texts: Record<Field, string>, told: SuggestionsToHer, suggestion: GivenSuggestion): boolean {
  const { field } = suggestion;
  const beside = told.suggestions.filter((one) => one.group === suggestion.group && one.field === field);
  const at = placeSuggestions(suggestion.version[field], beside, told[field]).get(suggestion.id);
  if (!at) return false;
  const changed = replacedAt(texts[field], at, suggestion.answer === "taken" ? suggestion.replaced : suggestion.words);
  if (changed.length > messageLimits[field]) return false;
  texts[field] = changed;
  return true;
}

async function keepTexts(tx: Tx, writer: Writer, draftId: string, texts: Record<Field, string>): Promise<void> {
  const savedAt = await instant(tx);
  await tx
    .updateTable("draftText")
    .set((row) => ({ ...texts, savedAt, version: row("version", "+", 1) }))
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .execute();
}

async function keepAnswers(
  tx: Tx,
  writer: Writer,
  draftId: string,
  suggestions: readonly GivenSuggestion[],
  answer: SuggestionAnswer,
): Promise<void> {
  if (suggestions.length === 0) return;
  const ids = suggestions.map((one) => one.id);
  if (answer === "open") {
    await tx.deleteFrom("suggestionAnswer").where("suggestionId", "in", ids).execute();
    return;
  }
  const answeredAt = await instant(tx);
  await tx
    .insertInto("suggestionAnswer")
    .values(ids.map((suggestionId) => ({ ...ownerOf(writer), suggestionId, draftId, answer, answeredAt })))
    .onConflict((conflict) =>
      conflict.columns(["practiceId", "suggestionId"]).doUpdateSet((row) => ({
        answer: row.ref("excluded.answer"),
        answeredAt: row.ref("excluded.answeredAt"),
      })),
    )
    .execute();
}
