import { type ComposedText, fillIn, type Names, type Values } from "#app/domain/drafts/first-text.ts";
import { minutesToLook } from "#app/domain/drafts/look.ts";
import { excerpt } from "#app/domain/excerpt.ts";
import type { Answers, AnswerValue, Choice, EmailStep, Item, Step } from "./homework.ts";

/** An answer as it is read, beside its question. */
export type ReadAnswer =
  | { as: "words"; text: string }
  | { as: "chosen"; words: readonly string[] }
  | { as: "checked"; lines: readonly { words: string; checked: boolean }[] }
  | { as: "sorted"; lines: readonly { words: string; under: string }[] }
  | { as: "scale"; level: number; from: number; to: number; fromWords: string; toWords: string }
  | { as: "boxes"; rows: readonly (readonly { words: string; text: string }[])[] }
  | { as: "rewrite"; before: string; after: string }
  | { as: "email"; subject: string; body: string }
  | { as: "empty" };

/** One question with what was answered. */
export interface ReadingBlock {
  key: string;
  question: string;
  answer: ReadAnswer;
}

/**
 * The answers as a coach reads them, and as the parent sees them before she shares: each question with its words. Steps that
 * only read aloud are left out; a step left empty is there and says so.
 *
 * @param steps the visible steps
 * @param answers what was answered; an answer that does not fit its step (the exercise was changed) counts as empty
 */
export function answersAsReading(steps: readonly Step[], answers: Answers): ReadingBlock[] {
  return steps
    .filter((step) => step.kind !== "read")
    .map((step) => {
      const answer = readAnswer(step, answers);
      return { key: step.key, question: questionOf(step, answer), answer };
    });
}

/** Without an answer beside it, "Ask for the story instead" would not say of what. */
function questionOf(step: Step, answer: ReadAnswer): string {
  return answer.as === "empty" && step.kind === "rewrite" && step.sentence !== null
    ? `${step.words} “${step.sentence}”`
    : step.words;
}

function answerTo(key: string, answers: Answers): AnswerValue | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

function readAnswer(step: Step, answers: Answers): ReadAnswer {
  const answer = answerTo(step.key, answers);
  if (answer === undefined) return { as: "empty" };
  switch (answer.kind) {
    case "short":
    case "long":
      return { as: "words", text: answer.text };
    case "rewrite":
      return { as: "rewrite", before: answer.sentence, after: answer.text };
    case "email":
      return { as: "email", subject: answer.subject, body: answer.body };
    case "one":
      return step.kind === "one"
        ? { as: "chosen", words: chosenWords(step.choices, [answer.choice], answer.own) }
        : { as: "empty" };
    case "several":
      return step.kind === "several"
        ? { as: "chosen", words: chosenWords(step.choices, answer.choices, answer.own) }
        : { as: "empty" };
    case "checklist":
      if (step.kind !== "checklist") return { as: "empty" };
      return {
        as: "checked",
        lines: step.choices.map((choice) => ({ words: choice.words, checked: answer.choices.includes(choice.key) })),
      };
    case "sorted":
      if (step.kind !== "several" || step.items === undefined) return { as: "empty" };
      return {
        as: "sorted",
        lines: step.items.flatMap((item) => {
          const choice = step.choices.find((candidate) => candidate.key === answer.places[item.key]);
          return choice === undefined ? [] : [{ words: itemWords(item, answers), under: choice.words }];
        }),
      };
    case "scale":
      if (step.kind !== "scale") return { as: "empty" };
      return {
        as: "scale",
        level: answer.level,
        from: step.from,
        to: step.to,
        fromWords: step.fromWords,
        toWords: step.toWords,
      };
    case "facts":
      if (step.kind !== "facts") return { as: "empty" };
      return {
        as: "boxes",
        rows: answer.rows.map((row) =>
          step.boxes.flatMap((box) => {
            const text = row[box.key];
            return text === undefined ? [] : [{ words: box.words, text }];
          }),
        ),
      };
  }
}

function chosenWords(choices: readonly Choice[], keys: readonly string[], own: string | undefined): string[] {
  return choices
    .filter((choice) => keys.includes(choice.key))
    .map((choice) => (choice.own && own !== undefined ? `${choice.words}: ${own}` : choice.words));
}

/**
 * The words of an item to be put under a choice: what was answered earlier, if it takes its words from there.
 *
 * @param item the item
 * @param answers what was answered so far
 * @returns the earlier answer, or the item's own words while that is empty
 */
export function itemWords(item: Item, answers: Answers): string {
  const source = item.from === undefined ? undefined : answerTo(item.from, answers);
  return source?.kind === "short" || source?.kind === "long" ? source.text : item.words;
}

/**
 * The first text of an `email` step, made of earlier answers. It says nothing that was not answered.
 *
 * @param step the step; without a template it begins with greeting and name alone
 * @param answers what was answered so far
 * @param names the names that are known
 */
export function composeEmail(step: EmailStep, answers: Answers, names: Names): ComposedText {
  return fillIn(step.compose ?? { subject: [], body: [] }, answersAsValues(answers), names);
}

/** Answers under the names that a first text uses: "key", and "key.box" for the boxes of the first row, "key.own" for own words. */
function answersAsValues(answers: Answers): Values {
  const values: [string, string | undefined][] = [];
  for (const [key, answer] of Object.entries(answers)) {
    if (answer.kind === "short" || answer.kind === "long" || answer.kind === "rewrite") values.push([key, answer.text]);
    if (answer.kind === "one") values.push([key, answer.choice], [`${key}.own`, answer.own]);
    if (answer.kind === "facts") {
      for (const [box, text] of Object.entries(answer.rows[0] ?? {})) values.push([`${key}.${box}`, text]);
    }
  }
  return Object.fromEntries(values);
}

/**
 * The answers without the feelings that were rated before writing. These are kept only if the parent shares them, so sharing
 * "without how I felt" keeps what this returns.
 *
 * @param steps the visible steps
 * @param answers what was answered
 */
export function withoutFeelings(steps: readonly Step[], answers: Answers): Answers {
  const feelings = new Set(steps.filter((step) => step.kind === "scale" && step.feeling).map((step) => step.key));
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !feelings.has(key)));
}

/**
 * How long a coach will need for shared answers.
 *
 * @param blocks the answers as she reads them
 * @returns whole minutes
 */
export function answersLookMinutes(blocks: readonly ReadingBlock[]): number {
  return minutesToLook(blocks.map((block) => wordsOf(block.answer)).join("\n"));
}

function wordsOf(answer: ReadAnswer): string {
  switch (answer.as) {
    case "words":
      return answer.text;
    case "chosen":
      return answer.words.join("\n");
    case "checked":
      return answer.lines.map((line) => line.words).join("\n");
    case "sorted":
      return answer.lines.map((line) => line.words).join("\n");
    case "boxes":
      return answer.rows.flatMap((row) => row.map((box) => box.text)).join("\n");
    case "rewrite":
      return `${answer.before}\n${answer.after}`;
    case "email":
      return `${answer.subject}\n${answer.body}`;
    case "scale":
    case "empty":
      return "";
  }
}

/** How much of a first answer is kept for lists. */
const firstWordsLength = 500;

/**
 * The first thing that somebody said in her answers, for lists: one whole sentence.
 *
 * @param blocks the answers as they are read
 * @returns at most 500 characters; "" when nothing was said in words
 */
export function firstWords(blocks: readonly ReadingBlock[]): string {
  const said = blocks.map((block) => ownWords(block.answer)).find((words) => words !== "") ?? "";
  return [...excerpt(said)].slice(0, firstWordsLength).join("").trim();
}

/** Her own words alone: a sentence of ours that she turned around, or a choice of ours, is not hers. */
function ownWords(answer: ReadAnswer): string {
  switch (answer.as) {
    case "words":
      return answer.text;
    case "boxes":
      return answer.rows.flat()[0]?.text ?? "";
    case "rewrite":
      return answer.after;
    case "email":
      return answer.body;
    default:
      return "";
  }
}
