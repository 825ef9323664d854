import { z } from "zod";
import { hiddenId, words } from "#app/http/zod-words.server.ts";
import { instantOf, isZone } from "../time/zoned.server.ts";

const sequence = z.coerce.number().int().min(0);
const day = (sentence: string) => z.iso.date(sentence);
const time = (sentence: string) => z.string(sentence).regex(/^([01]\d|2[0-3]):[0-5]\d$/, sentence);
const checked = z.preprocess((raw) => raw !== undefined && raw !== "", z.boolean());
const chosen = (sentence: string) => z.uuid(sentence);
const zone = z.string().refine(isZone).optional().catch(undefined);

/** What can be done on a session's page; each button is a form of its own. */
export const sessionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("answer"), yes: z.enum(["yes", "no"]) }),
  z.object({ intent: z.literal("ended"), came: z.enum(["yes", "no"]) }),
  z.object({ intent: z.literal("cancel"), sequence, late: checked }),
  z.object({ intent: z.literal("offer"), taken: z.enum(["yes", "no"]) }),
  z.object({
    intent: z.literal("where"),
    placeWords: words({ max: 500, lines: "many" }),
    version: z.coerce.number().int().min(1),
  }),
  z.object({ intent: z.literal("ask in"), guardianId: chosen("Choose who comes."), ahead: checked }),
  z.object({ intent: z.literal("take out"), seatId: z.uuid(), late: checked }),
]);

/** One of the times that the page offers, as an instant; or any other, as a day and a time on the member's wall. */
const when = {
  startsAt: z.iso.datetime().optional(),
  day: day("Choose a day.").optional(),
  time: time("Write the time as 14:30.").optional(),
  zone,
  anyTime: checked,
};
const someTime = "Choose one of the times, or a day and a time of your own.";

/**
 * The time that a form wishes for.
 *
 * @param usual the zone of a day and a time that bring none
 */
export function wishedTime(
  values: {
    startsAt?: string | undefined;
    day?: string | undefined;
    time?: string | undefined;
    zone?: string | undefined;
  },
  usual: string,
): Date {
  if (values.startsAt) return new Date(values.startsAt);
  return instantOf(values.day ?? "", values.time ?? "", values.zone ?? usual);
}

/** Another time for a session; `back` is the page to return to. */
export const moveForm = z
  .object({ sequence, back: words({ max: 300 }), ...when })
  .refine((values) => values.startsAt || (values.day && values.time), { message: someTime, path: ["day"] });

export const bookForm = z
  .object({
    key: hiddenId(),
    guardianId: chosen("Choose whom it is for."),
    serviceId: chosen("Choose what it is."),
    coachId: chosen("Choose with whom."),
    waiting: z.uuid().optional().catch(undefined),
    ...when,
  })
  .refine((values) => values.startsAt || (values.day && values.time), { message: someTime, path: ["day"] });

export const groupForm = z
  .object({
    key: hiddenId(),
    serviceId: chosen("Choose which group."),
    coachId: chosen("Choose with whom."),
    times: z.coerce.number("Say for how many weeks.").int().min(1, "Once at least.").max(20, "20 at most.").default(1),
    ...when,
  })
  .refine((values) => values.startsAt || (values.day && values.time), { message: someTime, path: ["day"] });

export const seriesForm = z.object({
  id: hiddenId(),
  guardianId: chosen("Choose whom it is for."),
  serviceId: chosen("Choose what it is."),
  coachId: chosen("Choose with whom."),
  firstDay: day("Choose the first day."),
  time: time("Write the time as 14:30."),
  everyWeeks: z.coerce
    .number("Say how many weeks lie between.")
    .int()
    .min(1, "At least one.")
    .max(12, "Twelve at most."),
  times: z.coerce.number("Say how often.").int().min(2, "At least twice.").max(52, "52 at most."),
  leaveOutTaken: checked,
});

export const endSeriesForm = z.object({ from: z.uuid("Choose from which session on.") });

const weekday = z.coerce.number().int().min(1).max(7);
export const waitingForm = z.discriminatedUnion("intent", [
  z
    .object({
      intent: z.literal("join"),
      id: hiddenId(),
      guardianId: chosen("Choose who waits."),
      serviceId: chosen("Choose for what."),
      coachId: z.uuid().optional(),
      firstDay: day("Choose the first day that would suit."),
      lastDay: day("Choose the last day that would suit."),
      weekdays: z.preprocess(
        (raw) => (raw === undefined ? [] : Array.isArray(raw) ? raw : [raw]),
        z.array(weekday).min(1, "Choose at least one day of the week."),
      ),
    })
    .refine((values) => values.firstDay <= values.lastDay, {
      message: "The last day comes before the first.",
      path: ["lastDay"],
    }),
  z.object({ intent: z.literal("leave"), id: z.uuid() }),
  z.object({ intent: z.literal("offer"), appointment: z.uuid(), taken: z.enum(["yes", "no"]) }),
]);
