import { anchorAt, type Place, placeToChange } from "./anchor.ts";

/** The parts of a message in which words can be suggested. */
export type Field = "subject" | "body";

/** Other words for a stretch of a text. Offsets are UTF-16 units; nothing replaced is a putting in, no words a taking out. */
export interface Change {
  start: number;
  end: number;
  replaced: string;
  words: string;
}

/** What a parent did with a suggestion; open while she has done nothing. */
export type SuggestionAnswer = "open" | "taken" | "left";

/**
 * Whether two changes overlap or lie side by side. Two that touch would be one change, and which of them comes first could not be
 * told; the database keeps them apart as well.
 */
export function touch(one: Pick<Change, "start" | "end">, other: Pick<Change, "start" | "end">): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/**
 * A text with changes in it.
 *
 * @param text the text that the changes were made to
 * @param changes changes that don't touch, in any order
 */
export function withChanges(text: string, changes: readonly Change[]): string {
  let result = "";
  let at = 0;
  for (const change of inOrder(changes)) {
    result += text.slice(at, change.start) + change.words;
    at = change.end;
  }
  return result + text.slice(at);
}

/**
 * Where each suggestion stands in the text as it is now: the parent's own words while it is open or left, the suggested ones once
 * it is taken.
 *
 * While nothing else was edited, the text is the version with what was taken in it, and every place follows by counting. Once she
 * has edited, each is looked for by its words and what stands around them; where that can't be told for sure, there is no place.
 *
 * @param version the text that the suggestions were made to
 * @param suggestions suggestions that don't touch
 * @param now the text as it is now
 * @returns by id, the place, or null when its line is gone
 */
export function placeSuggestions<Suggestion extends Change & { id: string; answer: SuggestionAnswer }>(
  version: string,
  suggestions: readonly Suggestion[],
  now: string,
): Map<string, Place | null> {
  const expected = withChanges(
    version,
    suggestions.filter((one) => one.answer === "taken"),
  );
  const places = new Map<string, Place | null>();
  let shift = 0;
  for (const suggestion of inOrder(suggestions)) {
    const standing = suggestion.answer === "taken" ? suggestion.words : suggestion.replaced;
    const start = suggestion.start + shift;
    const end = start + standing.length;
    shift += standing.length - suggestion.replaced.length;
    const there = now === expected ? { start, end } : placeToChange(anchorAt(expected, start, end), now);
    places.set(suggestion.id, there);
  }
  return withoutCrossing(places, suggestions);
}

/** Two suggestions that were apart can't have come to lie over each other: then neither can be told. */
function withoutCrossing<Suggestion extends Change & { id: string }>(
  places: Map<string, Place | null>,
  suggestions: readonly Suggestion[],
): Map<string, Place | null> {
  const standing = inOrder(suggestions).flatMap(({ id }) => {
    const at = places.get(id);
    return at ? [{ id, ...at }] : [];
  });
  for (const [index, one] of standing.entries()) {
    const crossed = standing.slice(index + 1).filter((other) => other.start < one.end || other.start < one.start);
    for (const { id } of crossed.length > 0 ? [one, ...crossed] : []) places.set(id, null);
  }
  return places;
}

/**
 * A text with words of hers put in place of others.
 *
 * @param text the text as it is now
 * @param at the place, as `placeSuggestions` found it
 */
export function replacedAt(text: string, at: Place, words: string): string {
  return text.slice(0, at.start) + words + text.slice(at.end);
}

/** Changes by where they begin. */
export function inOrder<One extends Pick<Change, "start">>(changes: readonly One[]): One[] {
  return changes.toSorted((one, other) => one.start - other.start);
}

const counts = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

/**
 * How a suggestion is called where it is offered: the reason's own first sentence where more of it follows, else what it does.
 *
 * @returns the title, and what is left of the reason
 */
export function titleOf({ replaced, words, reason }: Pick<Change, "replaced" | "words"> & { reason: string }): {
  title: string;
  reason: string;
} {
  const [, first, rest] = /^([^.!?\n]{3,60})\.\s+(\S[\s\S]*)$/.exec(reason) ?? [];
  if (first && rest) return { title: first, reason: rest };
  if (words.trim() === "") return { title: "Without these words", reason };
  if (replaced.trim() !== "") return { title: "Other words", reason };
  const count = words.trim().split(/\s+/).length;
  return { title: `${counts[count] ?? count} ${count === 1 ? "word" : "words"} more`, reason };
}
