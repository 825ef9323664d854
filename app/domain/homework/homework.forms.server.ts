import { z } from "zod";
import { hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { replyKinds } from "./assignment.ts";

/** How long what goes along with an exercise, a share or a reply may be; the database holds the same bounds. */
export const wordLimits = { note: 2_000, word: 2_000, reply: 20_000 } as const;

const tornForm = "This form is no longer whole. Load the page again; what you typed is in it.";

/** A coach gives an exercise: to whom, by when if at all, and with which words. */
export const giveForm = z.object({
  exercise: words({ max: 60, required: "Choose what to give." }),
  guardians: z
    .union([z.string(), z.array(z.string())], { error: "Choose who it is for." })
    .transform((chosen) => [chosen].flat()),
  /** A new row's id for every guardian who could be chosen, so that a form sent twice gives once. */
  ids: z.record(z.string(), hiddenId(), { error: tornForm }),
  byDay: z.iso.date("Give the day as year, month and day, or leave it empty.").optional(),
  note: words({ max: wordLimits.note, lines: "many" }),
});

/** A coach takes back what she gave by mistake. */
export const takeBackForm = z.object({ assignment: hiddenId() });

/** What a parent does with an exercise that lies before her. */
export const coverForm = z.object({
  intent: z.enum(["whole", "short", "not this week", "up again"], { error: "Choose how to go on." }),
});

/** What every step's form brings along beside its answer: the version that it was made from, and the opened page. */
export const keepStepForm = z.object({
  version: z.coerce.number(tornForm).int(tornForm).min(0, tornForm),
  sitting: hiddenId(),
});

/** A parent shares what she wrote, with a word to go with it, and how she felt only if she says so. */
export const shareForm = z.object({
  id: hiddenId(),
  seen: z.string().default(""),
  word: words({ max: wordLimits.word, lines: "many" }),
  feelings: z.literal("yes").optional(),
});

/** A coach answers a round. */
export const replyForm = z.object({
  id: hiddenId(),
  round: hiddenVersion(),
  kind: z.enum(replyKinds, { error: "Choose one of the three answers." }),
  words: words({ max: wordLimits.reply, lines: "many" }),
});
