import { withChanges } from "#app/domain/drafts/suggestion.ts";

/** Other words for some of a message's own; with `after`, words to put in behind those. */
export type SuggestionTold = {
  replaced?: string;
  after?: string;
  words: string;
  reason: string;
  answer?: "taken" | "left";
};

function stretchOf(body: string, { replaced = "", after = "" }: SuggestionTold): { start: number; end: number } {
  const quote = replaced || after;
  const at = body.indexOf(quote);
  if (at < 0) throw new Error(`Not in the message: ${quote}`);
  return replaced ? { start: at, end: at + replaced.length } : { start: at + after.length, end: at + after.length };
}

/** The rows of suggestions to a version, without whose they are. */
export const suggestionRows = (body: string, told: readonly SuggestionTold[]) =>
  told.map((one) => {
    const { start, end } = stretchOf(body, one);
    return {
      field: "body",
      start_at: start,
      end_at: end,
      replaced: body.slice(start, end),
      words: one.words,
      reason: one.reason,
    };
  });

/** A message with those suggestions in it that are chosen; all of them when nothing is said. */
export function withSuggestions(
  body: string,
  told: readonly SuggestionTold[],
  chosen: (one: SuggestionTold) => boolean = () => true,
): string {
  const changes = told
    .filter(chosen)
    .map((one) => ({ ...stretchOf(body, one), replaced: one.replaced ?? "", words: one.words }));
  return withChanges(body, changes);
}
