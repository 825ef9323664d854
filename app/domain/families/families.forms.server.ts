import { z } from "zod";
import { emailOrNothing, hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { isZone } from "../time/zoned.server.ts";
import { type EventKind, eventKinds, supportPlans } from "./family.ts";

/** An IANA zone out of the list. */
export const zoneField = () =>
  words({ max: 60, required: "Choose a time zone." }).refine(isZone, "Choose a time zone from the list.");

/** A day as the browser's calendar gives it. */
export const dayField = (sentence = "Give a day, such as 2026-10-16.") =>
  words({ max: 10, required: sentence }).refine(isDay, sentence);

const maybeDay = (sentence = "Give a day, such as 2026-10-16, or leave it empty.") =>
  words({ max: 10 })
    .refine((text) => text === "" || isDay(text), sentence)
    .transform((text) => text || null);

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < "1900-01-01" || text > "2199-12-31") return false;
  const at = new Date(`${text}T12:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

const ticked = () =>
  z
    .string()
    .optional()
    .transform((value) => value === "yes");

const language = () => words({ max: 60 }).transform((text) => text || "English");

export const newFamilyForm = z
  .object({
    id: hiddenId(),
    child: words({ max: 200, required: "One thing is needed: the child’s name." }),
    grade: words({ max: 60 }),
    family: words({ max: 200 }),
    guardian: words({ max: 200 }),
    relationship: words({ max: 200 }),
    email: emailOrNothing(),
    language: language(),
    zone: zoneField(),
    coach: z
      .uuid("Choose someone who coaches in this practice.")
      .optional()
      .transform((id) => id ?? null),
    invite: ticked(),
  })
  .superRefine((family, context) => {
    const needsName = "Say whose address this is: the name of the parent or carer.";
    if (family.email && !family.guardian) context.addIssue({ code: "custom", path: ["guardian"], message: needsName });
    const needsEmail = "An invitation needs an email address.";
    if (family.invite && !family.email) context.addIssue({ code: "custom", path: ["email"], message: needsEmail });
  });

export const familyNameForm = z.object({
  name: words({ max: 200, required: "A family needs a name." }),
  version: hiddenVersion(),
});

const several = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]));

/** Ids of ticked boxes; what is no id is nobody's. */
export const tickedIds = () => several().pipe(z.array(z.uuid("Choose from the list.")).max(500));

export const coachesForm = z.object({ coach: tickedIds() });

const chosen = z
  .union([z.uuid("Choose from the list."), z.array(z.uuid("Choose from the list.")).max(500)], {
    error: "Choose at least one family first.",
  })
  .transform((ids) => [ids].flat())
  .refine((ids) => ids.length > 0, "Choose at least one family first.");

/** What is done with families chosen in the list. */
export const bulkForm = z.discriminatedUnion(
  "intent",
  [
    z.object({ intent: z.literal("set aside"), family: chosen }),
    z.object({ intent: z.literal("bring back"), family: chosen }),
    z.object({ intent: z.literal("change coach"), family: chosen, coach: tickedIds() }),
  ],
  { error: "Choose what to do with them." },
);

const guardianFields = {
  name: words({ max: 200, required: "Give a name; a first name is enough." }),
  relationship: words({ max: 200 }),
  language: language(),
  zone: zoneField(),
  email: emailOrNothing(),
  phone: words({ max: 60 }),
  address: words({ max: 500, lines: "many" }),
  home: z.union([z.literal("own"), z.uuid()], { error: "Choose a home." }),
};
export const newGuardianForm = z.object({ id: hiddenId(), ...guardianFields });
export const guardianForm = z.object({ version: hiddenVersion(), ...guardianFields });

const childFields = {
  name: words({ max: 200, required: "Give the child’s name; a first name is enough." }),
  born: maybeDay("Give the birthday as a day, such as 2015-04-02, or leave it empty."),
  grade: words({ max: 60 }),
  supportPlan: z
    .enum(["", ...supportPlans.map((plan) => plan.key)], { error: "Choose a plan from the list." })
    .default(""),
  supportNote: words({ max: 500, lines: "many" }),
  planReviewOn: maybeDay(),
  lightsUp: words({ max: 2000, lines: "many" }),
  strengths: words({ max: 2000, lines: "many" }),
  hard: words({ max: 2000, lines: "many" }),
  helps: words({ max: 2000, lines: "many" }),
};
export const newChildForm = z.object({ id: hiddenId(), ...childFields });
export const childForm = z.object({ version: hiddenVersion(), ...childFields });

const kinds: readonly EventKind[] = eventKinds.map((kind) => kind.key);
export const eventForm = z.object({
  id: hiddenId(),
  onDay: dayField(),
  kind: z.enum(kinds, { error: "Choose what it is about." }),
  words: words({ max: 300, required: "Say in one line what happened." }),
  childId: z
    .uuid("Choose one of this family’s children.")
    .optional()
    .transform((id) => id ?? null),
  quote: ticked(),
  onChart: ticked(),
  shownToFamily: ticked(),
});

const noteFields = {
  body: words({ max: 20_000, lines: "many", required: "Write the note first." }),
  aboutDay: dayField(),
};
export const newNoteForm = z.object({ id: hiddenId(), ...noteFields });
export const noteForm = z.object({ id: hiddenId(), version: hiddenVersion(), ...noteFields });

export const oneRowForm = z.object({ id: hiddenId() });

/** What the head of a family's page can do. */
export const familyActForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("move"),
      to: z.enum(["active", "past", "set aside"], { error: "Choose where this family goes." }),
    }),
    z.object({ intent: z.literal("invite"), id: hiddenId(), guardian: hiddenId() }),
  ],
  { error: "Choose what to do." },
);
