import type { Rule } from "../check/finding.ts";
import type { OwnPhrase } from "../check/look-over.ts";
import type { PracticePhrase } from "./phrase.ts";

/** Which remarks a group of phrases answers. */
const rulesOf: Readonly<Record<string, readonly Rule[]>> = {
  "ask-see": ["blame", "mind-reading"],
  told: ["hearsay-as-fact"],
  propose: ["demand", "no-way-forward"],
  "ask-time": ["no-way-forward"],
  worry: ["vague", "absolute"],
  disagree: ["contempt"],
  "formal-plan": ["threat"],
};

/** The practice's phrases as wordings for the second pair of eyes; one with a blank or a name in it can't stand in a letter as it is. */
export function ownWordings(phrases: readonly PracticePhrase[]): OwnPhrase[] {
  return phrases
    .filter(({ words }) => !/[{}…]|\.\.\./.test(words))
    .flatMap(({ about, words }) => (rulesOf[about] ?? []).map((rule) => ({ about: rule, words })));
}
