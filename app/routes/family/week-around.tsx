import { useLoaderData } from "@remix-run/react";
import { smallNumber } from "#app/domain/families/family.ts";
import { firstName } from "#app/domain/names.ts";
import { clockTime, hardSpaces, sinceWords, weekDay } from "#app/ui/date-words.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./week.tsx";

/** Around a session: what she would like to talk about in the next, and what came of the last. */
export function WeekAround() {
  const { around, now } = useLoaderData<typeof loader>();
  const { home, guardian } = usePocket();
  const { talk, recap } = around;
  if (!talk && !recap) return null;
  const place = { locale: "en-US", zone: guardian.zone };
  return (
    <Section title="Your sessions" quiet>
      <ul className="lines">
        {talk && (
          <li>
            <LineLink
              to={home.talkAbout(talk.id)}
              title={talk.begun ? "You have begun to say what to talk about" : "What would you like to talk about?"}
              note={hardSpaces(
                `${firstName(talk.coach)}, ${weekDay(talk.startsAt, place)}, ${clockTime(talk.startsAt, place)}. A word is enough.`,
              )}
            />
          </li>
        )}
        {recap && (
          <li>
            <LineLink
              to={home.recap(recap.id)}
              title={recap.sharedAt ? "What came of your session" : "After your session"}
              note={hardSpaces([sharedWhen(recap, now, place), offered(recap.steps)].filter(Boolean).join(" "))}
            />
          </li>
        )}
      </ul>
    </Section>
  );
}

function sharedWhen(
  recap: { coach: string; sharedAt: string | null },
  now: string | Date,
  place: { locale: string; zone: string },
): string {
  return recap.sharedAt ? `${firstName(recap.coach)} shared it ${sinceWords(recap.sharedAt, now, place)}.` : "";
}

function offered(steps: number): string {
  if (steps === 0) return "";
  const words = smallNumber(steps);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} offered step${steps === 1 ? "" : "s"}, if you like.`;
}
