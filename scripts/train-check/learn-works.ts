import type { Feature } from "#app/domain/drafts/check/finding.ts";
import { type Model, say, type Weighed } from "#app/domain/drafts/check/model.ts";
import { hintsIn } from "#app/domain/drafts/check/presence.ts";
import { sentencesOf } from "#app/domain/drafts/check/sentences.ts";
import { traitsOf } from "#app/domain/drafts/check/traits.ts";
import type { FeatureLine, LabelledMessage } from "#tests/domain/drafts/check/halves.ts";
import { exampleOf, learn } from "./learn.ts";

/**
 * Learns where one thing that works is said. A message tells only that it has it: the sentence that says so most clearly is taken for
 * it, and the question is learned anew, three times. A line tells it by itself.
 *
 * @param feature what works
 * @param messages messages with a coach's labels
 * @param lines sentences written to learn from
 * @param count how many traits may be kept
 */
export function learnWorks(
  feature: Feature,
  messages: readonly LabelledMessage[],
  lines: readonly FeatureLine[],
  count: number,
): Model {
  const certain = messages.filter(({ optional_present: optional }) => !optional?.includes(feature));
  const without = certain.filter(({ present }) => !present.includes(feature)).flatMap(({ text }) => weighedIn(text));
  const having = certain.filter(({ present }) => present.includes(feature)).map(({ text }) => weighedIn(text));
  const plain = lines.filter(({ optional_features: optional }) => !optional.includes(feature));
  const of = (some: readonly FeatureLine[]) =>
    some.flatMap(({ text, first }) => weighedIn(text, first ? 1 : 3).slice(0, 1));
  const said = of(plain.filter(({ features }) => features.includes(feature)));
  const unsaid = [...without, ...of(plain.filter(({ features }) => !features.includes(feature)))];
  const from = (yes: readonly Weighed[]) => {
    // There are far more sentences without it: one with it counts twice.
    const examples = [...yes, ...yes, ...unsaid].map(exampleOf);
    return learn(
      examples,
      examples.map((_, at) => (at < yes.length * 2 ? 1 : 0)),
      count,
    );
  };
  let model = from(said);
  for (let round = 0; round < 3; round += 1) {
    const clearest = having.flatMap((sentences) => {
      const best = Math.max(...sentences.map((each) => say(model, each)));
      return sentences.filter((each) => say(model, each) >= Math.min(best, 0.2));
    });
    model = from([...said, ...clearest]);
  }
  return model;
}

/** The sentences of a text as a model takes them; `nth` is the place of a single line in its message. */
function weighedIn(text: string, nth?: 1 | 3): Weighed[] {
  const sentences = sentencesOf(text);
  const hints = nth === 3 ? hintsIn([...filler, ...sentences]).slice(filler.length) : hintsIn(sentences);
  return sentences.map((sentence, at) => ({ ids: traitsOf(sentence.text).ids, hints: hints[at] ?? [] }));
}

/** Two sentences that say nothing, for a line that does not stand first. */
const filler = sentencesOf("It is so. It is so.");
