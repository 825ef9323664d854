import { Form, Link, useLoaderData } from "@remix-run/react";
import { zonePlace } from "#app/domain/scheduling/session-when.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, DateField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { AddDetails } from "./add-details.tsx";
import { daysWords } from "./days-words.ts";
import type { loader } from "./settings-session-hours.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";
import { ZoneField } from "./zone-field.tsx";

/** Days off, school holidays and journeys: what is to come of each, and a form for one more. */
export function DaysOffAndTravel({ answer }: { answer: FormAnswer | undefined }) {
  const of = (intent: string) => (answer?.typed.intent === intent ? answer : undefined);
  return (
    <>
      <DaysOff answer={of("off")} trouble={of("off out")?.whole} />
      <Journeys answer={of("journey")} />
    </>
  );
}

function DaysOff({ answer, trouble }: { answer: FormAnswer | undefined; trouble?: string }) {
  const { hours, owns, missesBreaks, newId } = useLoaderData<typeof loader>();
  const { problems = {}, whole = trouble, typed } = answer ?? {};
  const { paths: desk } = useDesk();
  return (
    <Section title="Days off and school holidays" line>
      {hours.off.length > 0 && (
        <ul className="lines narrow days-list mb-5">
          {hours.off.map((off) => (
            <li key={off.id} className="row row-apart">
              <span>
                <strong>{daysWords(off.firstDay, off.lastDay)}</strong>
                <br />
                <span className="soft">
                  {[off.words || capital(off.kind), ...(off.everybody ? ["the whole practice"] : [])].join(", ")}
                </span>{" "}
                {!off.closes && <StateMark shape="open">only shown</StateMark>}
              </span>
              {off.kind === "away" ? (
                <Link className="link small" to={desk.away}>
                  Away until…
                </Link>
              ) : (
                (owns || !off.everybody) && (
                  <Form method="post">
                    <input type="hidden" name="id" value={off.id} />
                    <FormButton
                      small
                      look="quiet"
                      name="intent"
                      value="off out"
                      aria-label={`Take out: ${off.words || off.kind}, ${daysWords(off.firstDay, off.lastDay)}`}
                    >
                      Take out
                    </FormButton>
                  </Form>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {missesBreaks && (
        <Form method="post" className="row mb-4">
          <FormButton small name="intent" value="school breaks">
            Lay in the usual school breaks
          </FormButton>
          <span className="soft small">Thanksgiving, winter, spring and the Mondays; only shown, yours to change.</span>
        </Form>
      )}
      <AddDetails words="Add days" open={answer !== undefined}>
        <Form method="post" className="narrow" key={newId}>
          <FormProblems problems={problems} whole={whole} />
          <input type="hidden" name="id" value={one(typed?.id) ?? newId} />
          <div className="field-list">
            <ChoiceGroup
              name="kind"
              legend="What it is"
              compact
              required
              choices={[
                { value: "time off", label: "Time off" },
                { value: "school holiday", label: "A school holiday" },
              ]}
              typed={one(typed?.kind) ?? "time off"}
              problem={problems.kind}
            />
            <div className="pair-of-fields">
              <DateField
                name="firstDay"
                label="First day"
                min={hours.today}
                required
                typed={one(typed?.firstDay)}
                problem={problems.firstDay}
              />
              <DateField
                name="lastDay"
                label="Last day"
                min={hours.today}
                required
                typed={one(typed?.lastDay)}
                problem={problems.lastDay}
              />
            </div>
            <TextField
              name="words"
              label="Name"
              hint="Your colleagues see it in the calendar; families don’t."
              optional
              maxLength={200}
              typed={one(typed?.words)}
              problem={problems.words}
            />
            <CheckboxField
              name="closes"
              label="Nothing can be booked on a school holiday"
              hint="Otherwise it is only shown. Time off always closes its days, and your promise rests on them."
              checked={typed ? typed.closes === "yes" : false}
            />
            {owns && (
              <CheckboxField
                name="everybody"
                label="For the whole practice"
                checked={typed ? typed.everybody === "yes" : false}
              />
            )}
          </div>
          <div className="form-end">
            <FormButton name="intent" value="off">
              Add these days
            </FormButton>
            <Link className="link small" to={desk.away}>
              Away for longer? Tell your families
            </Link>
          </div>
        </Form>
      </AddDetails>
    </Section>
  );
}

function Journeys({ answer }: { answer: FormAnswer | undefined }) {
  const { hours, near, everywhere, newId } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = answer ?? {};
  return (
    <Section title="While you travel" line>
      <p className="soft narrow mb-4">
        You keep your hours, on the clock of the place where you are. Families see them on their own clock, as always.
      </p>
      {hours.travel.length > 0 && (
        <ul className="lines narrow days-list mt-3 mb-5">
          {hours.travel.map((journey) => (
            <li key={journey.id} className="row row-apart">
              <span>
                <strong>{daysWords(journey.firstDay, journey.lastDay)}</strong>
                <br />
                <span className="soft">On the clock in {zonePlace(journey.zone)}</span>
              </span>
              <Form method="post">
                <input type="hidden" name="id" value={journey.id} />
                <FormButton
                  small
                  look="quiet"
                  name="intent"
                  value="journey out"
                  aria-label={`Take out: ${zonePlace(journey.zone)}, ${daysWords(journey.firstDay, journey.lastDay)}`}
                >
                  Take out
                </FormButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <AddDetails words="Add a journey" open={answer !== undefined}>
        <Form method="post" className="narrow" key={newId}>
          <FormProblems
            problems={{
              "journey-zone": problems.zone,
              "journey-first": problems.firstDay,
              "journey-last": problems.lastDay,
            }}
            whole={whole}
          />
          <input type="hidden" name="id" value={one(typed?.id) ?? newId} />
          <div className="field-list">
            <ZoneField
              name="zone"
              label="Where you will be"
              id="f-journey-zone"
              near={near}
              everywhere={everywhere}
              blank="Choose"
              typed={one(typed?.zone)}
              problem={problems.zone}
            />
            <div className="pair-of-fields">
              <DateField
                name="firstDay"
                label="First day there"
                id="f-journey-first"
                min={hours.today}
                required
                typed={one(typed?.firstDay)}
                problem={problems.firstDay}
              />
              <DateField
                name="lastDay"
                label="Last day there"
                id="f-journey-last"
                min={hours.today}
                required
                typed={one(typed?.lastDay)}
                problem={problems.lastDay}
              />
            </div>
          </div>
          <div className="form-end">
            <FormButton name="intent" value="journey">
              Add this journey
            </FormButton>
          </div>
        </Form>
      </AddDetails>
    </Section>
  );
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
