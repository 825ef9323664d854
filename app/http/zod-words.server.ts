import { z } from "zod";
import { cleanText } from "#app/domain/words.ts";

/**
 * A text field: cleaned (line ends, trimmed, no NUL, whole characters only) and bounded.
 *
 * @param options.max in UTF-16 units, as the browser's maxlength counts
 * @param options.required the sentence that asks for it when it is left empty; without one, empty is ""
 * @param options.lines "one" folds line ends into spaces
 */
export function words(options: { max: number; required?: string; lines?: "one" | "many" }) {
  return z
    .unknown()
    .optional()
    .transform((raw, context) => {
      const cleaned = cleanText(raw, { max: options.max, lines: options.lines ?? "one" });
      if (!cleaned.ok) {
        context.addIssue({ code: "custom", message: cleaned.sentence });
        return z.NEVER;
      }
      if (options.required && cleaned.text === "") {
        context.addIssue({ code: "custom", message: options.required });
        return z.NEVER;
      }
      return cleaned.text;
    });
}

/** An email address, lower-cased as it is stored. */
export const emailAddress = (sentence = "Give an email address like name@example.org.") =>
  words({ max: 254 }).transform((text, context) => {
    const address = text.toLowerCase();
    if (!/^[^\s@<>()",;:\\[\]]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) {
      context.addIssue({ code: "custom", message: sentence });
      return z.NEVER;
    }
    return address;
  });

/** An email address, or "" when it is left empty. */
export const emailOrNothing = (sentence = "Give an email address like name@example.org, or leave it empty.") =>
  words({ max: 254 }).transform((text, context) => {
    if (text === "") return "";
    const address = emailAddress(sentence).safeParse(text);
    if (address.success) return address.data;
    context.addIssue({ code: "custom", message: sentence });
    return z.NEVER;
  });

/** A hidden id that the form brought along: the row's own, made when the form was. */
export const hiddenId = () => z.uuid("This form is no longer whole. Load the page again; what you typed is in it.");

/** The version of the row that the form was made from. */
export const hiddenVersion = () => z.coerce.number().int().min(1);
