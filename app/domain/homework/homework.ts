import type { FirstText } from "#app/domain/drafts/first-text.ts";

/** The ten kinds of step that an exercise is made of (practice-content, "Step kinds"). */
export const stepKinds = [
  "read",
  "short",
  "long",
  "one",
  "several",
  "scale",
  "checklist",
  "facts",
  "rewrite",
  "email",
] as const;

export type StepKind = (typeof stepKinds)[number];

/** A step is only shown once an earlier `one` step was answered with one of these choices. */
export interface Condition {
  step: string;
  isOneOf: readonly string[];
}

/** Something to tap. `own` opens a line for one's own words ("something else"). */
export interface Choice {
  key: string;
  words: string;
  own?: true;
}

/** A box of a `facts` step. */
export interface Box {
  key: string;
  words: string;
  hint?: string;
}

/** Something to be put under one of a `several` step's choices: words of its own, or what was answered in an earlier step. */
export interface Item {
  key: string;
  words: string;
  from?: string;
}

interface StepBase {
  /** Stable for as long as answers exist: they are kept under it. */
  key: string;
  /** The words on the screen. */
  words: string;
  hint?: string;
  when?: Condition;
}

export interface ReadStep extends StepBase {
  kind: "read";
}
export interface WordsStep extends StepBase {
  kind: "short" | "long";
}
export interface OneStep extends StepBase {
  kind: "one";
  choices: readonly Choice[];
}
export interface SeveralStep extends StepBase {
  kind: "several";
  choices: readonly Choice[];
  /** With items, each of them is put under one choice ("must, would help, can wait") instead of choices being ticked. */
  items?: readonly Item[];
}
export interface ChecklistStep extends StepBase {
  kind: "checklist";
  choices: readonly Choice[];
}
export interface ScaleStep extends StepBase {
  kind: "scale";
  from: number;
  to: number;
  fromWords: string;
  toWords: string;
  /** A feeling rated before writing: kept only if she shares it (product.md, "What is kept"). */
  feeling?: true;
}
export interface FactsStep extends StepBase {
  kind: "facts";
  boxes: readonly Box[];
  /** "A row each": as many rows of the boxes as she needs, up to `most`. Without it there is one row. */
  rows?: { most: number; word: string };
}
export interface RewriteStep extends StepBase {
  kind: "rewrite";
  /** The sentence to say another way; null when she brings one of her own. */
  sentence: string | null;
}
export interface EmailStep extends StepBase {
  kind: "email";
  /** Makes a first text out of earlier answers; without it she starts on an empty page. */
  compose?: FirstText;
}

export type Step =
  | ReadStep
  | WordsStep
  | OneStep
  | SeveralStep
  | ChecklistStep
  | ScaleStep
  | FactsStep
  | RewriteStep
  | EmailStep;

/** A step as the short form shows it: itself, or with fewer words or fewer choices. */
export interface ShortStep {
  step: string;
  words?: string;
  hint?: string;
  /** Keys of the only items that the short form asks about, for a `several` step with items. */
  items?: readonly string[];
}

/** The form for a bad day. Doing it counts as done. */
export interface ShortForm {
  /** Says beside the button what is left ("only the three short boxes"). */
  words: string;
  steps: readonly ShortStep[];
}

/** An exercise of the library. Plain data, so that it can be kept with the assignment as it was when it was given. */
export interface Exercise {
  key: string;
  number: number;
  title: string;
  /** Numbers of the method's ideas in product.md. */
  ideas: readonly number[];
  minutes: number;
  shortMinutes: number | null;
  forWhom?: string;
  steps: readonly Step[];
  shortForm: ShortForm | null;
}

/** The whole exercise, or the form for a bad day. */
export type Form = "whole" | "short";

/** What was answered to one step, tagged so that a kept answer can be read without its step. */
export type AnswerValue =
  | { kind: "short" | "long"; text: string }
  | { kind: "one"; choice: string; own?: string }
  | { kind: "several" | "checklist"; choices: readonly string[]; own?: string }
  | { kind: "sorted"; places: Readonly<Record<string, string>> }
  | { kind: "scale"; level: number }
  | { kind: "facts"; rows: readonly Readonly<Record<string, string>>[] }
  | { kind: "rewrite"; sentence: string; text: string }
  | { kind: "email"; subject: string; body: string };

/** Answers by step key. A step without an entry was left empty, which is always allowed. */
export type Answers = Readonly<Record<string, AnswerValue>>;

/**
 * The steps that a person goes through, in order.
 *
 * @param exercise the exercise as it was given
 * @param form the whole exercise, or its short form; an exercise without one shows the whole
 * @param answers what was answered so far, since a step may depend on an earlier choice
 * @returns the steps with the short form's words in place
 */
export function visibleSteps(exercise: Exercise, form: Form, answers: Answers): readonly Step[] {
  return stepsOf(exercise, form).filter((step) => step.when === undefined || holds(step.when, answers));
}

function stepsOf(exercise: Exercise, form: Form): readonly Step[] {
  if (form === "whole" || exercise.shortForm === null) return exercise.steps;
  return exercise.shortForm.steps.flatMap((short) => {
    const step = exercise.steps.find((candidate) => candidate.key === short.step);
    return step === undefined ? [] : [narrowed(step, short)];
  });
}

function narrowed(step: Step, short: ShortStep): Step {
  const words = short.words ?? step.words;
  const hint = short.hint ?? step.hint;
  const said = hint === undefined ? { ...step, words } : { ...step, words, hint };
  if (said.kind !== "several" || said.items === undefined || short.items === undefined) return said;
  const wanted = short.items;
  return { ...said, items: said.items.filter((item) => wanted.includes(item.key)) };
}

function holds(condition: Condition, answers: Answers): boolean {
  const answer = Object.hasOwn(answers, condition.step) ? answers[condition.step] : undefined;
  return answer?.kind === "one" && condition.isOneOf.includes(answer.choice);
}

/** Where a person is in an exercise. */
export interface Progress {
  /** How many of the visible steps there are in all, the ones to read included ("step 3 of 6"). */
  of: number;
  /** How many steps ask for something. */
  asked: number;
  /** How many of these have an answer. */
  answered: number;
  /** The step to go on with: the one after the last that was answered; null when that was the last of all. */
  next: string | null;
}

/**
 * How far a person has come. A step left empty counts as passed once a later one is answered: nobody is sent back to it.
 *
 * @param steps the visible steps
 * @param answers what was answered so far
 */
export function progress(steps: readonly Step[], answers: Answers): Progress {
  const has = (step: Step) => Object.hasOwn(answers, step.key);
  const asking = steps.filter((step) => step.kind !== "read");
  const last = steps.findLastIndex(has);
  return {
    of: steps.length,
    asked: asking.length,
    answered: asking.filter(has).length,
    next: steps[last + 1]?.key ?? null,
  };
}

/**
 * The step after another.
 *
 * @param steps the visible steps
 * @param key the step she is at
 * @returns its key, or null at the end or when the step is not among them
 */
export function stepAfter(steps: readonly Step[], key: string): string | null {
  const at = steps.findIndex((step) => step.key === key);
  return at === -1 ? null : (steps[at + 1]?.key ?? null);
}

/**
 * The step before another.
 *
 * @param steps the visible steps
 * @param key the step she is at
 * @returns its key, or null at the beginning or when the step is not among them
 */
export function stepBefore(steps: readonly Step[], key: string): string | null {
  const at = steps.findIndex((step) => step.key === key);
  return at <= 0 ? null : (steps[at - 1]?.key ?? null);
}
