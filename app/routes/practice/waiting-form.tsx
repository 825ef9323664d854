import { Form, useLoaderData } from "@remix-run/react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { DateField, SelectField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./calendar-waiting.tsx";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map((label, place) => ({
  value: String(place + 1),
  label,
}));

/** Puts a family on the list. */
export function WaitingForm({ answer }: { answer: FormAnswer | undefined }) {
  const { choices, today, inTwoMonths, id } = useLoaderData<typeof loader>();
  const mine = answer?.typed.intent === "join" ? answer : undefined;
  const typed = (field: string, usual = "") => (typeof mine?.typed[field] === "string" ? mine.typed[field] : usual);
  const problems = mine?.problems ?? {};
  return (
    <Section title="Put a family on it">
      <Form method="post" className="stack" key={id}>
        <input type="hidden" name="intent" value="join" />
        <input type="hidden" name="id" value={id} />
        <SelectField
          name="guardianId"
          label="Who waits"
          required
          blank="Choose"
          typed={typed("guardianId")}
          options={choices.guardians.map(({ id: value, name, family }) => ({ value, label: `${family}: ${name}` }))}
          problem={problems.guardianId}
        />
        <SelectField
          name="serviceId"
          label="For what"
          required
          blank="Choose"
          typed={typed("serviceId")}
          options={choices.services.map(({ id: value, name }) => ({ value, label: name }))}
          problem={problems.serviceId}
        />
        <SelectField
          name="coachId"
          label="With whom"
          blank="Anybody"
          typed={typed("coachId")}
          options={choices.coaches.map(({ id: value, name }) => ({ value, label: name }))}
          problem={problems.coachId}
        />
        <DateField
          name="firstDay"
          label="From"
          required
          min={today}
          typed={typed("firstDay", today)}
          problem={problems.firstDay}
        />
        <DateField
          name="lastDay"
          label="Until"
          required
          min={today}
          typed={typed("lastDay", inTwoMonths)}
          problem={problems.lastDay}
        />
        <ChoiceGroup
          name="weekdays"
          legend="On which days"
          several
          compact
          choices={days}
          typed={mine ? [mine.typed.weekdays ?? []].flat() : ["1", "2", "3", "4", "5"]}
          problem={problems.weekdays}
        />
        <div>
          <FormButton>Put them on the list</FormButton>
        </div>
      </Form>
    </Section>
  );
}
