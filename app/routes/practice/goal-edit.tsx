import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { childrenOf } from "#app/domain/families/timeline.queries.server.ts";
import { wordsFixedFrom, wordsLocked } from "#app/domain/goals/goal.ts";
import { wordsNow } from "#app/domain/goals/goal-line.ts";
import { goalForm } from "#app/domain/goals/goals.forms.server.ts";
import { goalsOfFamily } from "#app/domain/goals/goals.queries.server.ts";
import { rewordGoal } from "#app/domain/goals/reword-goal.server.ts";
import { freeSince } from "#app/domain/goals/words-free.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { Band } from "#app/ui/band.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { shortDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { GoalFields } from "./goal-fields.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Change a goal · ${data.family.name}` : "Change a goal" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const goalId = idFrom(args.params.goal);
  const [found, children] = await coach.read(async (tx) => [
    await goalsOfFamily(tx, familyId, goalId),
    await childrenOf(tx, familyId),
  ]);
  const goal = found?.goals[0];
  const wording = goal?.wordings.at(-1);
  if (!found || !goal || !wording) throw notFound();
  const since = freeSince(goal.activeSince ? new Date(goal.activeSince) : null, new Date(wording.from));
  const { id, title, childId, targetOn, weight, version } = goal;
  return {
    family: { id: familyId, name: found.family },
    children,
    goal: { id, title, childId, targetOn, weight, version, words: wordsNow(goal) },
    number: wording.number,
    fixedFrom: since && wordsFixedFrom(since),
    fixed: wordsLocked(since, found.now),
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const goal = { familyId: idFrom(args.params.family), goalId: idFrom(args.params.goal) };
  const form = await readForm(args.request, goalForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => rewordGoal(tx, coach, goal, form.values)));
  if (!done.ok) return done.answer;
  const words = done.result > 1 ? `Kept. The words are version ${done.result}.` : "Kept.";
  return redirectWithNotice(args.context, paths.desk(coach.practice).family(goal.familyId).goal(goal.goalId), words);
}

export default function EditGoal() {
  const { family, children, goal, number, fixed, fixedFrom } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed = {} } = useActionData<FormAnswer>() ?? {};
  const { paths: desk, zone } = useDesk();
  const page = desk.family(family.id);
  const day = fixedFrom && shortDay(fixedFrom, { locale: "en-US", zone });
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.families, words: "Families" },
          { to: page.overview, words: family.name },
          { to: page.goals, words: "Goals" },
          { to: page.goal(goal.id), words: "This goal" },
        ]}
        title="Change this goal"
      />
      <Form method="post" className="narrow">
        <FormProblems problems={problems} whole={whole} />
        {fixed && (
          <div className="mb-5">
            <Band>
              The words have been fixed since {day}. A change of a level becomes version {number + 1}; earlier check-ins
              keep the words they were made against.
            </Band>
          </div>
        )}
        <input type="hidden" name="version" value={one(typed.version) ?? goal.version} />
        <GoalFields
          saved={goal}
          {...{ children, typed, problems }}
          wordsHint={
            fixed ? `Version ${number}` : day ? `Free to change until ${day}` : "Free until 14 days after it begins"
          }
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Keeping…">
            Keep these words
          </FormButton>
          <ButtonLink look="plain" to={page.goal(goal.id)}>
            Leave it as it was
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
