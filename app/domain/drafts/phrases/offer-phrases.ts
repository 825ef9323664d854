import type { Purpose } from "../draft.ts";
import type { OfferedGroup, PhraseNames, PracticePhrase } from "./phrase.ts";
import { phraseBank } from "./phrase-bank.ts";

/**
 * The phrases for a message: what fits its purpose first, everything else behind it, and the practice's own first in their group.
 *
 * @param purpose what the message is for
 * @param own the practice's own phrases
 * @param names put in their places; a name that is not known stays out of the phrase's way
 */
export function offerPhrases(
  purpose: Purpose,
  own: readonly PracticePhrase[],
  names: PhraseNames,
): { first: OfferedGroup[]; more: OfferedGroup[] } {
  const groups = phraseBank.map((group) => ({
    fits: group.purposes.includes(purpose) || own.some((phrase) => phrase.about === purpose && group.key === "opening"),
    offered: {
      key: group.key,
      title: group.title,
      phrases: [
        ...own
          .filter((phrase) => phrase.about === group.key)
          .map(({ id, words }) => ({ key: id, words: named(words, names), ours: false })),
        ...group.phrases.map((words, at) => ({
          key: `${group.key}.${at + 1}`,
          words: named(words, names),
          ours: true,
        })),
      ],
    },
  }));
  return {
    first: groups.filter(({ fits }) => fits).map(({ offered }) => offered),
    more: groups.filter(({ fits }) => !fits).map(({ offered }) => offered),
  };
}

/** A phrase with its names. A child without a known name is "my child". */
function named(words: string, { child, teacher }: PhraseNames): string {
  const said = words.replaceAll("{child}", child ?? "my child").replaceAll("{teacher}", teacher ?? "you");
  return said.charAt(0).toLocaleUpperCase("en-US") + said.slice(1);
}

/**
 * Which phrases stand in a message, whoever's they are: for the count that tells an owner that one phrase goes to one school often.
 * Names and blanks in a phrase may hold anything.
 *
 * @param body the message
 * @param own the practice's own phrases
 * @returns the phrases as they are kept, with their places open, so that no name is in the count
 */
export function phrasesIn(body: string, own: readonly PracticePhrase[]): string[] {
  const text = plain(body);
  const all = [...phraseBank.flatMap((group) => [...group.phrases]), ...own.map((phrase) => phrase.words)];
  return [...new Set(all)].filter((phrase) => standsIn(text, phrase));
}

/** A phrase that is nearly all blanks says nothing by itself. */
const leastWords = 12;

function standsIn(text: string, phrase: string): boolean {
  const parts = plain(phrase)
    .split(/\{child\}|\{teacher\}|…/)
    .map((part) => part.replace(/^[\s.,?!“”]+|[\s.,?!“”]+$/g, ""))
    .filter((part) => part.length > 1);
  if (parts.join(" ").length < leastWords) return false;
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\.\.\./g, "…")
    .replace(/\s+/g, " ");
