import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepStepForm } from "#app/domain/homework/homework.forms.server.ts";
import { assignmentOfGuardian } from "#app/domain/homework/homework.queries.server.ts";
import { stepAfter, stepBefore, visibleSteps } from "#app/domain/homework/homework.ts";
import { chooseWording, keepAnswer } from "#app/domain/homework/keep-answer.server.ts";
import { houseName } from "#app/domain/names.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, notFound } from "#app/http/problems.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { StepForm } from "./step-form.tsx";
import { stepToShow } from "./step-to-show.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const assignmentId = idFrom(args.params.assignment);
  const assignment = await guardian.read((tx) => assignmentOfGuardian(tx, assignmentId));
  if (!assignment) throw notFound();
  const anew = new URL(args.request.url).searchParams.has("anew");
  const shown = stepToShow(assignment, args.params.step ?? "", { guardian: guardian.name, anew });
  if (shown === "no such step") throw notFound();
  if (shown === "not now") return redirect(paths.home(guardian.practice, guardian.familyId).assignment(assignmentId));
  return { ...shown, house: houseName(guardian.practiceName) };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const at = { assignmentId: idFrom(args.params.assignment), step: args.params.step ?? "" };
  const fields = await formData(args.request);
  const form = readFields(fields, keepStepForm);
  if (!form.ok) return form.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  const intent = String(fields.get("intent") ?? "next");
  const choice = /^(take|leave)\.(\d)$/.exec(intent);
  if (choice) {
    const chosen = { ...at, ...form.values, take: choice[1] === "take", other: Number(choice[2]) };
    const done = await form.attempt(() => guardian.write((tx) => chooseWording(tx, guardian, chosen)));
    return done.ok ? redirect(home.step(at.assignmentId, at.step)) : done.answer;
  }
  const kept = { ...at, ...form.values, fields };
  const done = await form.attempt(() => guardian.write((tx) => keepAnswer(tx, guardian, kept)));
  if (!done.ok) return done.answer;
  if (!done.result.ok) {
    const problems = Object.fromEntries(done.result.problems.map(({ field, sentence }) => [field, sentence]));
    return answerForm({ problems, typed: form.typed });
  }
  if (done.result.changedElsewhere) {
    const words = "Saved. Something else was written here on another device: choose which one stays.";
    return redirectWithNotice(args.context, home.step(at.assignmentId, at.step), words);
  }
  if (intent === "enough") return redirectWithNotice(args.context, home.week, "Saved. It waits here for you.");
  return redirect(await whereNext(guardian, at, intent));
}

/** Where she goes from a step: an answer may have opened or closed a later one, so this is looked up after saving. */
async function whereNext(guardian: GuardianActor, at: { assignmentId: string; step: string }, intent: string) {
  const home = paths.home(guardian.practice, guardian.familyId);
  if (intent === "stay") return home.step(at.assignmentId, at.step);
  const assignment = await guardian.read((tx) => assignmentOfGuardian(tx, at.assignmentId));
  if (!assignment) throw notFound();
  const steps = visibleSteps(assignment.exercise, assignment.form, assignment.answers);
  if (intent === "back") {
    const before = stepBefore(steps, at.step);
    return before ? home.step(at.assignmentId, before) : home.assignment(at.assignmentId);
  }
  const after = stepAfter(steps, at.step);
  return after ? home.step(at.assignmentId, after) : home.shareAnswers(at.assignmentId);
}

export function meta({ data }: MetaArgs<typeof loader>) {
  return [{ title: data ? `${data.title}, step ${data.at} of ${data.of} · ${data.house}` : "Something to try" }];
}

export default function AssignmentStep() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.week, words: "This week" }}>
      <StepForm key={`${shown.step.key} ${shown.version}`} shown={shown} answer={answer} />
    </PocketPage>
  );
}
