import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { keepStepForm } from "#app/domain/homework/homework.forms.server.ts";
import { keepAnswer } from "#app/domain/homework/keep-answer.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** There is nothing to see here: a page saves its words to this address while she types. */
export async function loader(args: LoaderFunctionArgs) {
  await requireGuardian(args);
  throw notFound();
}

/** Keeps a step's words and answers with their version, or with the sentence that says what to mend. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const assignmentId = idFrom(args.params.assignment);
  const fields = await formData(args.request);
  const form = readFields(fields, keepStepForm);
  if (!form.ok) return Response.json({ sentence: Object.values(form.answer.data.problems)[0] }, { status: 422 });
  const kept = { assignmentId, step: args.params.step ?? "", fields, ...form.values };
  const done = await form.attempt(() => guardian.write((tx) => keepAnswer(tx, guardian, kept)));
  if (!done.ok) return Response.json({ sentence: done.answer.data.whole }, { status: 409 });
  if (!done.result.ok) return Response.json({ sentence: done.result.problems[0]?.sentence }, { status: 422 });
  const { version, changedElsewhere } = done.result;
  return Response.json({ version, changedElsewhere });
}
