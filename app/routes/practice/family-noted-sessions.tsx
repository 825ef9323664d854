import { Link } from "@remix-run/react";
import type { NotedSession } from "#app/domain/meetings/notes.queries.server.ts";
import { firstSaid } from "#app/domain/meetings/said-lines.ts";
import { firstName } from "#app/domain/names.ts";
import { dayWithYear, hardSpaces } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import { useDesk } from "./use-desk.ts";

/** The family's sessions of which there are notes, the newest first, each with a line of what was said. */
export function NotedSessions({ sessions }: { sessions: readonly NotedSession[] }) {
  const { paths: desk, zone } = useDesk();
  if (sessions.length === 0) return null;
  return (
    <Section title="Of your sessions" line>
      <ul className="lines">
        {sessions.map((session) => {
          const [first] = session.notes;
          const parts = session.notes.map((note) => (note.who ? `with ${firstName(note.who)}` : "the recap"));
          return (
            <li key={session.id}>
              <Link to={desk.sessionNotes(session.id)}>
                {hardSpaces(dayWithYear(session.startsAt, { locale: "en-US", zone }))}, {session.service}
              </Link>
              {first && <p className="words">{firstSaid(first.words)}</p>}
              <p className="small soft">
                {first?.by}. {capital(parts.join(", "))}
                {session.recap && ", which is shared"}.
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
