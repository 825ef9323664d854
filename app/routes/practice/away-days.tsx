import { Form, useLoaderData } from "@remix-run/react";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { DateField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./settings-away.tsx";

const day = (of: string) => longDay(of, { locale: "en-US", zone: "UTC" });

/** When she is away, or will be, and the way back. */
export function AwayNow() {
  const { aways, today } = useLoaderData<typeof loader>();
  if (aways.length === 0) return null;
  return (
    <Section title={aways.some(({ firstDay }) => firstDay <= today) ? "Now" : "To come"}>
      <ul className="lines narrow days-list">
        {aways.map((away) => {
          const hasBegun = away.firstDay <= today;
          return (
            <li key={away.id} className="row row-apart">
              <span>
                <strong>
                  {hasBegun ? "Away" : `From ${day(away.firstDay)}`} until {day(addDays(away.lastDay, 1))}
                </strong>
                {away.words && <span className="soft">, {away.words}</span>}
                <br />
                <span className="soft">
                  {away.standIn ? `${away.standIn} reads for you.` : "Nobody reads for you."}{" "}
                  {away.letsGo ? "Messages go without a look." : "Messages wait for a look."}
                </span>
              </span>
              <Form method="post">
                <input type="hidden" name="id" value={away.id} />
                <FormButton small name="intent" value="back">
                  {hasBegun ? "I am back" : "Call it off"}
                </FormButton>
              </Form>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The days, of which a preview is asked for: nothing happens yet. */
export function AwayDays() {
  const { aways, asked, problems, today } = useLoaderData<typeof loader>();
  return (
    <Section title={aways.length > 0 ? "Other days" : "Which days"} line={aways.length > 0}>
      <Form method="get" className="narrow">
        <FormProblems problems={problems} />
        <div className="pair-of-fields">
          <DateField
            name="firstDay"
            label="First day away"
            min={today}
            required
            typed={asked?.firstDay ?? today}
            problem={problems.firstDay}
          />
          <DateField
            name="backOn"
            label="Back on"
            min={addDays(today, 1)}
            required
            typed={asked?.backOn}
            problem={problems.backOn}
          />
        </div>
        <div className="form-end">
          <FormButton look={asked ? "outlined" : "filled"}>See what falls into it</FormButton>
        </div>
      </Form>
    </Section>
  );
}
