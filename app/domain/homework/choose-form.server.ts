import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import type { Form } from "./homework.ts";
import { holdAssignment } from "./kept-exercise.server.ts";
import { mayBeWritten } from "./may-be-written.ts";

/**
 * Begins, or goes on with, the whole exercise or its short form. Nothing that was written is lost by changing over: an answer
 * that the other form does not ask for waits there.
 *
 * @throws Refusal `gone` when it is not hers; `not now` while it is shared or done
 */
export async function chooseForm(
  tx: Tx,
  guardian: { guardianId: string },
  assignmentId: string,
  form: Form,
): Promise<void> {
  const held = await holdAssignment(tx, guardian, assignmentId);
  if (!mayBeWritten(held.state)) throw new Refusal("not now", "You have shared this, so it stays as it is for now.");
  const chosen = held.exercise.shortForm === null ? "whole" : form;
  if (chosen === held.form) return;
  await tx
    .updateTable("assignment")
    .set((eb) => ({ form: chosen, version: eb("version", "+", 1) }))
    .where("id", "=", assignmentId)
    .execute();
}
