import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { keepTextForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { keepText } from "#app/domain/drafts/keep-text.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";

/** There is nothing to see here: the writing page saves its words to this address while she types. */
export async function loader(args: LoaderFunctionArgs) {
  await requireGuardian(args);
  throw notFound();
}

/** Keeps the words and answers with their version, or with the sentence that says what to mend. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const form = await readForm(args.request, keepTextForm);
  if (!form.ok) return Response.json({ sentence: Object.values(form.answer.data.problems)[0] }, { status: 422 });
  const done = await form.attempt(() => guardian.write((tx) => keepText(tx, guardian, id, form.values)));
  if (done.ok) return Response.json({ version: done.result.version });
  const { problems, whole } = done.answer.data;
  return Response.json({ sentence: whole ?? Object.values(problems)[0] }, { status: done.answer.init?.status ?? 422 });
}
