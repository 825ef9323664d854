import { z } from "zod";
import { emailAddress, hiddenId, words } from "#app/http/zod-words.server.ts";
import { isId } from "../ids.ts";
import { isZone } from "../time/zoned.server.ts";
import { cleanText } from "../words.ts";
import { type ChosenTime, languages, timeFrom } from "./chosen-time.ts";

/** Longer than anybody answers. */
const answerLimit = 2000;

/** Whatever stands in a form of times beside its words: all of it is looked at kindly, for it only says what to show. */
export type Looking = {
  /** The reader's zone, when it is one. */
  zone: string | undefined;
  /** The first date to show. */
  from: string | undefined;
  /** The time that is chosen. */
  chosen: ChosenTime | undefined;
  /** The one coach whose times she wants to see. */
  coach: string | undefined;
  /** The date of which she wants to see every time. */
  whole: string | undefined;
  /** She looks for a zone that the short list has not. */
  everyZone: boolean;
};

/**
 * What a page of times is asked to show: by a form, or before one was sent by its address. The last one counts, since the button that was
 * pressed stands behind what was chosen before.
 */
export function lookingAt(fields: FormData | URLSearchParams): Looking {
  const last = (name: string) => {
    const value = fields.getAll(name).at(-1);
    return typeof value === "string" ? value : "";
  };
  const zone = last("zone").slice(0, 60);
  const coach = isId(last("with")) ? last("with") : undefined;
  const time = timeFrom(last("time"));
  return {
    zone: isZone(zone) ? zone : undefined,
    from: last("from").slice(0, 10) || undefined,
    // Whoever turns to another coach has not chosen a time of hers yet.
    chosen: time && coach && time.coachId !== coach ? undefined : time,
    coach,
    whole: last("whole").slice(0, 10) || undefined,
    everyZone: last("zones") === "all",
  };
}

/**
 * The answers to a service's questions, by key. Which of them are asked, and whether one is missing, is the verb's to judge.
 *
 * @returns the answers, or a sentence by field for one that can't be kept
 */
export function answersIn(fields: FormData): { answers: Record<string, string>; problems: Record<string, string> } {
  const answers = new Map<string, string>();
  const problems = new Map<string, string>();
  for (const [name, value] of fields) {
    if (!name.startsWith("answer-") || name.length > 80) continue;
    const cleaned = cleanText(value, { max: answerLimit, lines: "many" });
    if (cleaned.ok) answers.set(name.slice("answer-".length), cleaned.text);
    else problems.set(name, cleaned.sentence);
  }
  return { answers: Object.fromEntries(answers), problems: Object.fromEntries(problems) };
}

const unfinished = "This address stops after the @. Add the rest, such as gmail.com.";

/** A phone number or an email address, whichever somebody would rather be reached by. */
const contact = words({
  max: 254,
  required: "Leave a phone number or an email address, so that you can be reached.",
}).transform((text, context) => {
  if (text.includes("@")) {
    const address = emailAddress().safeParse(text);
    if (address.success) return { email: address.data, phone: "" };
    context.addIssue({
      code: "custom",
      message: /@[^.]*$/.test(text) ? unfinished : "This is not quite an email address. Look at it once more.",
    });
    return z.NEVER;
  }
  if (/^[\d\s()+./x-]*$/i.test(text) && text.replace(/\D/g, "").length >= 7) return { email: "", phone: text };
  context.addIssue({ code: "custom", message: "Leave a whole phone number, or an email address with an @." });
  return z.NEVER;
});

/** A stranger's words on the public page. */
export const strangerForm = z.object({
  key: hiddenId(),
  name: words({ max: 100, required: "Write your name." }),
  contact,
  language: z.enum(languages, "Choose a language.").default("English"),
  toTalkAbout: words({ max: 2000, lines: "many" }),
});

/** A guardian's, who is known. */
export const bookForm = z.object({
  key: hiddenId(),
  toTalkAbout: words({ max: 2000, lines: "many" }),
});

const sequence = z.coerce.number("Load the page again.").int().min(0).max(1_000_000);

export const moveForm = z.object({ sequence });

export const cancelForm = z.object({
  sequence,
  knowsItIsLate: z.preprocess((raw) => raw === "yes", z.boolean()).default(false),
});

const aDate = (sentence: string) =>
  words({ max: 10, required: sentence }).refine(
    (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)),
    sentence,
  );

/** When somebody who waits could come. */
export const waitForm = z
  .object({
    id: hiddenId(),
    coach: z.uuid().optional().catch(undefined),
    firstDay: aDate("Say from which day on."),
    lastDay: aDate("Say until which day."),
    weekdays: z
      .preprocess((raw) => (raw === undefined ? [] : [raw].flat()), z.array(z.coerce.number().int().min(1).max(7)))
      .refine((days) => days.length > 0, "Choose at least one day.")
      .transform((days) => [...new Set(days)].toSorted()),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    path: ["lastDay"],
    error: "Choose a day after the first one.",
  });

/** What the page of one session takes: the answer to an offer, or staying away from what somebody else has booked. */
export const offerForm = z.object({ intent: z.enum(["take", "pass", "stay-away"], "Take it, or let it pass.") });

/** What the page of a group takes. */
export const seatForm = z.object({
  intent: z.enum(["take", "give-up"], "Take a seat, or give yours up."),
  knowsItIsLate: z.preprocess((raw) => raw === "yes", z.boolean()).default(false),
});
