import { Calendar } from "lucide-react";
import { sessionWhen } from "#app/domain/scheduling/session-when.ts";

/** States in which it does not take place. */
const off = ["declined", "expired", "cancelled", "cancelled late"];

type When = { startsAt: Date | string; endsAt: Date | string; readerZone: string; state?: string };

/** When a session is, on its reader's wall; beside it, where that is another one, what her coach's wall shows. */
export function SessionTime({ session, coachZone = null }: { session: When; coachZone?: string | null }) {
  const [from, until] = [new Date(session.startsAt), new Date(session.endsAt)];
  const when = sessionWhen(from, until, session.readerZone);
  const theirs = coachZone && coachZone !== session.readerZone ? sessionWhen(from, until, coachZone) : null;
  return (
    <div className="chosen-time">
      <Calendar />
      <div>
        <p className={off.includes(session.state ?? "") ? "chosen-time-when is-over" : "chosen-time-when"}>
          {when.day}, <span className="nowrap">{when.times}</span>
        </p>
        <p className="soft">
          {when.zone}
          {theirs && `. On your coach’s clock ${theirs.day}, ${theirs.times}`}
        </p>
      </div>
    </div>
  );
}
