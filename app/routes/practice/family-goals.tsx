import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Plus } from "lucide-react";
import { goalStateWords } from "#app/domain/goals/goal.ts";
import { goalLine, withShortNames } from "#app/domain/goals/goal-line.ts";
import { goalsOfFamily } from "#app/domain/goals/goals.queries.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { shortDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { GoalChart, GoalEvents } from "#app/ui/goal-chart.tsx";
import { levelNumber } from "#app/ui/goal-chart-geometry.ts";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { goalShapes } from "./goal-shapes.ts";
import { useFamily } from "./use-family.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data ? `Goals · ${data.family}` : "Goals" }];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const found = await coach.read((tx) => goalsOfFamily(tx, familyId));
  if (!found) throw notFound();
  const today = localDate(found.now, coach.zone);
  const goals = found.goals.map(({ wordings, checkIns, ...goal }) => {
    const begins = goal.activeSince && localDate(new Date(goal.activeSince), coach.zone);
    const said = withShortNames(checkIns);
    const line = goalLine({ ...goal, wordings, checkIns: said }, found.events, today, begins);
    return { id: goal.id, title: goal.title, state: goal.state, child: goal.child, line };
  });
  const open = (state: string) => state === "planned" || state === "active" || state === "resting";
  return {
    family: found.family,
    open: goals.filter((goal) => open(goal.state)),
    closed: goals.filter((goal) => !open(goal.state)).map(({ line, ...goal }) => goal),
  };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>;

export default function FamilyGoals() {
  const { open, closed } = useLoaderData<typeof loader>();
  const { page } = useFamily();
  if (open.length + closed.length === 0) {
    return (
      <EmptyState
        title="Nothing to work toward yet"
        action={
          <ButtonLink look="filled" to={page.newGoal}>
            Describe a goal together
          </ButtonLink>
        }
      >
        <p>
          A goal is one sentence and up to five levels. How it is now and what you hope for are enough to begin; from
          then on each of you says now and then which line is nearest.
        </p>
      </EmptyState>
    );
  }
  return (
    <>
      <p className="row row-apart mb-6">
        <span className="soft small">Each side checks in apart; you see what the family has shared.</span>
        <ButtonLink icon={Plus} to={page.newGoal}>
          New goal
        </ButtonLink>
      </p>
      {open.map((goal) => (
        <OneGoal goal={goal} key={goal.id} />
      ))}
      {closed.length > 0 && (
        <Section title="Closed" line>
          <ul className="lines">
            {closed.map((goal) => (
              <li key={goal.id} className="row row-apart">
                <Link className="words no-underline" to={page.goal(goal.id)}>
                  {goal.title}
                </Link>
                <StateMark shape={goalShapes[goal.state]}>{goalStateWords[goal.state]}</StateMark>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function OneGoal({ goal }: { goal: Shown["open"][number] }) {
  const { page } = useFamily();
  const { checkIns, events } = goal.line;
  const now = [...new Set(checkIns.map((one) => one.who))].flatMap(
    (who) => checkIns.findLast((one) => one.who === who) ?? [],
  );
  return (
    <Section line>
      <div className="row row-apart mb-1">
        <h2>
          <Link className="words text-l font-normal no-underline" to={page.goal(goal.id)}>
            {goal.title}
          </Link>
        </h2>
        <StateMark shape={goalShapes[goal.state]}>{goalStateWords[goal.state]}</StateMark>
      </div>
      {now.length === 0 ? (
        <p className="soft small">No check-in yet{goal.state === "planned" && "; it has not begun"}.</p>
      ) : (
        <>
          <p className="row small mb-3">
            {now.map((one) => (
              <span key={one.who}>
                {one.who} <strong>{levelNumber(one.level)}</strong>{" "}
                <span className="soft">on {shortDay(one.day, { locale: "en-US", zone: "UTC" })}</span>
              </span>
            ))}
          </p>
          <div className="max-w-[42rem]">
            <GoalChart
              view="small"
              title={`${goal.title} ${checkIns.length} check-ins; the goal’s page has them as a table.`}
              {...goal.line}
            />
            {events.length > 0 && <GoalEvents events={events} paired />}
          </div>
        </>
      )}
    </Section>
  );
}
