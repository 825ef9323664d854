import { Link } from "@remix-run/react";
import type { ChildBeside } from "#app/domain/families/child-beside.ts";
import { supportPlanWords } from "#app/domain/families/family.ts";
import { levelNames, parseLevel } from "#app/domain/goals/goal.ts";
import { type AssignmentState, assignmentWords } from "#app/domain/homework/assignment.ts";
import type { CoachAssignment } from "#app/domain/homework/given.queries.server.ts";
import { shortDay } from "#app/ui/date-words.tsx";

import { useDesk } from "./use-desk.ts";

/** What is known beside an answer: the child, what is worked toward, and what was tried before. */
export function KnownBeside({
  beside,
  now,
}: {
  beside: Pick<CoachAssignment, "familyId" | "children" | "goals" | "earlier">;
  now: Date;
}) {
  const { paths, zone } = useDesk();
  const of = paths.family(beside.familyId);
  const place = { locale: "en-US", zone };
  return (
    <>
      {beside.children.map((child) => (
        <ChildFacts key={child.id} child={child} now={now} />
      ))}
      {beside.goals.length > 0 && (
        <section>
          <h2>Working toward</h2>
          <ul className="lines">
            {beside.goals.map((goal) => {
              const level = parseLevel(goal.level);
              return (
                <li key={goal.id}>
                  <Link className="words" to={of.goal(goal.id)}>
                    {goal.title}
                  </Link>
                  {level !== null && goal.on && (
                    <p className="small soft">
                      {levelNames[level]}, {shortDay(goal.on, place)}
                    </p>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {beside.earlier.length > 0 && (
        <section>
          <h2>Other things to try</h2>
          <ul className="review-log">
            {beside.earlier.map((earlier) => (
              <li key={earlier.id}>
                <time dateTime={earlier.at}>{shortDay(earlier.at, place)}</time>
                <span>
                  <Link to={of.assignment(earlier.id)}>{earlier.title}</Link>
                  <br />
                  <span className="soft">
                    {earlier.who}. {coachWords(earlier.state)}.
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A child in five lines: grade and plan, what lights it up, what is strong, what is hard, what helps. */
export function ChildFacts({ child, now }: { child: ChildBeside; now: Date }) {
  const { zone } = useDesk();
  const age = child.born === null ? null : yearsBetween(child.born, now);
  const plan = child.plan && supportPlanWords(child.plan);
  const atSchool = [
    child.grade && (/^\d/.test(child.grade) ? `Grade ${child.grade}` : child.grade),
    plan && (child.review ? `${plan}, next review ${shortDay(child.review, { locale: "en-US", zone })}` : plan),
  ].filter(Boolean);
  const facts = [
    ["Lights up", child.lights],
    ["Strong", child.strong],
    ["Hard", child.hard],
    ["Helps", child.helps],
  ].filter(([, words]) => words);
  return (
    <section>
      <p className="review-name">{age === null ? child.name : `${child.name}, ${age}`}</p>
      {atSchool.length > 0 && <p className="small soft">{atSchool.join(". ")}.</p>}
      {facts.length > 0 && (
        <dl className="facts known-facts">
          {facts.map(([term, words]) => (
            <div className="contents" key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

function yearsBetween(born: string, now: Date): number {
  const today = now.toISOString().slice(0, 10);
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

function coachWords(state: string): string {
  return state in assignmentWords ? assignmentWords[state as AssignmentState].coach : state;
}
