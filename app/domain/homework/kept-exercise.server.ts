import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import type { AssignmentState } from "./assignment.ts";
import type { Exercise, Form } from "./homework.ts";

/**
 * The column `steps` as what it holds: the exercise as it was on the day it was given. `giveExercise` alone writes it, from
 * the library's own type, so it is read back without a second look.
 *
 * @param table the name or alias of `assignment` in the query
 */
export const keptExercise = (table: "assignment" | "a") => sql<Exercise>`${sql.ref(`${table}.steps`)}`;

/** The column `state`, as the check on it allows it. */
export const keptState = (table: "assignment" | "a") => sql<AssignmentState>`${sql.ref(`${table}.state`)}`;

/** The column `form`, as the check on it allows it. */
export const keptForm = (table: "assignment" | "assignment_share" | "a") => sql<Form>`${sql.ref(`${table}.form`)}`;

/** An assignment that nobody else changes until this transaction ends. */
export type HeldAssignment = {
  id: string;
  familyId: string;
  title: string;
  exercise: Exercise;
  form: Form;
  state: AssignmentState;
};

/**
 * Takes a guardian's assignment in hand, so that saving and sharing happen one after the other.
 *
 * @throws Refusal `gone` when it is not hers, or was taken back
 */
export async function holdAssignment(
  tx: Tx,
  guardian: { guardianId: string },
  assignmentId: string,
): Promise<HeldAssignment> {
  const held = await tx
    .selectFrom("assignment as a")
    .select(["a.id", "a.familyId", "a.title"])
    .select([keptExercise("a").as("exercise"), keptForm("a").as("form"), keptState("a").as("state")])
    .where("a.id", "=", assignmentId)
    .where("a.guardianId", "=", guardian.guardianId)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw new Refusal("gone", "This is no longer here.");
  return held;
}
