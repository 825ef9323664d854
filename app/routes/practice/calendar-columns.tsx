import { Link } from "@remix-run/react";
import { Flag, Home, Plane, Sun } from "lucide-react";
import { useEffect, useState } from "react";
import type { CalendarColumn, CalendarSession, DayNote } from "#app/domain/scheduling/calendar.ts";
import { longDay } from "#app/ui/date-words.tsx";
import { CalendarAsk, whenWords } from "./calendar-ask.tsx";
import { CalendarBlock, lookOf, SessionWords, standsAt } from "./calendar-block.tsx";
import { clockOf, whoseBlock, zoneWords } from "./calendar-words.ts";
import { useDesk } from "./use-desk.ts";
import { type Moving, useMoving } from "./use-moving.ts";

const utc = { locale: "en-US", zone: "UTC" };

export type Shown = { first: number; hours: number };

/**
 * Days beside each other with their hours, or, on one day, the coaches of the practice. Sessions are links in the order of time; those that may be
 * moved can be dragged, or moved by keys.
 */
export function CalendarColumns({
  columns,
  shown,
  today,
  nowMinutes,
  movable,
  byCoach,
  coaches,
  back,
  dayAddress,
}: {
  columns: readonly CalendarColumn[];
  shown: Shown;
  today: string;
  nowMinutes: number;
  movable: readonly string[];
  byCoach: boolean;
  /** Whose each session is, where they stand together. */
  coaches: ReadonlyMap<string, string> | null;
  /** This page, to come back to. */
  back: string;
  dayAddress: (date: string) => string;
}) {
  const { paths: desk, zone, singleKeys } = useDesk();
  const { moving, lift, leave } = useMoving({ columns: columns.length, ...shown }, singleKeys, !byCoach);
  return (
    <>
      <div
        className="calendar"
        data-columns={Math.min(columns.length, 12)}
        data-first={shown.first}
        data-hours={shown.hours}
      >
        <div className="calendar-hours" aria-hidden="true">
          {Array.from({ length: shown.hours - 1 }, (_, place) => shown.first + place + 1).map((hour) => (
            <time key={hour} data-hour={hour}>
              {clockOf(hour * 60).replace(":00", "")}
            </time>
          ))}
        </div>
        {columns.map((column, place) => (
          <section
            className={column.date === today && !byCoach ? "calendar-column is-today" : "calendar-column"}
            key={column.key}
            aria-labelledby={`column-${column.key}`}
          >
            <ColumnHead {...{ column, today, dayAddress, zone }} />
            <Notes notes={column.notes} more={column.more} to={dayAddress(column.date)} />
            <div className={moving?.column === place ? "calendar-body is-under" : "calendar-body"} data-body={place}>
              <ol>
                {column.blocks.map((block) => {
                  const session = block.kind === "session" ? block.session : null;
                  return (
                    <CalendarBlock
                      key={`${block.kind} ${session?.id ?? block.from} ${block.lane}`}
                      block={block}
                      zone={column.zone}
                      coach={session ? coaches?.get(session.memberId) : undefined}
                      to={desk.session}
                      lifted={session !== null && moving?.session.id === session.id}
                      lift={
                        session && movable.includes(session.id)
                          ? lift(session, place, block.from, block.until)
                          : undefined
                      }
                    />
                  );
                })}
              </ol>
              {moving?.column === place && <Ghost moving={moving} />}
              {column.date === today && <NowLine minutes={nowMinutes} shown={shown} />}
            </div>
          </section>
        ))}
      </div>
      <p className="visually-hidden" role="status">
        {moving?.how === "keys" &&
          `${whoseBlock(moving.session)}: ${whenWords(columns, moving)}. Arrows move it, Enter lets it go, Escape leaves it.`}
      </p>
      {moving?.how === "asks" && <CalendarAsk {...{ moving, columns, back, leave }} />}
    </>
  );
}

function ColumnHead({
  column,
  today,
  dayAddress,
  zone,
}: {
  column: CalendarColumn;
  today: string;
  dayAddress: (date: string) => string;
  zone: string;
}) {
  if (column.name !== null) {
    return (
      <h2 className="calendar-head" id={`column-${column.key}`}>
        <span>{column.name}</span>
      </h2>
    );
  }
  const [weekday = "", date = ""] = longDay(column.date, utc).split(", ");
  return (
    <h2 className="calendar-head" id={`column-${column.key}`}>
      <Link to={dayAddress(column.date)}>
        <b>{Number(column.date.slice(8))}</b> <span>{weekday.slice(0, 3)}</span>{" "}
        <span className="visually-hidden">{date.split(/\s/)[0]}</span>
      </Link>
      {column.date === today ? <small>today</small> : column.zone !== zone && <small>{zoneWords(column.zone)}</small>}
    </h2>
  );
}

/** What belongs to the whole day. */
export function Notes({ notes, more = 0, to }: { notes: readonly DayNote[]; more?: number; to?: string }) {
  const { paths: desk } = useDesk();
  return (
    <div className="calendar-notes">
      {notes.map((note) => {
        const Icon = { off: Sun, holiday: Home, travel: Plane, event: Flag }[note.kind];
        const key = `${note.kind} ${note.words}`;
        return note.familyId ? (
          <Link className="calendar-note" to={desk.family(note.familyId).timeline} key={key}>
            <Icon />
            {note.words}
          </Link>
        ) : (
          <span className="calendar-note" key={key}>
            <Icon />
            {note.words}
          </span>
        );
      })}
      {more > 0 && to && (
        <Link className="calendar-note" to={to}>
          {more} more at the same time
        </Link>
      )}
    </div>
  );
}

/** Where it would come to stand. */
function Ghost({ moving }: { moving: Moving }) {
  const { session, from, long } = moving;
  const place = standsAt({ from, until: from + long, lane: 0, lanes: 1 });
  return (
    <div
      className={`calendar-block is-ghost ${lookOf(session)}`}
      {...place}
      data-colour={session.colour}
      aria-hidden="true"
    >
      <div>
        <SessionWords session={{ ...session, ...at(from, long) }} zone="UTC" short={long < 40} />
      </div>
    </div>
  );
}

// The ghost says its own time: minutes of the day, read as if its wall were UTC's.
const at = (from: number, long: number): Pick<CalendarSession, "startsAt" | "endsAt"> => ({
  startsAt: new Date(from * 60_000).toISOString(),
  endsAt: new Date((from + long) * 60_000).toISOString(),
});

function NowLine({ minutes, shown }: { minutes: number; shown: Shown }) {
  const [now, setNow] = useState(minutes);
  useEffect(() => {
    setNow(minutes);
    const began = performance.now();
    const clock = window.setInterval(() => setNow(minutes + Math.floor((performance.now() - began) / 60_000)), 30_000);
    return () => window.clearInterval(clock);
  }, [minutes]);
  if (now < shown.first * 60 || now > (shown.first + shown.hours) * 60) return null;
  return (
    <i className="calendar-now" data-hour={Math.floor(now / 60)} data-minute={Math.floor((now % 60) / 5) * 5}>
      <span className="visually-hidden">Now</span>
    </i>
  );
}
