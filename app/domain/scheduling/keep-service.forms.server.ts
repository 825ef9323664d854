import { z } from "zod";
import { hiddenId, words } from "#app/http/zod-words.server.ts";
import { howPaid } from "./appointment.ts";
import { mostQuestions } from "./new-service.ts";
import { colours, offeredTo, places, type Question } from "./offered.ts";

const amount = "Give an amount such as 140 or 62.50.";

/** Money as it is written, "$1,120" or "62.50", to minor units; empty is nothing. */
const money = words({ max: 16 }).transform((text, context) => {
  const plain = text.replace(/[$€£\s]|,(?=\d{3}(?:\D|$))/g, "").replace(",", ".");
  if (plain === "") return 0;
  if (!/^\d{1,6}(\.\d{1,2})?$/.test(plain)) {
    context.addIssue({ code: "custom", message: amount });
    return z.NEVER;
  }
  return Math.round(Number(plain) * 100);
});

const whole = (from: number, to: number, sentence: string) =>
  z.coerce.number(sentence).int(sentence).min(from, sentence).max(to, sentence);

const list = (each: z.ZodType<string>) =>
  z
    .union([each, z.array(each)])
    .optional()
    .transform((values) => (values === undefined ? [] : [...new Set([values].flat())]));

/** A row of the form; one whose words are left empty is no question. */
const question = z
  .object({
    key: z.string().regex(/^[a-z0-9-]{1,40}$/, "This form is no longer whole. Load the page again."),
    words: words({ max: 200 }),
    kind: z.enum(["short", "long", "one"]).default("short"),
    choices: words({ max: 600, lines: "many" }),
    required: z
      .string()
      .optional()
      .transform((value) => value === "yes"),
  })
  .transform((row, context): Question | undefined => {
    const { choices, ...asked } = row;
    if (asked.words === "") return undefined;
    if (asked.kind !== "one") return asked;
    const offered = [...new Set(choices.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
    if (offered.length >= 2) return { ...asked, choices: offered };
    context.addIssue({
      code: "custom",
      path: ["choices"],
      message: "Give at least two answers, each on its own line.",
    });
    return z.NEVER;
  });

/** What can be booked, as the owner sets it. Times are minutes, as the choices of the form carry them. */
export const serviceForm = z.object({
  intent: z.literal("keep"),
  id: hiddenId(),
  version: z.coerce.number().int().min(0).max(1_000_000_000),
  name: words({ max: 120, required: "Give it a name that a family understands." }),
  words: words({ max: 1_000, lines: "many" }),
  offeredTo: z.enum(offeredTo, "Choose who may book it."),
  minutes: whole(5, 720, "Give a length between 5 and 720 minutes."),
  seats: whole(1, 200, "Give between 1 and 200 seats; 1 is a session for one family.").default(1),
  place: z.enum(places, "Choose where it takes place."),
  placeWords: words({ max: 500, lines: "many" }),
  colour: z.enum(colours, "Choose a colour."),
  pays: z.enum(howPaid, "Choose how it is paid."),
  price: money,
  currency: z.string().regex(/^[a-z]{3}$/),
  lateFee: money,
  policy: words({ max: 2_000, lines: "many" }),
  notice: whole(0, 129_600, "Choose how long before it may be booked."),
  daysAhead: whole(1, 400, "Give between 1 and 400 days."),
  step: whole(5, 720, "Choose how often a session may begin."),
  bufferBefore: whole(0, 240, "Choose what is kept free before."),
  bufferAfter: whole(0, 240, "Choose what is kept free after."),
  dailyMost: z
    .union([z.literal(""), whole(1, 50, "Give between 1 and 50, or leave it empty.")])
    .optional()
    .transform((value) => (typeof value === "number" ? value : null)),
  cutoff: whole(0, 43_200, "Choose until when it may be changed."),
  needsConfirmation: z
    .string()
    .optional()
    .transform((value) => value === "yes"),
  hold: whole(5, 1_440, "This form is no longer whole. Load the page again.").default(35),
  reminders: list(z.string().regex(/^\d{1,5}$/))
    .transform((values) => values.map(Number).sort((one, other) => other - one))
    .refine((values) => values.length <= 5, "Five reminders are the most.")
    .refine((values) => values.every((value) => value > 0 && value <= 43_200), "Choose from the list."),
  questions: z
    .array(question)
    .max(mostQuestions + 2, "That is more than a family answers while booking.")
    .default([])
    .transform((rows) => rows.filter((row) => row !== undefined))
    // The database holds ten thousand characters of them.
    .refine((rows) => JSON.stringify(rows).length <= 9_000, "That is more than a family answers while booking.")
    .refine((rows) => rows.length <= mostQuestions, `Ask ${mostQuestions} things at most.`)
    .refine(
      (rows) => new Set(rows.map(({ key }) => key)).size === rows.length,
      "This form is no longer whole. Load the page again.",
    ),
  coaches: list(z.uuid("Choose from the list.")),
});

/** Out of what is offered, or back into it. */
export const putAwayForm = z.object({ intent: z.enum(["put away", "bring back"]) });
