import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { eventKinds } from "#app/domain/families/family.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { CheckboxField, DateField, SelectField, TextArea } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./family-timeline.tsx";
import { one } from "./typed.ts";

/** Notes one thing that happened, with its day. */
export function NewEvent() {
  const { children, today, newId } = useLoaderData<typeof loader>();
  const { problems = {}, typed } = useActionData<FormAnswer>() ?? {};
  const ticked = (name: string, usual: boolean) => (typed ? typed[name] === "yes" : usual);
  return (
    <Section title="Add to the timeline">
      <Form method="post" key={newId}>
        <input type="hidden" name="id" value={one(typed?.id) ?? newId} />
        <DateField
          name="onDay"
          label="Day"
          required
          typed={one(typed?.onDay) ?? today}
          max="2199-12-31"
          problem={problems.onDay}
        />
        <SelectField
          name="kind"
          label="About"
          options={eventKinds.map((kind) => ({ value: kind.key, label: kind.label }))}
          typed={one(typed?.kind) ?? "school"}
          problem={problems.kind}
        />
        <TextArea
          name="words"
          label="What happened"
          hint="One line, such as “Meeting of all three, schedule on the door”."
          required
          rows={2}
          maxLength={300}
          typed={one(typed?.words)}
          problem={problems.words}
        />
        {children.length > 1 && (
          <SelectField
            name="childId"
            label="Whom it is about"
            blank="The whole family"
            options={children.map((child) => ({ value: child.id, label: child.name }))}
            typed={one(typed?.childId)}
            problem={problems.childId}
          />
        )}
        <div className="stack mt-4">
          <CheckboxField name="quote" label="These are somebody’s own words" checked={ticked("quote", false)} />
          <CheckboxField name="onChart" label="Mark it on the goals’ charts" checked={ticked("onChart", false)} />
          <CheckboxField
            name="shownToFamily"
            label="The family sees it"
            hint="Untick for what only coaches should read."
            checked={ticked("shownToFamily", true)}
          />
        </div>
        <div className="form-end">
          <FormButton look="filled" waitingWords="Adding…">
            Add this line
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}
