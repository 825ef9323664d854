import type { Place } from "./anchor.ts";
import { inReadingOrder, type Mark, placeThoughts } from "./marked-letter.ts";
import type { GivenThought } from "./own-message.server.ts";
import { type Field, placeSuggestions, replacedAt, titleOf } from "./suggestion.ts";
import type { GivenSuggestion } from "./suggestions-to-her.queries.server.ts";

/** A suggestion as its slip says it. */
export type SuggestionSlip = {
  id: string;
  by: string;
  title: string;
  yours: string;
  hers: string;
  reason: string;
  answer: GivenSuggestion["answer"];
};

/** A letter with everything that was said about it: what has a place in it, and what has none any more. */
export type LetterWithThoughts = {
  marks: Mark[];
  thoughts: GivenThought[];
  suggestions: SuggestionSlip[];
  /** About the line at "About". */
  subject: SuggestionSlip[];
  whole: GivenThought[];
  gone: { thoughts: GivenThought[]; suggestions: SuggestionSlip[] };
  /** How many of the last look's suggestions are open and have a place. */
  open: number;
  /** Subject and text with those taken as well. */
  withTheRest: Record<Field, string>;
};

/**
 * Finds for thoughts and suggestions where they stand in a parent's working text.
 *
 * @param texts subject and text as they are now
 * @param thoughts those of the last look
 * @param suggestions all that were given; of earlier looks only what she has not answered is shown
 */
export function thoughtsInLetter(
  texts: Record<Field, string>,
  thoughts: readonly GivenThought[],
  suggestions: readonly GivenSuggestion[],
): LetterWithThoughts {
  const shown = suggestions.filter((one) => one.latest || one.answer === "open");
  const places = placesOf(texts, suggestions);
  const at = (one: GivenSuggestion) => places.get(one.id) ?? null;
  const inBody = shown.filter((one) => one.field === "body" && at(one) !== null);
  const { placed, whole, gone } = placeThoughts(thoughts, texts.body);
  const marks = inReadingOrder([
    ...placed.map(({ id, kind, start, end }) => ({ id, kind, start, end })),
    ...inBody.map((one) => ({ id: one.id, ...markOf(one), ...(at(one) as Place) })),
  ]);
  const open = shown.filter((one) => one.latest && one.answer === "open" && at(one) !== null);
  return {
    marks,
    thoughts: thoughts.filter((thought) => placed.some(({ id }) => id === thought.id)),
    suggestions: inBody.map(slipOf),
    subject: shown.filter((one) => one.field === "subject" && at(one) !== null).map(slipOf),
    whole,
    gone: { thoughts: gone, suggestions: shown.filter((one) => at(one) === null && one.answer === "open").map(slipOf) },
    open: open.length,
    withTheRest: {
      subject: taken(texts.subject, open, "subject", places),
      body: taken(texts.body, open, "body", places),
    },
  };
}

/** Suggestions of one coach to one version are looked for together; they never touch. */
function placesOf(texts: Record<Field, string>, suggestions: readonly GivenSuggestion[]): Map<string, Place | null> {
  const places = new Map<string, Place | null>();
  const groupOf = (one: GivenSuggestion) => `${one.group} ${one.field}`;
  for (const key of new Set(suggestions.map(groupOf))) {
    const group = suggestions.filter((one) => groupOf(one) === key);
    const [one] = group;
    if (!one) continue;
    for (const entry of placeSuggestions(one.version[one.field], group, texts[one.field])) places.set(...entry);
  }
  return places;
}

function taken(
  text: string,
  open: readonly GivenSuggestion[],
  field: Field,
  places: ReadonlyMap<string, Place | null>,
): string {
  return open
    .filter((one) => one.field === field)
    .flatMap((one) => {
      const at = places.get(one.id);
      return at ? [{ at, words: one.words }] : [];
    })
    .toSorted((one, other) => other.at.start - one.at.start)
    .reduce((result, { at, words }) => replacedAt(result, at, words), text);
}

const markOf = (one: GivenSuggestion) =>
  one.answer === "open" ? ({ kind: "change", instead: one.words } as const) : ({ kind: "answered" } as const);

function slipOf(one: GivenSuggestion): SuggestionSlip {
  const { id, by, answer } = one;
  return { id, by, answer, ...titleOf(one), yours: one.replaced.trim(), hers: one.words.trim() };
}
