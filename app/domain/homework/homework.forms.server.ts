import { z } from "zod";
import { hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { replyKinds } from "./assignment.ts";

/** How long what goes along with an exercise, a share or a reply may be; the database holds the same bounds. */
export const wordLimits = { note: 2_000, word: 2_000, reply: 20_000 } as const;

/** A coach gives an exercise: to whom, by when if at all, and with which words. */
export const giveForm = z.object({
  exercise: words({ max: 60, required: "Choose what to give." }),
  guardians: z
    .union([z.string(), z.array(z.string())], { error: "Choose who it is for." })
    .transform((chosen) => [chosen].flat()),
  /** A new row's id for every guardian who could be chosen, so that a form sent twice gives once. */
  ids: z.record(z.string(), hiddenId(), {
    error: "This form is no longer whole. Load the page again; what you typed is in it.",
  }),
  byDay: z.iso.date("Give the day as year, month and day, or leave it empty.").optional(),
  note: words({ max: wordLimits.note, lines: "many" }),
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
