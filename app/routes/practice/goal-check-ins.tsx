import { useLoaderData } from "@remix-run/react";
import { Fragment, type ReactNode } from "react";
import { daysOfCheckIns } from "#app/domain/goals/days-of-check-ins.ts";
import { firstName } from "#app/domain/names.ts";
import { shortDay } from "#app/ui/date-words.tsx";
import { levelNumber } from "#app/ui/goal-chart-geometry.ts";
import { Quote } from "#app/ui/said.tsx";
import { Nothing, Table } from "#app/ui/table.tsx";
import type { loader } from "./goal.tsx";
import { useDesk } from "./use-desk.ts";

/** Both sides by day, the newest first: each guardian's level and words, the coach's level and what she saw. */
export function GoalCheckIns() {
  const { checkIns } = useLoaderData<typeof loader>();
  const { person } = useDesk();
  const { guardians, days } = daysOfCheckIns(checkIns);
  const coach = checkIns.findLast((one) => one.by === "coach");
  if (days.length === 0) {
    return <p className="soft">Nobody has checked in yet. The first line that you choose begins the chart.</p>;
  }
  const coachWords = coach && coach.who !== firstName(person.name) ? `What ${coach.who} saw` : "What you saw";
  return (
    <Table caption="Check-ins by day" listed>
      <thead>
        <tr>
          <th scope="col">Day</th>
          {guardians.map((who) => (
            <Fragment key={who}>
              <th scope="col" className="numeric">
                {who}
              </th>
              <th scope="col">
                <span className="pl-3">In {who}’s words</span>
              </th>
            </Fragment>
          ))}
          {coach && (
            <>
              <th scope="col" className="numeric">
                {coach.who}
              </th>
              <th scope="col">
                <span className="pl-3">{coachWords}</span>
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, guardians: said, coach: hers }) => (
          <tr key={day}>
            <td className="nowrap">
              <time dateTime={day}>{shortDay(day, { locale: "en-US", zone: "UTC" })}</time>
            </td>
            {guardians.map((who) => {
              const one = said.get(who);
              return (
                <Fragment key={who}>
                  <td className="numeric" data-words={who}>
                    {one ? <strong>{levelNumber(one.level)}</strong> : <Nothing label="No check-in" />}
                  </td>
                  <WordsCell empty={!one?.words}>
                    <Quote size="small">{one?.words}</Quote>
                  </WordsCell>
                </Fragment>
              );
            })}
            {coach && (
              <>
                <td className="numeric" data-words={coach.who}>
                  {hers ? <strong>{levelNumber(hers.level)}</strong> : <Nothing label="No check-in" />}
                </td>
                <WordsCell empty={!hers || (hers.words === "" && hers.shared)}>
                  {hers?.words}
                  {hers && !hers.shared && <small> Yours alone</small>}
                </WordsCell>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** What was said with a level: beside it in the table, on a line of its own on a phone, and nothing where nothing was said. */
function WordsCell({ empty, children }: { empty: boolean; children: ReactNode }) {
  if (empty) return <td className="max-md:hidden" />;
  return (
    <td className="max-md:basis-full">
      <div className="md:pl-3">{children}</div>
    </td>
  );
}
