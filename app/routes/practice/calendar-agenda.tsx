import { Link } from "@remix-run/react";
import type { Block, CalendarColumn } from "#app/domain/scheduling/calendar.ts";
import { longDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SessionSign } from "./calendar-block.tsx";
import { Notes } from "./calendar-columns.tsx";
import { clockOf, fromTo, seatsWords, stateWords, whoseBlock, zoneWords } from "./calendar-words.ts";
import { useDesk } from "./use-desk.ts";

const utc = { locale: "en-US", zone: "UTC" };

/** Days as a list, those with nothing on them left out. */
export function CalendarAgenda({
  columns,
  coaches,
}: {
  columns: readonly CalendarColumn[];
  /** Whose each is, when it is the whole practice's. */
  coaches: ReadonlyMap<string, string> | null;
}) {
  const { paths: desk, zone } = useDesk();
  const days = columns.filter(({ blocks, notes }) => notes.length > 0 || blocks.some(isSession));
  if (days.length === 0) {
    return (
      <EmptyState title="Four free weeks.">
        <p>What families book, and what you book for them, is listed here day by day.</p>
      </EmptyState>
    );
  }
  return (
    <div className="calendar-agenda">
      {days.map((column) => {
        const [weekday, date] = longDay(column.date, utc).split(", ");
        return (
          <section key={column.key} aria-labelledby={`day-${column.key}`}>
            <h2 className="calendar-head" id={`day-${column.key}`}>
              <span>
                {weekday}, {date}
                {column.zone !== zone && `, ${zoneWords(column.zone)}`}
              </span>
            </h2>
            {column.notes.length > 0 && <Notes notes={column.notes} />}
            <ul className="calendar-list">
              {column.blocks.filter(isSession).map(({ session, from, until }) => {
                const known = session.isGroup || session.family !== null;
                const line = (
                  <>
                    <time dateTime={session.startsAt}>{fromTo(clockOf(from), clockOf(until))}</time>
                    {known ? <SessionSign session={session} /> : <i />}
                    <span>
                      {whoseBlock(session)}
                      {known && !session.isGroup && <span className="soft">, {session.service}</span>}
                      {session.isGroup && <span className="soft">, {seatsWords(session)}</span>}
                      {coaches && <span className="soft">, with {coaches.get(session.memberId)}</span>}
                    </span>
                    <span className="calendar-more small soft">
                      {session.state === "booked" || session.state === "requested" ? "" : stateWords[session.state]}
                    </span>
                  </>
                );
                return (
                  <li key={session.id}>
                    {known ? (
                      <Link className="calendar-line" to={desk.session(session.id)} data-key-stop="">
                        {line}
                      </Link>
                    ) : (
                      <div className="calendar-line">{line}</div>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

const isSession = (block: Block): block is Extract<Block, { kind: "session" }> => block.kind === "session";
