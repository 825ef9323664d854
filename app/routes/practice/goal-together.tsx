import { useLoaderData } from "@remix-run/react";
import { shortDay } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import { Nothing, Table } from "#app/ui/table.tsx";
import type { loader } from "./goal.tsx";

/** All goals of the family as one T-score a person, at first and now. Never on a parent's screen. */
export function GoalTogether() {
  const { together, goalsCounted } = useLoaderData<typeof loader>();
  if (!together) return null;
  const { first, latest, scores } = together;
  const day = (at: string) => shortDay(at, { locale: "en-US", zone: "UTC" });
  const twoDays = first !== latest;
  const title =
    goalsCounted === 1 ? "As one number" : goalsCounted === 2 ? "Both goals together" : "All goals together";
  return (
    <Section title={title}>
      <Table caption={title}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Who</span>
            </th>
            {twoDays && (
              <th scope="col" className="numeric">
                {day(first)}
              </th>
            )}
            <th scope="col" className="numeric">
              {day(latest)}
            </th>
          </tr>
        </thead>
        <tbody>
          {scores.map((score) => (
            <tr key={score.who}>
              <th scope="row">{score.who}</th>
              {twoDays && (
                <td className="numeric">
                  <Score of={score.first} />
                </td>
              )}
              <td className="numeric">
                <Score of={score.latest} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="small soft mt-2">T-score, 50 is what was hoped for. Only coaches see it.</p>
    </Section>
  );
}

function Score({ of }: { of: number | null }) {
  return of === null ? <Nothing label="Not every goal was rated yet" /> : <strong>{of.toFixed(1)}</strong>;
}
