import { Calendar } from "lucide-react";
import { sessionWhen } from "#app/domain/scheduling/session-when.ts";

type When = { startsAt: Date | string; endsAt: Date | string; readerZone: string };

/** When a session is, on its reader's wall; beside it, where that is another one, what her coach's wall shows. */
export function SessionTime({
  session,
  coachZone = null,
  stands,
}: {
  session: When;
  coachZone?: string | null;
  /** False for what does not take place. */
  stands: boolean;
}) {
  const [from, until] = [new Date(session.startsAt), new Date(session.endsAt)];
  const when = sessionWhen(from, until, session.readerZone);
  const theirs = coachZone && coachZone !== session.readerZone ? sessionWhen(from, until, coachZone) : null;
  return (
    <div className="chosen-time">
      <Calendar />
      <div>
        <p className={stands ? "chosen-time-when" : "chosen-time-when is-over"}>
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
