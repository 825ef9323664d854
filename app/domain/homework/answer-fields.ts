import { factField, placeField } from "./answers.ts";
import type { AnswerValue } from "./homework.ts";

/** What stands in a form's fields, by name. */
export type FieldTexts = Readonly<Record<string, string | string[] | undefined>>;

/**
 * A kept answer as the fields that `parseAnswer` read it from.
 *
 * @param value the answer; undefined for none
 * @returns field texts by name
 */
export function answerFields(value: AnswerValue | undefined): FieldTexts {
  if (value === undefined) return {};
  switch (value.kind) {
    case "short":
    case "long":
      return { text: value.text };
    case "one":
      return { choice: value.choice, own: value.own };
    case "several":
    case "checklist":
      return { choice: [...value.choices], own: value.own };
    case "sorted":
      return Object.fromEntries(Object.entries(value.places).map(([item, choice]) => [placeField(item), choice]));
    case "scale":
      return { level: String(value.level) };
    case "facts":
      return Object.fromEntries(
        value.rows.flatMap((row, index) => Object.entries(row).map(([box, text]) => [factField(index, box), text])),
      );
    case "rewrite":
      return { sentence: value.sentence, text: value.text };
    case "email":
      return { subject: value.subject, body: value.body };
  }
}
