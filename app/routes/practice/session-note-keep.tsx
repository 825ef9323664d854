import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { keepNote } from "#app/domain/meetings/keep-note.server.ts";
import { keepNoteForm } from "#app/domain/meetings/meetings.forms.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** There is nothing to see here: the notes are saved to this address while they are typed. */
export async function loader(args: LoaderFunctionArgs) {
  await requireCoach(args);
  throw notFound();
}

/** Keeps a part of the notes and answers with its version, or with the sentence that says what to mend. */
export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const appointmentId = idFrom(args.params.appointment);
  const form = await readForm(args.request, keepNoteForm);
  if (!form.ok) return Response.json({ sentence: Object.values(form.answer.data.problems)[0] }, { status: 422 });
  const done = await form.attempt(() => coach.write((tx) => keepNote(tx, coach, { appointmentId, ...form.values })));
  if (done.ok) return Response.json(done.result);
  const { problems, whole } = done.answer.data;
  return Response.json({ sentence: whole ?? Object.values(problems)[0] }, { status: done.answer.init?.status ?? 422 });
}
