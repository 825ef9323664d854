import type { Answers, AnswerValue } from "./homework.ts";

/**
 * Reads answers that were kept as JSON. They were cleaned when they came in; this only gives them their types again.
 *
 * @param raw what the database holds
 * @returns the answers; an entry of a shape that is not known is left out, so that an old row can't break a page
 */
export function keptAnswers(raw: unknown): Answers {
  if (!isRecord(raw)) return {};
  return Object.fromEntries(
    Object.entries(raw).flatMap(([key, value]) => {
      const answer = keptAnswer(value);
      return answer === null ? [] : [[key, answer] as const];
    }),
  );
}

/**
 * Reads one answer that was kept as JSON.
 *
 * @param raw what the database holds
 * @returns the answer, or null for a shape that is not known
 */
export function keptAnswer(raw: unknown): AnswerValue | null {
  if (!isRecord(raw)) return null;
  const { kind, text, choice, choices, own, places, level, rows, sentence, subject, body } = raw;
  const said = typeof own === "string" ? { own } : {};
  switch (kind) {
    case "short":
    case "long":
      return typeof text === "string" ? { kind, text } : null;
    case "one":
      return typeof choice === "string" ? { kind, choice, ...said } : null;
    case "several":
    case "checklist":
      return Array.isArray(choices) && choices.every(isText) ? { kind, choices, ...said } : null;
    case "sorted":
      return isTexts(places) ? { kind, places } : null;
    case "scale":
      return typeof level === "number" ? { kind, level } : null;
    case "facts":
      return Array.isArray(rows) && rows.every(isTexts) ? { kind, rows } : null;
    case "rewrite":
      return isText(sentence) && isText(text) ? { kind, sentence, text } : null;
    case "email":
      return isText(subject) && isText(body) ? { kind, subject, body } : null;
    default:
      return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isTexts(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every(isText);
}
