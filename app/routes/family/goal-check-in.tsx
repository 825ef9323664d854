import { Form, useLoaderData } from "@remix-run/react";
import { Lock } from "lucide-react";
import { levelNames, levels } from "#app/domain/goals/goal.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { SeenBy } from "#app/ui/quiet-lines.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./goal.tsx";
import { usePocket } from "./pocket-page.tsx";

/** "How is it going?": the line that is nearest, a line of her own if she likes, hers alone until she shares it. */
export function GoalCheckIn({ answer }: { answer: FormAnswer | undefined }) {
  const { goal, today } = useLoaderData<typeof loader>();
  const { coachName } = usePocket();
  const { problems = {}, typed = {} } = answer ?? {};
  const level = typeof typed.level === "string" ? typed.level : today ? String(today.level) : undefined;
  const isShared = today?.shared ?? false;
  return (
    <Section title="How is it going?">
      <Form method="post" className="stack" preventScrollReset>
        <ChoiceGroup
          name="level"
          legend="How is it going?"
          hideLegend
          hint={today ? "You said this today. Change it if it feels different now." : "Pick the line that is nearest."}
          choices={levels.toReversed().map((each) => ({
            value: String(each),
            label: goal.words[each] ?? levelNames[each],
            note: goal.words[each] ? levelNames[each] : undefined,
            words: true,
          }))}
          typed={level}
          problem={problems.level}
          required
        />
        <TextArea
          name="words"
          label="In your own words"
          hint="What made you pick it? One line is plenty."
          optional
          words
          rows={2}
          maxLength={2000}
          typed={typeof typed.words === "string" ? typed.words : today?.words}
          problem={problems.words}
        />
        {isShared ? (
          <SeenBy>{coachName} sees this one, and what you change in it today.</SeenBy>
        ) : (
          <p className="state">
            <Lock />
            <span>Only you see this until you share it.</span>
          </p>
        )}
        <FormButton look="filled" waitingWords="Saving…">
          Save how it is today
        </FormButton>
        {!isShared && (
          <FormButton name="share" value="yes" waitingWords="Sharing…">
            Save and share with {coachName}
          </FormButton>
        )}
      </Form>
    </Section>
  );
}
