import { Link, useLoaderData } from "@remix-run/react";
import { GoalChart, GoalEvents } from "#app/ui/goal-chart.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./family-overview.tsx";
import { useFamily } from "./use-family.ts";

/** The first goal with its chart, and a line for every other one that is active. */
export function FamilyGoal() {
  const { goals, today, year } = useLoaderData<typeof loader>();
  const { page } = useFamily();
  const [first, ...others] = goals;
  if (!first) return null;
  const days = [...first.checkIns.map((one) => one.day), first.activeSince, today].filter((day) => day !== null);
  const from = days.reduce((a, b) => (a < b ? a : b), year.firstDay);
  const to = [first.targetOn, year.lastDay, today].filter((day) => day !== null).reduce((a, b) => (a > b ? a : b));
  const events = first.events.filter((event) => event.day >= from && event.day <= to);
  return (
    <Section
      title="What they are working toward"
      aside={
        <Link className="link" to={page.goal(first.id)}>
          As a table
        </Link>
      }
    >
      <p className="words text-l mb-3">
        <Link to={page.goal(first.id)} className="no-underline">
          {first.title}
        </Link>
      </p>
      <GoalChart
        view="small"
        title={chartTitle(first)}
        levels={first.levels}
        checkIns={first.checkIns}
        events={events}
        breaks={year.breaks}
        from={from}
        to={to}
        today={today}
      />
      {events.length > 0 && <GoalEvents events={events} paired />}
      {others.length > 0 && (
        <ul className="lines mt-6">
          {others.map((goal) => (
            <li key={goal.id} className="row row-apart">
              <Link to={page.goal(goal.id)} className="words no-underline">
                {goal.title}
              </Link>
              <span className="small soft">{lastLevels(goal)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type Goal = ReturnType<typeof useLoaderData<typeof loader>>["goals"][number];

function chartTitle(goal: Goal): string {
  const last = goal.checkIns.at(-1);
  if (!last) return `${goal.title}: nobody has checked in yet`;
  const name = goal.levels.find((one) => one.level === last.level)?.name ?? "";
  return `${goal.title}: ${goal.checkIns.length} check-ins, the last one “${name}” by ${last.who}`;
}

// "Marguerite +1, Keisha 0"
function lastLevels(goal: Goal): string {
  const who = [...new Set(goal.checkIns.map((one) => one.who))];
  if (who.length === 0) return "No check-in yet";
  return who
    .map((name) => {
      const level = goal.checkIns.findLast((one) => one.who === name)?.level ?? 0;
      return `${name} ${level > 0 ? `+${level}` : String(level).replace("-", "−")}`;
    })
    .join(", ");
}
