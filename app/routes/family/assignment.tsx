import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { chooseForm } from "#app/domain/homework/choose-form.server.ts";
import { coverForm } from "#app/domain/homework/homework.forms.server.ts";
import { assignmentOfGuardian, type GuardianAssignment } from "#app/domain/homework/homework.queries.server.ts";
import { progress, visibleSteps } from "#app/domain/homework/homework.ts";
import { notThisWeek, takeUpAgain } from "#app/domain/homework/set-aside-exercise.server.ts";
import { houseName } from "#app/domain/names.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { AssignmentCover, replyOnTop } from "./assignment-cover.tsx";
import { AssignmentRounds } from "./assignment-rounds.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const assignmentId = idFrom(args.params.assignment);
  const assignment = await guardian.read((tx) => assignmentOfGuardian(tx, assignmentId));
  if (!assignment) throw notFound();
  const { exercise, answers, kept, names, seen, ...shown } = assignment;
  const steps = visibleSteps(exercise, assignment.form, answers);
  const { of, next } = progress(steps, answers);
  return {
    ...shown,
    house: houseName(guardian.practiceName),
    shortWords: exercise.shortForm?.words ?? null,
    forWhom: exercise.forWhom ?? null,
    of,
    written: Object.keys(answers).length > 0,
    next,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.assignment);
  const form = await readForm(args.request, coverForm);
  if (!form.ok) return form.answer;
  const { intent } = form.values;
  const home = paths.home(guardian.practice, guardian.familyId);
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      if (intent === "not this week") return notThisWeek(tx, guardian, id);
      await takeUpAgain(tx, guardian, id);
      if (intent === "whole" || intent === "short") await chooseForm(tx, guardian, id, intent);
      return assignmentOfGuardian(tx, id);
    }),
  );
  if (!done.ok) return done.answer;
  if (intent === "not this week") return redirectWithNotice(args.context, home.week, "Left for another week.");
  if (intent === "up again" || !done.result) return redirect(home.assignment(id));
  return redirect(whereToBegin(done.result, home));
}

/** The step after the last that she answered, or the look over everything when that was the last. */
function whereToBegin(assignment: GuardianAssignment, home: ReturnType<typeof paths.home>): string {
  const steps = visibleSteps(assignment.exercise, assignment.form, assignment.answers);
  const { next } = progress(steps, assignment.answers);
  return next ? home.step(assignment.id, next) : home.shareAnswers(assignment.id);
}

export function meta({ data }: MetaArgs<typeof loader>) {
  return [{ title: data ? `${data.title} · ${data.house}` : "Something to try" }];
}

export default function Assignment() {
  const assignment = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.week, words: "This week" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <AssignmentCover assignment={assignment} />
      {assignment.rounds.length > 0 && <AssignmentRounds assignment={assignment} above={replyOnTop(assignment)?.id} />}
      <DangerLine />
    </PocketPage>
  );
}

export type AssignmentShown = ReturnType<typeof useLoaderData<typeof loader>>;
