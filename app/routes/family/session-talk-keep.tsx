import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { keepTalkForm } from "#app/domain/meetings/meetings.forms.server.ts";
import { keepTalk } from "#app/domain/meetings/talk-about.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** There is nothing to see here: the page saves her words to this address while she types. */
export async function loader(args: LoaderFunctionArgs) {
  await requireGuardian(args);
  throw notFound();
}

/** Keeps what she would like to talk about and answers with its version, or with the sentence that says what to mend. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const appointmentId = idFrom(args.params.appointment);
  const form = await readForm(args.request, keepTalkForm);
  if (!form.ok) return Response.json({ sentence: Object.values(form.answer.data.problems)[0] }, { status: 422 });
  const done = await form.attempt(() =>
    guardian.write((tx) => keepTalk(tx, guardian, { appointmentId, ...form.values })),
  );
  if (done.ok) return Response.json(done.result);
  const { problems, whole } = done.answer.data;
  return Response.json({ sentence: whole ?? Object.values(problems)[0] }, { status: done.answer.init?.status ?? 422 });
}
