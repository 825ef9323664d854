import { useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./week.tsx";

/** What needs nothing from her now: what leaves by itself, what her coach is reading, what she left for another week. */
export function WeekLater() {
  const { leaving, resting, withCoach, another, now } = useLoaderData<typeof loader>();
  const { home, coachName, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const lines = [
    ...leaving.map((message) => ({
      id: message.id,
      to: home.send(message.id),
      title: hardSpaces(messageTitle(message.recipients.to)),
      note: `Leaves ${sinceWords(message.dueAt ?? now, now, place)}`,
    })),
    ...withCoach.messages.map((message) => ({
      id: message.id,
      to: home.message(message.id),
      title: hardSpaces(messageTitle(message.recipients.to)),
      note: `${coachName} is reading`,
    })),
    ...withCoach.exercises.map((exercise) => ({
      id: exercise.id,
      to: home.assignment(exercise.id),
      title: exercise.title,
      note: `${coachName} is reading`,
    })),
  ];
  const later = another.map(({ id, title }) => ({ id, to: home.assignment(id), title, note: "Whenever you like" }));
  const rests = resting.map((message) => ({
    id: message.id,
    to: home.message(message.id),
    title: hardSpaces(messageTitle(message.recipients.to)),
    note: `Kept until ${sinceWords(message.restsUntil ?? now, now, place)}. Nothing goes by itself`,
  }));
  return (
    <>
      <Lines title="Resting" lines={rests} />
      <Lines title="On the way" lines={lines} />
      <Lines title="Left for another week" lines={later} />
    </>
  );
}

function Lines({
  title,
  lines,
}: {
  title: string;
  lines: readonly { id: string; to: string; title: string; note: string }[];
}) {
  if (lines.length === 0) return null;
  return (
    <Section title={title} quiet>
      <ul className="lines">
        {lines.map(({ id, ...line }) => (
          <li key={id}>
            <LineLink {...line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
