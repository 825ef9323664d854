import { z } from "zod";
import { words } from "#app/http/zod-words.server.ts";
import { isZone } from "../time/zoned.server.ts";

const clock = (sentence: string) =>
  words({ max: 8, required: sentence })
    .refine((text) => /^([01]\d|2[0-3]):[0-5]\d(:00)?$/.test(text), sentence)
    .transform((text) => text.slice(0, 5));

export const hoursForm = z
  .object({
    zone: words({ max: 60, required: "Choose a time zone." }).refine(isZone, "Choose a time zone from the list."),
    workdays: z
      .union([z.string(), z.array(z.string())], { error: "Choose the days you work." })
      .transform((days) => [...new Set([days].flat().map(Number))].sort())
      .refine((days) => days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7), "Choose the days you work.")
      .refine((days) => days.length > 0, "Choose at least one day."),
    dayStarts: clock("Give the hour you begin, such as 08:30."),
    dayEnds: clock("Give the hour you end, such as 17:00."),
    singleKeys: z
      .string()
      .optional()
      .transform((value) => value === "yes"),
  })
  .refine((hours) => hours.dayStarts < hours.dayEnds, {
    path: ["dayEnds"],
    message: "The day ends after it begins; give a later hour.",
  });
