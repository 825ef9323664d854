import { z } from "zod";
import { hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { messageLimits } from "../drafts/limits.ts";

const reason = words({ max: 2_000, lines: "many" });
const offset = z.coerce.number().int().min(0).optional();

/** Words to put in the place of others keep the space around them; an empty field takes the words out. */
const instead = z
  .string("Say the other words.")
  .default("")
  .transform((text) => text.replace(/\r\n?/g, "\n"))
  .refine(
    (text) => !text.includes("\u0000") && !/\p{Surrogate}/u.test(text),
    "There is a character in here that can’t be kept.",
  )
  .refine((text) => text.length <= messageLimits.body, "This is longer than a letter may be.");

/** Other words for a passage, by the selection's offsets or the words themselves. */
export const suggestForm = z.object({
  id: hiddenId(),
  versionId: hiddenId(),
  field: z.enum(["subject", "body"]).default("body"),
  quote: words({ max: messageLimits.body, lines: "many" }),
  start: offset,
  end: offset,
  instead,
  reason,
  thought: z.uuid().optional(),
});

/** The letter as the coach would have it. */
export const editForm = z.object({
  versionId: hiddenId(),
  known: z.string().max(20_000).default(""),
  subject: words({ max: messageLimits.subject }),
  body: words({ max: messageLimits.body, lines: "many" }),
});

export const mendSuggestionForm = z.object({ suggestion: hiddenId(), instead, reason });

export const oneSuggestionForm = z.object({ suggestion: hiddenId() });

export const handOverForm = z.object({
  to: z.uuid("Choose who should read it."),
  note: words({ max: 2_000, lines: "many" }),
});

export const snippetForm = z.object({
  id: hiddenId(),
  version: hiddenVersion().optional(),
  name: words({ max: 80, required: "Give it a short name, so that you find it." }),
  words: words({ max: 2_000, lines: "many", required: "Write the words that it stands for." }),
});

export const removeSnippetForm = z.object({ id: hiddenId() });

export const standInForm = z.object({
  who: z.uuid("Choose who reads for you."),
  until: z.iso.date("Give the day you are back, like 2026-03-14."),
});
