import type { Purpose } from "../draft.ts";
import type { FirstText } from "../first-text.ts";

/** One question of a guided start. Every one may be left empty. */
export interface GuidedQuestion {
  /** The name of its field, and of its answer. */
  key: string;
  words: string;
  hint?: string;
  kind: "short" | "long" | "one";
  /** What may be tapped, for `one`. */
  choices?: readonly { key: string; words: string }[];
  /** Asked only when another question was answered with one of these. */
  when?: { key: string; isOneOf: readonly string[] };
  /** Ways to begin an answer, to look at before writing one. */
  ways?: readonly string[];
}

/**
 * The questions that are asked, given what was answered so far.
 *
 * @param start the guided start
 * @param answers by question key
 */
export function questionsAsked(
  start: GuidedStart,
  answers: Readonly<Record<string, string | undefined>>,
): GuidedQuestion[] {
  return start.questions.filter(({ when }) => !when || when.isOneOf.includes(answers[when.key] ?? ""));
}

/** A few questions, asked one at a time, that make a first text for one purpose. */
export interface GuidedStart {
  purpose: Purpose;
  /** Says what this message is, above the first question. */
  words: string;
  questions: readonly GuidedQuestion[];
  text: FirstText;
}

/** The longest answer to a question, in UTF-16 units. */
export const guidedLimits = { short: 2_000, long: 20_000 } as const;
