import { Form, useLoaderData } from "@remix-run/react";
import { levelNames, levels } from "#app/domain/goals/goal.ts";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, DateField, TextArea } from "#app/ui/field.tsx";
import { levelNumber } from "#app/ui/goal-chart-geometry.ts";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./goal.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

/** The coach's own check-in: the day, the line that is nearest, and what she saw. */
export function GoalCheckInForm({ answer }: { answer: FormAnswer | undefined }) {
  const { family, goal, today, begins, myToday } = useLoaderData<typeof loader>();
  const { paths: desk, person } = useDesk();
  const { problems = {}, typed = {} } = answer ?? {};
  const sent = answer !== undefined;
  return (
    <Form method="post" className="narrow mb-9" preventScrollReset>
      <Section title={`How ${firstName(person.name)} sees it`}>
        <DateField
          name="onDay"
          label="On"
          hint={myToday ? "You have checked in today; saving again takes its place." : undefined}
          required
          min={begins ?? undefined}
          max={today}
          typed={one(typed.onDay) ?? today}
          problem={problems.onDay}
        />
        <ChoiceGroup
          name="level"
          legend="The line that is nearest"
          choices={levels.toReversed().map((level) => ({
            value: String(level),
            label: goal.words[level] ?? levelNames[level],
            note: `${levelNumber(level)} · ${levelNames[level]}`,
            words: goal.words[level] !== undefined,
          }))}
          typed={sent ? one(typed.level) : myToday ? String(myToday.level) : undefined}
          problem={problems.level}
          required
        />
        <TextArea
          name="words"
          label="What you saw"
          optional
          rows={2}
          maxLength={2000}
          typed={sent ? one(typed.words) : myToday?.words}
          problem={problems.words}
        />
        <CheckboxField
          name="shown"
          label="The family sees it"
          hint="Your level on their chart, and what you saw. Unticked, it is yours alone."
          checked={sent ? one(typed.shown) === "yes" : (myToday?.shared ?? true)}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Keeping…">
            Keep this check-in
          </FormButton>
          <ButtonLink look="plain" to={desk.family(family.id).goal(goal.id)} preventScrollReset>
            Not now
          </ButtonLink>
        </div>
      </Section>
    </Form>
  );
}
