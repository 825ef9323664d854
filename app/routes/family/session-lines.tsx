import { firstName } from "#app/domain/names.ts";
import type { SessionLine } from "#app/domain/scheduling/family-sessions.queries.server.ts";
import { momentIn } from "#app/routes/booking/session-words.ts";
import { LineLink } from "#app/ui/line-link.tsx";
import { usePocket } from "./pocket-page.tsx";
import { standsSaid } from "./session-said.ts";

/** Sessions, each a line that opens it: when, in which zone where that is another one than her coach's, what, and with whom. */
export function SessionLines({ sessions }: { sessions: readonly SessionLine[] }) {
  const { home } = usePocket();
  return (
    <ul className="lines">
      {sessions.map((session) => {
        const said = standsSaid(session, firstName(session.coach));
        return (
          <li key={session.id}>
            <LineLink
              to={session.group ? home.group(session.id) : home.session(session.id)}
              title={momentIn(new Date(session.startsAt), session.zone, session.coachZone)}
              note={
                <>
                  {session.service} with {session.coach}
                  {said && <strong className="session-stands">{said}</strong>}
                </>
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
