import { z } from "zod";
import { hiddenId, words } from "#app/http/zod-words.server.ts";
import { readHours, type Stretch } from "./hours-text.ts";
import type { WeeklyStretch } from "./set-when.server.ts";

/** The hours of one field. */
const hours = words({ max: 200, lines: "many" }).transform((text, context): Stretch[] => {
  const read = readHours(text);
  if (read.ok) return read.stretches;
  context.addIssue({ code: "custom", message: read.sentence });
  return z.NEVER;
});

const weekday = z.coerce.number().int().min(1).max(7);
const day = (sentence: string) => z.iso.date(sentence);
const yes = z
  .string()
  .optional()
  .transform((value) => value === "yes");
const ofService = z
  .union([z.literal(""), z.uuid()])
  .optional()
  .transform((value) => value || null);

/** A row of what her hours are kept for; one without hours is none. */
const kept = z.object({
  words: words({ max: 120 }),
  days: z
    .union([weekday, z.array(weekday)])
    .optional()
    .transform((days) => (days === undefined ? [] : [...new Set([days].flat())])),
  hours,
});

const byDay = z.object({ 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours });

/** A week, for one service or for all: hours by day, and what else they are kept for. */
const week = z
  .object({
    intent: z.literal("week"),
    serviceId: ofService,
    zone: words({ max: 60, required: "Choose a time zone." }),
    open: byDay,
    kept: z.array(kept).max(12, "That is more than can be kept.").default([]),
  })
  .superRefine(({ kept: rows }, context) => {
    for (const [index, row] of rows.entries()) {
      if (row.hours.length === 0 || row.days.length > 0) continue;
      context.addIssue({ code: "custom", path: ["kept", index, "days"], message: "Choose the days." });
    }
  })
  .transform(({ open, kept: rows, ...rest }) => ({
    ...rest,
    stretches: [...openStretches(open), ...keptStretches(rows)],
  }));

const openStretches = (open: z.output<typeof byDay>): WeeklyStretch[] =>
  Object.entries(open).flatMap(([of, stretches]) =>
    stretches.map((stretch) => ({ kind: "open" as const, words: "", weekday: Number(of), ...stretch })),
  );

const keptStretches = (rows: readonly z.output<typeof kept>[]): WeeklyStretch[] =>
  rows.flatMap(({ words: what, days, hours: stretches }) =>
    days.flatMap((of) => stretches.map((stretch) => ({ kind: "kept" as const, words: what, weekday: of, ...stretch }))),
  );

const date = z.object({
  intent: z.literal("date"),
  serviceId: ofService,
  day: day("Give the date, like 2026-03-14."),
  zone: words({ max: 60 }),
  hours,
});
const dateBack = z.object({ intent: z.literal("date back"), serviceId: ofService, day: day("Choose from the list.") });

const off = z.object({
  intent: z.literal("off"),
  id: hiddenId(),
  kind: z.enum(["time off", "school holiday"], "Choose what it is."),
  everybody: yes,
  closes: yes,
  words: words({ max: 200 }),
  firstDay: day("Give the first day, like 2026-12-21."),
  lastDay: day("Give the last day, like 2027-01-02."),
});
const schoolBreaks = z.object({ intent: z.literal("school breaks") });
const offOut = z.object({ intent: z.literal("off out"), id: hiddenId() });

const journey = z.object({
  intent: z.literal("journey"),
  id: hiddenId(),
  zone: words({ max: 60, required: "Choose where you will be." }),
  firstDay: day("Give the first day, like 2026-06-01."),
  lastDay: day("Give the last day, like 2026-06-14."),
});
const journeyOut = z.object({ intent: z.literal("journey out"), id: hiddenId() });

/** Everything that the page of session hours sends, by its button. */
export const sessionHoursForm = z.discriminatedUnion("intent", [
  week,
  date,
  dateBack,
  off,
  offOut,
  schoolBreaks,
  journey,
  journeyOut,
]);
