import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { checkInAsCoach } from "#app/domain/goals/check-in.server.ts";
import { goalStateWords, statesThatTakeCheckIns, wordsFixedFrom, wordsLocked } from "#app/domain/goals/goal.ts";
import { goalLine, withShortNames, wordsNow } from "#app/domain/goals/goal-line.ts";
import { coachCheckInForm, moveGoalForm } from "#app/domain/goals/goals.forms.server.ts";
import { goalsOfFamily } from "#app/domain/goals/goals.queries.server.ts";
import { moveGoal } from "#app/domain/goals/move-goal.server.ts";
import { together } from "#app/domain/goals/together.ts";
import { freeSince } from "#app/domain/goals/words-free.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, type MemberActor, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { shortDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { GoalChart, GoalEvents, GoalLegend } from "#app/ui/goal-chart.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { GoalCheckInForm } from "./goal-check-in-form.tsx";
import { GoalCheckIns } from "./goal-check-ins.tsx";
import { GoalMenu } from "./goal-menu.tsx";
import { goalShapes } from "./goal-shapes.ts";
import { GoalTogether } from "./goal-together.tsx";
import { GoalWordings } from "./goal-wordings.tsx";
import { PrintButton } from "./print-button.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.title} · ${data.family.name}` : "Goal" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const goalId = idFrom(args.params.goal);
  const found = await coach.read((tx) => goalsOfFamily(tx, familyId));
  const goal = found?.goals.find((one) => one.id === goalId);
  const wording = goal?.wordings.at(-1);
  if (!found || !goal || !wording) throw notFound();
  const today = localDate(found.now, coach.zone);
  const begins = goal.activeSince && localDate(new Date(goal.activeSince), coach.zone);
  const checkIns = withShortNames(goal.checkIns);
  const counted = found.goals.filter((one) => one.state !== "planned" && one.state !== "set aside");
  const since = freeSince(goal.activeSince ? new Date(goal.activeSince) : null, new Date(wording.from));
  const { id, title, state, targetOn, child, wordings, version } = goal;
  return {
    family: { id: familyId, name: found.family },
    goal: { id, title, state, targetOn, child, wordings, version, words: wordsNow(goal) },
    today,
    begins,
    checkIns,
    line: goalLine({ ...goal, checkIns }, found.events, today, begins),
    fixedFrom: since && localDate(wordsFixedFrom(since), coach.zone),
    fixed: wordsLocked(since, found.now),
    together: together(counted.map((one) => ({ weight: one.weight, checkIns: withShortNames(one.checkIns) }))),
    goalsCounted: counted.length,
    myToday: checkIns.find((one) => one.mine && one.day === today) ?? null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const goal = { familyId: idFrom(args.params.family), goalId: idFrom(args.params.goal) };
  const fields = await formData(args.request);
  const done = await (fields.has("to") ? moved(coach, goal, fields) : checkedIn(coach, goal, fields));
  if (!done.ok) return done.answer;
  return redirectWithNotice(
    args.context,
    paths.desk(coach.practice).family(goal.familyId).goal(goal.goalId),
    done.result,
  );
}

type At = { familyId: string; goalId: string };

async function moved(coach: MemberActor, goal: At, fields: FormData) {
  const form = readFields(fields, moveGoalForm);
  if (!form.ok) return form;
  return form.attempt(async () => {
    await coach.write((tx) => moveGoal(tx, goal, form.values));
    return `${goalStateWords[form.values.to]}.`;
  });
}

async function checkedIn(coach: MemberActor, goal: At, fields: FormData) {
  const form = readFields(fields, coachCheckInForm);
  if (!form.ok) return form;
  return form.attempt(async () => {
    await coach.write((tx) => checkInAsCoach(tx, coach, goal, form.values));
    return "Kept on the line.";
  });
}

export default function GoalPage() {
  const { family, goal, line, checkIns, begins, fixed, fixedFrom } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const page = desk.family(family.id);
  const [search] = useSearchParams();
  const takes = statesThatTakeCheckIns.includes(goal.state);
  const checking = takes && (search.has("check-in") || answer?.typed?.onDay !== undefined);
  const day = (at: string) => shortDay(at, { locale: "en-US", zone: "UTC" });
  const version = goal.wordings.length > 1 ? `version ${goal.wordings.length}` : "first version";
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.families, words: "Families" },
          { to: page.overview, words: family.name },
          { to: page.goals, words: "Goals" },
        ]}
        title={goal.title}
        states={
          <>
            <StateMark shape={goalShapes[goal.state]} tone="soft">
              {goalStateWords[goal.state]}
              {goal.state === "active" && begins && ` since ${day(begins)}`}
            </StateMark>
            {goal.targetOn && <StateMark shape="open">Closing on {day(goal.targetOn)}</StateMark>}
            <span className="small soft">
              {!fixedFrom && "Words free until it has begun"}
              {fixedFrom &&
                (fixed
                  ? `Words fixed since ${day(fixedFrom)}, ${version}`
                  : `Words free until ${day(fixedFrom)}, ${version}`)}
            </span>
          </>
        }
        actions={
          <>
            <GoalMenu />
            <PrintButton />
            {takes && !checking && (
              <ButtonLink look="filled" to="?check-in" preventScrollReset>
                Check in
              </ButtonLink>
            )}
          </>
        }
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {checking && <GoalCheckInForm answer={answer} />}
      {checkIns.length > 0 && <GoalLegend checkIns={line.checkIns} breaks={line.breaks} view="desk" />}
      <GoalChart
        view="desk"
        title={`${goal.title} ${checkIns.length} check-ins from ${day(line.from)} to ${day(line.to)}; the table below has each.`}
        {...line}
      />
      <div className="columns mt-9">
        <div>
          <Section title="Check-ins">
            <GoalCheckIns />
          </Section>
          {goal.wordings.length > 1 && <GoalWordings />}
        </div>
        <aside>
          {line.events.length > 0 && (
            <Section title="On the line">
              <GoalEvents events={line.events} />
            </Section>
          )}
          <GoalTogether />
        </aside>
      </div>
    </>
  );
}
