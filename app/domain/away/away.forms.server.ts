import { z } from "zod";
import { hiddenId, words } from "#app/http/zod-words.server.ts";
import { wishes } from "./away-until.server.ts";

const firstDay = z.iso.date("Give the first day, like 2026-12-21.");
const backOn = z.iso.date("Give the day you are back, like 2027-01-04.");

/** The days alone, of which a preview is shown. */
export const awayDays = z.object({ firstDay, backOn });

const yes = z
  .string()
  .optional()
  .transform((value) => value === "yes");

/** What falls in as the preview showed it, and everything else that one button does. */
export const awayForm = z.object({
  intent: z.literal("away"),
  id: hiddenId(),
  firstDay,
  backOn,
  words: words({ max: 200 }),
  who: z
    .union([z.literal(""), z.uuid("Choose from the list.")])
    .optional()
    .transform((value) => value || null),
  looks: z.enum(["go", "wait"], "Choose what becomes of messages.").default("wait"),
  tell: yes,
  falls: z
    .array(
      z.object({
        id: z.uuid(),
        become: z.enum(wishes, "Choose what becomes of it.").default("ask"),
        place: z.iso
          .datetime()
          .optional()
          .transform((at) => (at ? new Date(at) : null)),
      }),
    )
    .max(500)
    .default([]),
});

export const backForm = z.object({ intent: z.literal("back"), id: hiddenId() });
