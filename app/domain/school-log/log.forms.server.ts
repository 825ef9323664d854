import { z } from "zod";
import { hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import type { Purpose } from "../drafts/draft.ts";
import { aboutWords, logLimits } from "./log.ts";
import { pointStates } from "./settled-point.ts";

const purposeKeys = Object.keys(aboutWords) as [Purpose, ...Purpose[]];
const day = z.iso.date("Give the day as year, month and day.").optional();
const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Give the time like 14:45, or leave it empty.")
  .optional();
const someIds = (sentence: string) =>
  z
    .preprocess(
      (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
      z.array(z.uuid(sentence)).max(20, sentence),
    )
    .default([]);
const box = () => words({ max: logLimits.body, lines: "many" });

/** One row of "who will do what by when"; who is "me", "school" or an educator's card. */
const pointFields = (turn: 1 | 2 | 3) => ({
  [`what${turn}`]: words({ max: logLimits.point }),
  [`who${turn}`]: words({ max: 60 }),
  [`by${turn}`]: day,
});

/** What there was: it decides by which way the words went. */
export const talkKinds = ["call", "meeting", "other", "none"] as const;

/** She writes down a call, a meeting, a talk in passing, or what was seen or told at home. */
export const writeDownForm = z.object({
  id: hiddenId(),
  kind: z.enum(talkKinds, "Choose what it was."),
  day: z.iso.date("Say on which day it was."),
  time,
  childId: z.uuid("Choose the child again.").optional(),
  educators: someIds("Choose who was there again."),
  others: words({ max: 200 }),
  school: box(),
  us: box(),
  child: box(),
  seen: box(),
  document: box(),
  ...(pointFields(1) as { what1: ReturnType<typeof words>; who1: ReturnType<typeof words>; by1: typeof day }),
  ...(pointFields(2) as { what2: ReturnType<typeof words>; who2: ReturnType<typeof words>; by2: typeof day }),
  ...(pointFields(3) as { what3: ReturnType<typeof words>; who3: ReturnType<typeof words>; by3: typeof day }),
});

/** She puts an entry right: in words, or in how it is filed. */
export const correctionForm = z.object({
  intent: z.literal("correct"),
  id: hiddenId(),
  words: words({ max: logLimits.correction, lines: "many" }),
  purpose: z.enum(purposeKeys, "Choose what it is about.").optional(),
  childId: z.uuid("Choose the child again.").optional(),
  educatorId: z.uuid("Choose who it was again.").optional(),
  day,
  time,
});

export const withdrawForm = z.object({ intent: z.literal("withdraw"), id: hiddenId() });

/** Something that was settled, beside an entry or by itself. */
export const pointForm = z.object({
  intent: z.literal("settle"),
  id: hiddenId(),
  what: words({ max: logLimits.point, required: "Say what will be done." }),
  who: words({ max: 60 }),
  by: day,
});

/** With whom an entry or the whole log is shared: "coach", or a guardian's id. */
const withWhom = z.union([z.literal("coach"), z.uuid()], "Choose with whom.");

export const shareEntryForm = z.object({ intent: z.literal("share"), id: hiddenId(), with: withWhom });
export const takeEntryBackForm = z.object({ intent: z.literal("take back"), with: withWhom });

/** What can be done on the page of one entry. */
export const entryForm = z.discriminatedUnion(
  "intent",
  [correctionForm, withdrawForm, pointForm, shareEntryForm, takeEntryBackForm],
  "Choose what to do.",
);

/** What can be done on the page on which the whole log is shared. */
export const shareLogForm = z.discriminatedUnion("intent", [shareEntryForm, takeEntryBackForm], "Choose what to do.");

/** "How is it going?" */
export const movePointForm = z.object({
  version: hiddenVersion(),
  state: z.enum(pointStates, "Choose how it stands."),
  said: words({ max: logLimits.said, lines: "many" }),
  words: words({ max: logLimits.point }),
  by: day,
});

const span = {
  from: z.iso.date("Say from which day on."),
  to: z.iso.date("Say up to which day."),
  childId: z.uuid("Choose the child again.").optional(),
};

/** What a chronology or a table holds: the days, and the child where there are several. */
export const spanForm = z
  .object(span)
  .refine((values) => values.from <= values.to, { path: ["to"], message: "The last day comes before the first." });

export const chronologyForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("make"), id: hiddenId(), ...span }),
    z.object({ intent: z.literal("remove"), id: hiddenId() }),
  ],
  "Choose what to do.",
);
