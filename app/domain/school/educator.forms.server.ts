import { z } from "zod";
import { emailOrNothing, hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { educatorChannels } from "./educator.ts";

const fields = {
  name: words({ max: 200, required: "Give the name that the parent writes to, such as Ms. Alvarez." }),
  role: words({ max: 200 }),
  channel: z.enum(
    educatorChannels.map((channel) => channel.key),
    { error: "Choose how to reach them." },
  ),
  email: emailOrNothing(),
  phone: words({ max: 60 }),
  hours: words({ max: 200 }),
  usualWait: words({ max: 200 }),
  school: z.union([z.literal("new"), z.literal(""), z.uuid()], { error: "Choose a school." }).default(""),
  newSchool: words({ max: 200 }),
  newPlace: words({ max: 200 }),
  team: z
    .union([z.uuid(), z.array(z.uuid())], { error: "Choose one of this family’s children." })
    .optional()
    .transform((ids) => (ids === undefined ? [] : Array.isArray(ids) ? ids : [ids])),
  does: z.record(z.string(), words({ max: 200 })).default({}),
};

type Typed = { school: string; newSchool: string; team: string[]; does: Record<string, string> };

function schoolHasName(values: Typed, context: z.core.$RefinementCtx) {
  if (values.school !== "new" || values.newSchool !== "") return;
  context.addIssue({ code: "custom", path: ["newSchool"], message: "Give the new school’s name." });
}

// A name typed for a new school means it, also when the list was left at "None".
const withTeam = <Values extends Typed>({ team, does, ...values }: Values) => ({
  ...values,
  school: values.school === "" && values.newSchool !== "" ? "new" : values.school,
  team: team.map((childId) => ({ childId, does: does[childId] ?? "" })),
});

export const newEducatorForm = z
  .object({ id: hiddenId(), ...fields })
  .superRefine(schoolHasName)
  .transform(withTeam);
export const educatorForm = z
  .object({ version: hiddenVersion(), ...fields })
  .superRefine(schoolHasName)
  .transform(withTeam);
