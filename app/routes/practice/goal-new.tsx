import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { childrenOf } from "#app/domain/families/timeline.queries.server.ts";
import { addGoal } from "#app/domain/goals/add-goal.server.ts";
import { newGoalForm } from "#app/domain/goals/goals.forms.server.ts";
import { familyNamed } from "#app/domain/goals/goals.queries.server.ts";
import { newId } from "#app/domain/ids.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { GoalFields } from "./goal-fields.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `New goal · ${data.family.name}` : "New goal" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const [family, children] = await coach.read(async (tx) => [
    await familyNamed(tx, familyId),
    await childrenOf(tx, familyId),
  ]);
  if (!family) throw notFound();
  return { family, children, id: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const form = await readForm(args.request, newGoalForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => addGoal(tx, coach, familyId, form.values)));
  if (!done.ok) return done.answer;
  const { id, begin } = form.values;
  const words = begin === "now" ? "The goal has begun. The family sees it." : "Kept as planned. Only coaches see it.";
  return redirectWithNotice(args.context, paths.desk(coach.practice).family(familyId).goal(id), words);
}

export default function NewGoal() {
  const { family, children, id } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed = {} } = useActionData<FormAnswer>() ?? {};
  const { paths: desk } = useDesk();
  const page = desk.family(family.id);
  const [only, ...others] = children;
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.families, words: "Families" },
          { to: page.overview, words: family.name },
          { to: page.goals, words: "Goals" },
        ]}
        title="A goal to work toward"
        sub="Two lines are enough to begin: how it is now, and what you hope for together."
      />
      <Form method="post" className="narrow">
        <FormProblems problems={problems} whole={whole} />
        <input type="hidden" name="id" value={one(typed.id) ?? id} />
        <GoalFields
          saved={{ childId: others.length === 0 ? only?.id : null }}
          {...{ children, typed, problems }}
          wordsHint="Free to change for 14 days"
        />
        <div className="form-end">
          <FormButton look="filled" name="begin" value="now" waitingWords="Beginning…">
            Begin this goal
          </FormButton>
          <FormButton name="begin" value="later">
            Keep it planned
          </FormButton>
          <ButtonLink look="plain" to={page.goals}>
            Not now
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
