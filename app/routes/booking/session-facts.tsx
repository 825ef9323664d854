import { firstName } from "#app/domain/names.ts";
import { standing } from "#app/domain/scheduling/appointment.ts";
import type { SessionShown } from "#app/domain/scheduling/booking-page.queries.server.ts";
import { costSaid, placeSaid, policySaid } from "./session-words.ts";

/** A session as a loader sends it: its moments may have become text on the way. */
export type SessionSent = Pick<
  SessionShown,
  | "service"
  | "state"
  | "place"
  | "placeWords"
  | "pays"
  | "price"
  | "currency"
  | "lateFee"
  | "cutoff"
  | "policy"
  | "readerZone"
> & { startsAt: Date | string };

/** What was promised when it was booked: with whom, where, what it costs, and the policy before it bites. */
export function SessionFacts({ session, coach, now }: { session: SessionSent; coach: string; now: Date | string }) {
  const startsAt = new Date(session.startsAt);
  const stands = standing(session.state);
  return (
    <dl className="session-facts">
      <dt>What</dt>
      <dd>
        {session.service} with {coach}
      </dd>
      {stands && (
        <>
          <dt>Where</dt>
          <dd>
            <PlaceSaid session={session} coach={coach} />
          </dd>
          <dt>Costs</dt>
          <dd>{costSaid(session)}</dd>
          <dt>To change it</dt>
          <dd>
            {policySaid(session, startsAt, new Date(now), session.readerZone)}
            {session.lateFee > 0 && session.policy && <p className="soft small mt-1">{session.policy}</p>}
          </dd>
        </>
      )}
    </dl>
  );
}

/** Where it is; a link that it is joined by can be pressed. */
function PlaceSaid({ session, coach }: { session: SessionSent; coach: string }) {
  const link = /https:\/\/\S+/.exec(session.placeWords)?.[0];
  if (!link) return placeSaid(session, firstName(coach));
  const [before, after] = [
    session.placeWords.slice(0, session.placeWords.indexOf(link)),
    session.placeWords.slice(session.placeWords.indexOf(link) + link.length),
  ];
  return (
    <>
      {before}
      <a className="link break-all" href={link} rel="noreferrer">
        {link.replace(/^https:\/\//, "")}
      </a>
      {after}
    </>
  );
}
