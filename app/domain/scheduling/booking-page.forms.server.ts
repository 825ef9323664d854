import { z } from "zod";
import { words } from "#app/http/zod-words.server.ts";

const yes = z
  .string()
  .optional()
  .transform((value) => value === "yes");

/** The public page's words; its picture comes beside as a file. */
export const bookingPageForm = z.object({
  version: z.coerce.number().int().min(0).max(1_000_000_000),
  open: yes,
  title: words({ max: 200 }),
  words: words({ max: 2_000, lines: "many" }),
  pictureWords: words({ max: 200 }),
  removePicture: yes,
});
