import { Form, useLoaderData } from "@remix-run/react";
import { writeHours } from "#app/domain/scheduling/hours-text.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { DateField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Section } from "#app/ui/section.tsx";
import { AddDetails } from "./add-details.tsx";
import type { loader } from "./settings-session-hours.tsx";
import { one } from "./typed.ts";

type Otherwise = { day: string; serviceId: string | null; times: { from: string; until: string }[] };

/** Days that are otherwise than their weekday, and a form for one more. */
export function DatesOtherwise({ answer }: { answer: FormAnswer | undefined }) {
  const { hours, service, zone } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed } = answer ?? {};
  const found = byDay(hours.dates);
  const nameOf = (id: string | null) => hours.services.find((each) => each.id === id)?.name;
  return (
    <Section title="One day otherwise" line>
      {found.length > 0 && (
        <ul className="lines narrow days-list mb-5">
          {found.map(({ day, serviceId, times }) => (
            <li key={`${day} ${serviceId}`} className="row row-apart">
              <span>
                <strong>{longDay(day, { locale: "en-US", zone })}</strong>
                <br />
                <span className="soft">
                  {times.length > 0 ? writeHours(times) : "Not there"}
                  {serviceId && `, for ${nameOf(serviceId) ?? "a service that is put away"}`}
                </span>
              </span>
              <Form method="post">
                <input type="hidden" name="day" value={day} />
                <input type="hidden" name="serviceId" value={serviceId ?? ""} />
                <FormButton
                  small
                  look="quiet"
                  name="intent"
                  value="date back"
                  aria-label={`As every week again: ${longDay(day, { locale: "en-US", zone })}`}
                >
                  As every week
                </FormButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <AddDetails words="Add a day" open={answer !== undefined}>
        <Form method="post" className="narrow" key={found.length}>
          <FormProblems problems={problems} whole={whole} />
          <input type="hidden" name="serviceId" value={service?.id ?? ""} />
          <input type="hidden" name="zone" value={zone} />
          <div className="pair-of-fields">
            <DateField
              name="day"
              label="On"
              min={hours.today}
              required
              typed={one(typed?.day)}
              problem={problems.day}
            />
            <TextField
              name="hours"
              label="Hours on that day"
              hint="Empty: not there."
              maxLength={200}
              autoComplete="off"
              typed={one(typed?.hours)}
              problem={problems.hours}
            />
          </div>
          <div className="form-end">
            <FormButton name="intent" value="date">
              Set that day
            </FormButton>
            {service && <span className="soft small">Only for {service.name}</span>}
          </div>
        </Form>
      </AddDetails>
    </Section>
  );
}

function byDay(
  dates: readonly { serviceId: string | null; day: string; from: string | null; until: string | null }[],
): Otherwise[] {
  const found = new Map<string, Otherwise>();
  for (const { day, serviceId, from, until } of dates) {
    const key = `${day} ${serviceId}`;
    const row = found.get(key) ?? { day, serviceId, times: [] };
    if (from !== null && until !== null) row.times.push({ from, until });
    found.set(key, row);
  }
  return [...found.values()];
}
