import { z } from "zod";
import { hiddenId, hiddenVersion, words } from "#app/http/zod-words.server.ts";
import { type GoalWords, goalStates, parseLevel } from "./goal.ts";

/** How long the texts of a goal may be; the database holds the same bounds. */
export const goalLimits = { title: 300, level: 300, checkIn: 2_000 } as const;

/** The field of a level's words: "level-2" … "level2". */
export const levelField = (level: number): string => `level${level}`;

const line = () => words({ max: goalLimits.level });

const goalFields = {
  title: words({ max: goalLimits.title, required: "Say in one line what you are working toward together." }),
  "level-2": line(),
  "level-1": line(),
  level0: line(),
  level1: line(),
  level2: line(),
  childId: z
    .uuid("Choose one of this family’s children.")
    .optional()
    .transform((id) => id ?? null),
  targetOn: z.iso
    .date("Give the day as year, month and day, or leave it empty.")
    .optional()
    .transform((day) => day ?? null),
  weight: z.coerce
    .number("Choose a weight from 1 to 10.")
    .int("Choose a whole number from 1 to 10.")
    .min(1, "Choose a weight from 1 to 10.")
    .max(10, "Choose a weight from 1 to 10.")
    .default(1),
};

/** What a goal's form says, with the five levels in one place. */
type Fields = Record<`level${-2 | -1 | 0 | 1 | 2}`, string>;

function gathered<Values extends Fields>(values: Values) {
  const { "level-2": muchLess, "level-1": less, level0, level1, level2, ...rest } = values;
  const described: GoalWords = { [-2]: muchLess, [-1]: less, 0: level0, 1: level1, 2: level2 };
  return { ...rest, words: described };
}

/** A coach writes a goal down, and begins it now or keeps it planned. */
export const newGoalForm = z
  .object({ id: hiddenId(), ...goalFields, begin: z.enum(["now", "later"]).default("now") })
  .transform(gathered);

/** A coach changes what a goal says. */
export const goalForm = z.object({ version: hiddenVersion(), ...goalFields }).transform(gathered);

const state = () => z.enum(goalStates, { error: "Choose what is to become of this goal." });

/** A coach moves a goal along an arrow, from the state that her page showed. */
export const moveGoalForm = z.object({ from: state(), to: state() });

const level = () =>
  z
    .unknown()
    .optional()
    .transform((raw, context) => {
      const chosen = parseLevel(raw);
      if (chosen !== null) return chosen;
      context.addIssue({ code: "custom", message: "Choose the line that is nearest." });
      return z.NEVER;
    });

/** A coach's own check-in. */
export const coachCheckInForm = z.object({
  onDay: z.iso.date("Give the day as year, month and day."),
  level: level(),
  words: words({ max: goalLimits.checkIn, lines: "many" }),
  shown: z
    .string()
    .optional()
    .transform((value) => value === "yes"),
});

/** A guardian's check-in for today, shared at once only if she says so. */
export const checkInForm = z.object({
  level: level(),
  words: words({ max: goalLimits.checkIn, lines: "many" }),
  share: z
    .string()
    .optional()
    .transform((value) => value === "yes"),
});

/** A guardian lets her coach see one of her check-ins. */
export const shareCheckInForm = z.object({ checkInId: hiddenId() });
