import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { daysOfCheckIns } from "#app/domain/goals/days-of-check-ins.ts";
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
  const coachWords = coach && coach.who !== person.name.split(" ")[0] ? `What ${coach.who} saw` : "What you saw";
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
                  <td>
                    {one?.words && (
                      <div className="pl-3">
                        <Quote size="small">{one.words}</Quote>
                      </div>
                    )}
                  </td>
                </Fragment>
              );
            })}
            {coach && (
              <>
                <td className="numeric" data-words={coach.who}>
                  {hers ? <strong>{levelNumber(hers.level)}</strong> : <Nothing label="No check-in" />}
                </td>
                <td>
                  <div className="pl-3">
                    {hers?.words}
                    {hers && !hers.shared && <small> Yours alone</small>}
                  </div>
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
