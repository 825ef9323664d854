import { useLoaderData } from "@remix-run/react";
import { levels } from "#app/domain/goals/goal.ts";
import { shortDay } from "#app/ui/date-words.tsx";
import { levelNumber } from "#app/ui/goal-chart-geometry.ts";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./goal.tsx";
import { useDesk } from "./use-desk.ts";

/** Every version of the words, the newest first; earlier check-ins were made against the earlier ones. */
export function GoalWordings() {
  const { goal } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  return (
    <Section title="The words, version by version">
      <ul className="lines">
        {goal.wordings.toReversed().map((wording) => (
          <li key={wording.number}>
            <p className="small soft">
              Version {wording.number}, from {shortDay(wording.from, { locale: "en-US", zone })}
            </p>
            <dl className="facts">
              {levels
                .toReversed()
                .filter((level) => wording.words[level])
                .map((level) => (
                  <div className="contents" key={level}>
                    <dt className="tabular">{levelNumber(level)}</dt>
                    <dd className="words">{wording.words[level]}</dd>
                  </div>
                ))}
            </dl>
          </li>
        ))}
      </ul>
    </Section>
  );
}
