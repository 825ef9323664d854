import { Link, useLoaderData } from "@remix-run/react";
import type { SessionNear } from "#app/domain/home/week.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { clockIn } from "#app/routes/booking/clock-in.ts";
import { shortDay } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";
import type { loader } from "./week.tsx";

/** What is coming, day by day: her sessions, and what her coach has put on the family's line. */
export function WeekComing() {
  const { coming, sessions } = useLoaderData<typeof loader>();
  const { home, coachName } = usePocket();
  const lines = [
    ...sessions.map((session) => ({ key: session.id, day: dayIn(session), what: <Session session={session} /> })),
    ...coming.map((event) => ({
      key: `${event.day} ${event.words}`,
      day: event.day,
      what: (
        <>
          <strong>{event.words}</strong>
          {event.child && <p className="soft small">{event.child}</p>}
        </>
      ),
    })),
  ].sort((one, other) => one.day.localeCompare(other.day));
  return (
    <Section title="Coming" quiet>
      {lines.length > 0 && (
        <ul className="lines">
          {lines.map(({ key, day, what }) => (
            <li className="day-line" key={key}>
              <time dateTime={day}>{shortDay(day, { locale: "en-US", zone: "UTC" })}</time>
              <div>{what}</div>
            </li>
          ))}
        </ul>
      )}
      <Link className="link inline-flex min-h-11 items-center" to={home.sessions}>
        {sessions.length > 0 ? "Your sessions" : `Time with ${coachName}`}
      </Link>
    </Section>
  );
}

function Session({ session }: { session: SessionNear }) {
  const { home } = usePocket();
  const { id, coach, zone, coachZone, startsAt, offered, group } = session;
  return (
    <>
      <Link className="link" to={group ? home.group(id) : home.session(id)}>
        {group ? "Group" : "Session"} with {firstName(coach)}
      </Link>
      <p className="soft small">
        {clockIn(startsAt, zone, coachZone)}
        {offered && ". A time came free: take it, or let it pass"}
      </p>
    </>
  );
}

/** The day on her own wall, as "YYYY-MM-DD". */
const dayIn = ({ startsAt, zone }: SessionNear): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(new Date(startsAt));
