import { Form, useLoaderData } from "@remix-run/react";
import { levelNames } from "#app/domain/goals/goal.ts";
import { FormButton } from "#app/ui/button.tsx";
import { shortDay } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./goal.tsx";
import { usePocket } from "./pocket-page.tsx";

/** Check-ins of earlier days that are still hers alone; each can be shared later. */
export function GoalUnshared() {
  const { goal, unshared } = useLoaderData<typeof loader>();
  const { coachName } = usePocket();
  if (unshared.length === 0) return null;
  return (
    <Section title="Yours alone so far" quiet>
      <ul className="lines">
        {unshared.toReversed().map((one) => (
          <li className="day-line" key={one.id}>
            <time dateTime={one.day}>{shortDay(one.day, { locale: "en-US", zone: "UTC" })}</time>
            <Form method="post" preventScrollReset>
              <p className="words">{one.words || goal.words[one.level] || levelNames[one.level]}</p>
              <p className="soft small">{levelNames[one.level]}</p>
              <FormButton look="plain" name="checkInId" value={one.id} waitingWords="Sharing…">
                Share it with {coachName}
              </FormButton>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
