import { cleanText, type TextRules } from "#app/domain/words.ts";
import type { AnswerValue, Choice, FactsStep, SeveralStep, Step } from "./homework.ts";

/** How much fits into an answer, in UTF-16 units as the browser's maxlength counts, and how many rows into a list. */
export const answerLimits = { short: 2_000, long: 20_000, subject: 200, own: 200, rows: 40 } as const;

/** What the parser reads: a FormData is one. */
export interface AnswerFields {
  get(name: string): unknown;
  getAll(name: string): unknown[];
}

/** Beside which field a sentence stands, and what it says. */
export interface FieldProblem {
  field: string;
  sentence: string;
}

/** A clean answer, null for a step left empty, or what to mend. */
export type ParsedAnswer = { ok: true; value: AnswerValue | null } | { ok: false; problems: FieldProblem[] };

/**
 * The name of a box's field in a `facts` step.
 *
 * @param row the row, from 0
 * @param boxKey the box
 */
export function factField(row: number, boxKey: string): string {
  return `fact.${row}.${boxKey}`;
}

/**
 * The name of an item's field in a `several` step that puts items under choices.
 *
 * @param itemKey the item
 */
export function placeField(itemKey: string): string {
  return `place.${itemKey}`;
}

/**
 * Reads one step's answer from an untrusted form. It never throws, and asks for nothing: what was left empty is null.
 *
 * @param step the step as it was given
 * @param fields the form; names that the step does not have are not looked at
 * @returns the answer, or for each field the sentence that says what to do
 */
export function parseAnswer(step: Step, fields: AnswerFields): ParsedAnswer {
  const form = new FormReading(fields);
  const value = readAnswer(step, form);
  return form.problems.length > 0 ? { ok: false, problems: form.problems } : { ok: true, value };
}

/** Reads fields one after another and collects what is to be mended, so that a person hears all of it at once. */
class FormReading {
  readonly problems: FieldProblem[] = [];
  private readonly fields: AnswerFields;

  constructor(fields: AnswerFields) {
    this.fields = fields;
  }

  words(field: string, rules: TextRules): string {
    const cleaned = cleanText(this.fields.get(field), rules);
    if (cleaned.ok) return cleaned.text;
    this.problems.push({ field, sentence: cleaned.sentence });
    return "";
  }

  /** One of the choices, or "" when none was tapped. */
  choice(field: string, choices: readonly Choice[]): string {
    const raw = this.fields.get(field);
    if (raw === null || raw === undefined || raw === "") return "";
    const found = choices.find((choice) => choice.key === raw);
    if (found !== undefined) return found.key;
    this.problems.push({ field, sentence: "Please choose one of these." });
    return "";
  }

  /** The ticked choices, in the step's order, each once. */
  choices(field: string, choices: readonly Choice[]): string[] {
    const raw = this.fields.getAll(field).filter((entry) => entry !== "");
    if (raw.some((entry) => !choices.some((choice) => choice.key === entry))) {
      this.problems.push({ field, sentence: "Please choose from these." });
    }
    return choices.filter((choice) => raw.includes(choice.key)).map((choice) => choice.key);
  }

  /** Own words for a chosen "something else". */
  own(chosen: readonly string[], choices: readonly Choice[]): { own: string } | Record<string, never> {
    const asked = choices.some((choice) => choice.own && chosen.includes(choice.key));
    const own = asked ? this.words("own", { max: answerLimits.own, lines: "one" }) : "";
    return own === "" ? {} : { own };
  }
}

function readAnswer(step: Step, form: FormReading): AnswerValue | null {
  switch (step.kind) {
    case "read":
      return null;
    case "short":
    case "long": {
      const text = form.words("text", { max: answerLimits[step.kind] });
      return text === "" ? null : { kind: step.kind, text };
    }
    case "one": {
      const choice = form.choice("choice", step.choices);
      return choice === "" ? null : { kind: "one", choice, ...form.own([choice], step.choices) };
    }
    case "several":
      return step.items === undefined ? readChoices(step, form) : readPlaces(step, step.items, form);
    case "checklist":
      return readChoices(step, form);
    case "scale": {
      const raw = form.words("level", { max: answerLimits.own, lines: "one" });
      if (raw === "") return null;
      const level = /^-?\d{1,3}$/.test(raw) ? Number(raw) : Number.NaN;
      if (level >= step.from && level <= step.to) return { kind: "scale", level };
      form.problems.push({ field: "level", sentence: `Please choose a number from ${step.from} to ${step.to}.` });
      return null;
    }
    case "facts":
      return readFacts(step, form);
    case "rewrite": {
      const sentence = step.sentence ?? form.words("sentence", { max: answerLimits.short });
      const text = form.words("text", { max: answerLimits.short });
      return text === "" && (step.sentence !== null || sentence === "") ? null : { kind: "rewrite", sentence, text };
    }
    case "email": {
      const subject = form.words("subject", { max: answerLimits.subject, lines: "one" });
      const body = form.words("body", { max: answerLimits.long });
      return subject === "" && body === "" ? null : { kind: "email", subject, body };
    }
  }
}

function readChoices(
  step: { kind: "several" | "checklist"; choices: readonly Choice[] },
  form: FormReading,
): AnswerValue | null {
  const choices = form.choices("choice", step.choices);
  return choices.length === 0 ? null : { kind: step.kind, choices, ...form.own(choices, step.choices) };
}

function readPlaces(
  step: SeveralStep,
  items: NonNullable<SeveralStep["items"]>,
  form: FormReading,
): AnswerValue | null {
  const places = items.flatMap((item) => {
    const choice = form.choice(placeField(item.key), step.choices);
    return choice === "" ? [] : [[item.key, choice] as const];
  });
  return places.length === 0 ? null : { kind: "sorted", places: Object.fromEntries(places) };
}

function readFacts(step: FactsStep, form: FormReading): AnswerValue | null {
  const most = Math.min(step.rows?.most ?? 1, answerLimits.rows);
  const rows = Array.from({ length: most }, (_, row) =>
    Object.fromEntries(
      step.boxes
        .map((box) => [box.key, form.words(factField(row, box.key), { max: answerLimits.short })] as const)
        .filter(([, text]) => text !== ""),
    ),
  ).filter((row) => Object.keys(row).length > 0);
  return rows.length === 0 ? null : { kind: "facts", rows };
}
