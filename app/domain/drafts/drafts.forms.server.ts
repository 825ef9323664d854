import { z } from "zod";
import { emailAddress, hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { promiseLimit } from "./calm-promise.ts";
import { type Channel, channels, lookDecisions, type Purpose, purposes } from "./draft.ts";
import { factLimit } from "./four-facts.ts";
import { messageLimits } from "./limits.ts";
import { phraseLimit } from "./phrases/phrase.ts";
import { phraseBank } from "./phrases/phrase-bank.ts";

const purposeKeys = purposes.map((purpose) => purpose.key) as [Purpose, ...Purpose[]];
const channelKeys = channels.map((channel) => channel.key) as [Channel, ...Channel[]];

const someIds = (sentence: string) =>
  z
    .preprocess(
      (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
      z.array(z.uuid(sentence)).max(20, sentence),
    )
    .default([]);
const checked = z.preprocess((raw) => raw !== undefined && raw !== "", z.boolean());
/** An email address that may stay empty. */
const address = words({ max: 254 }).transform((text, context) => {
  if (text === "") return "";
  const given = emailAddress().safeParse(text);
  if (given.success) return given.data;
  context.addIssue({ code: "custom", message: given.error.issues[0]?.message ?? "Give an email address." });
  return z.NEVER;
});

/** To whom: cards of the family's educators, and one person who has no card. */
const recipientFields = {
  to: someIds("Choose whom it goes to again."),
  toName: words({ max: 200 }),
  toEmail: address,
  cc: someIds("Choose who gets a copy again."),
  ccName: words({ max: 200 }),
  ccEmail: address,
};

export const beginDraftForm = z.object({
  id: hiddenId(),
  purpose: z.enum(purposeKeys, "Choose what it is for."),
  childId: z.uuid("Choose the child again.").optional(),
  ...recipientFields,
  from: z.uuid().optional(),
  step: words({ max: 60 }),
  entry: z.uuid().optional().catch(undefined),
  point: z.uuid().optional().catch(undefined),
  next: z.enum(["start", "write"]).default("write"),
});

/** The four boxes; `boxes` says that they stood in the form, so that a form without them empties nothing. */
const factFields = {
  boxes: z.literal("here").optional().catch(undefined),
  saw: words({ max: factLimit, lines: "many" }),
  told: words({ max: factLimit, lines: "many" }),
  guess: words({ max: factLimit, lines: "many" }),
  know: words({ max: factLimit, lines: "many" }),
};

export const keepTextForm = z.object({
  version: hiddenVersion(),
  ...factFields,
  channel: z.enum(channelKeys, "Choose how it goes.").default("email"),
  subject: words({ max: messageLimits.subject }),
  body: words({ max: messageLimits.body, lines: "many" }),
  ...recipientFields,
});

const plainDay = z.iso.date("Give a day like 2026-03-14, or leave it empty.").optional();
const plainTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give a time like 14:30, or leave it empty.")
  .optional();

export const shareDraftForm = keepTextForm.extend({
  word: words({ max: messageLimits.word, lines: "many" }),
  neededDay: plainDay,
  neededTime: plainTime,
});

export const arrivedForm = z.object({
  id: hiddenId(),
  text: words({ max: messageLimits.arrived, lines: "many" }),
  from: z.uuid("Choose who it was again.").optional(),
});

export const answerArrivedForm = z.object({
  id: hiddenId(),
  intent: z.enum(["two", "whole"], "Choose two lines or the whole answer.").default("two"),
  way: z.enum(["a-day", "ask-child", "talk"], "Choose what is true.").default("a-day"),
  day: words({ max: 60 }),
});

const phraseGroups = phraseBank.map((group) => group.key) as [string, ...string[]];

export const phraseForm = z.object({
  id: hiddenId(),
  about: z.enum(phraseGroups, "Choose what it does."),
  words: words({ max: phraseLimit, required: "Write the phrase." }),
});

export const calmPromiseForm = z.object({
  words: words({ max: promiseLimit, lines: "many", required: "Say it in your own words." }),
  fromLevel: z.enum(["3", "4", "5"], "Choose from where on.").transform(Number),
  atNight: checked,
});

export const sayVersionForm = z.object({
  how: z.enum(["as it is", "pasted"], "Say whether it went as it stands here."),
  text: words({ max: messageLimits.body, lines: "many" }),
  shared: checked,
});

export const sendForm = z.object({
  id: hiddenId(),
  when: z.enum(["now", "morning", "other"], "Choose when it should go."),
  day: plainDay,
  time: plainTime,
  shared: checked,
  safety: checked,
});

export const eachForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("choose"), to: someIds("Choose whom it goes to again.") }),
  z.object({ intent: z.literal("greet"), draft: hiddenId(), greeting: words({ max: 120 }) }),
  z.object({ intent: z.literal("share") }),
  z.object({
    intent: z.literal("send"),
    when: z.enum(["now", "morning", "other"], "Choose when they should go."),
    day: plainDay,
    time: plainTime,
    shared: checked,
  }),
]);

export const takeBackSendingForm = z.object({ sending: hiddenId() });

/** Where in the letter: the selection's offsets, or the words themselves. */
export const thoughtForm = z.object({
  id: hiddenId(),
  versionId: hiddenId(),
  kind: z.enum(["comment", "praise"]).default("comment"),
  quote: words({ max: 2_000, lines: "many" }),
  start: z.coerce.number().int().min(0).optional(),
  end: z.coerce.number().int().min(0).optional(),
  words: words({ max: 5_000, lines: "many" }),
});

export const mendThoughtForm = z.object({
  thought: hiddenId(),
  words: words({ max: 5_000, lines: "many" }),
});

export const removeThoughtForm = z.object({ thought: hiddenId() });

export const lookForm = z.object({
  version: hiddenVersion(),
  decision: z.enum(lookDecisions, "Choose “A few thoughts” or “Looks ready”."),
  word: words({ max: 20_000, lines: "many" }),
  together: checked,
});

/** One entry for each purpose: "yes", "no", or "" for the rule above it. */
export const lookRulesForm = z.object(
  Object.fromEntries(
    purposes.map((purpose) => [purpose.key, z.enum(["yes", "no", ""], "Choose one of the three.").default("")]),
  ) as Record<Purpose, z.ZodDefault<z.ZodEnum<{ yes: "yes"; no: "no"; "": "" }>>>,
);
