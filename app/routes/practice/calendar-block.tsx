import { Link } from "@remix-run/react";
import { Clock, MapPin, Phone, School, Users, Video } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import type { Block, CalendarSession } from "#app/domain/scheduling/calendar.ts";
import { shortDay } from "#app/ui/date-words.tsx";
import { StateShapeMark } from "#app/ui/state-mark.tsx";
import { clockOf, fromTo, stateWords, underBlock, whoseBlock } from "./calendar-words.ts";

/** Where a block stands, for app/ui/styles/calendar.css: hours, and steps of five minutes. */
export function standsAt({ from, until, lane, lanes }: Pick<Block, "from" | "until" | "lane" | "lanes">) {
  const long = Math.max(until - from, 15);
  return {
    "data-hour": Math.floor(from / 60),
    "data-minute": Math.floor((from % 60) / 5) * 5,
    "data-long-hours": Math.floor(long / 60),
    "data-long-minutes": Math.floor((long % 60) / 5) * 5,
    "data-lane": lane,
    "data-lanes": lanes,
    "data-short": until - from < 40 ? "" : undefined,
  };
}

/** What a session is held by, or in which state it is. */
export function SessionSign({ session }: { session: CalendarSession }) {
  if (session.state === "done") return <StateShapeMark shape="done" />;
  if (session.state.startsWith("cancelled") || session.state === "missed") return <StateShapeMark shape="aside" />;
  if (session.state === "requested" || session.state === "held") return <Clock />;
  if (session.isGroup) return <Users />;
  const Icon = { video: Video, phone: Phone, "in person": MapPin, "at school": School }[session.place];
  return <Icon />;
}

/** How a session looks: past, asked for, off, or in its service's colour. */
export function lookOf({ state }: CalendarSession): string {
  if (state === "requested" || state === "held") return "is-asked";
  if (state === "done") return "is-past";
  return state === "booked" ? "" : "is-off";
}

/** One block of a column. A session that the reader may not know more of is no link. */
export function CalendarBlock({
  block,
  zone,
  coach,
  to,
  lifted,
  lift,
}: {
  block: Block;
  zone: string;
  /** Whose it is, where several coaches' sessions stand together. */
  coach?: string | undefined;
  /** The address of a session. */
  to: (id: string) => string;
  /** It is being moved: what is shown here is where it was. */
  lifted: boolean;
  /** For one that may be moved: begins to. */
  lift?: { pointer: (event: PointerEvent<HTMLElement>) => void; key: (event: KeyboardEvent<HTMLElement>) => void };
}) {
  const place = standsAt(block);
  if (block.kind === "kept" || block.kind === "busy") {
    const words = block.kind === "kept" ? block.words || "Kept" : "Busy elsewhere";
    return (
      <li className={`calendar-block is-${block.kind}`} {...place}>
        <div>
          <span>
            {words}
            <small className="calendar-time">, {fromTo(clockOf(block.from), clockOf(block.until))}</small>
          </span>
        </div>
      </li>
    );
  }
  if (block.kind === "moved") {
    const { moved } = block;
    return (
      <li className="calendar-block is-off" {...place}>
        <Link to={to(moved.id)}>
          <b>
            <StateShapeMark shape="aside" /> {moved.family}
          </b>
          <small>Moved to {shortDay(moved.to, { locale: "en-US", zone })}</small>
        </Link>
      </li>
    );
  }
  const { session } = block;
  const known = session.isGroup || session.family !== null;
  const words = <SessionWords session={session} zone={zone} short={place["data-short"] === ""} coach={coach} />;
  return (
    <li
      className={`calendar-block ${lookOf(session)}`}
      {...place}
      data-colour={known ? session.colour : "stone"}
      data-lifted={lifted ? "" : undefined}
    >
      {known ? (
        <Link
          to={to(session.id)}
          prefetch="intent"
          draggable={false}
          data-key-stop=""
          data-movable={lift ? "" : undefined}
          onPointerDown={lift?.pointer}
          onKeyDown={lift?.key}
        >
          {words}
        </Link>
      ) : (
        <div>{words}</div>
      )}
    </li>
  );
}

/** The words of a session's block: whom, then when and how. */
export function SessionWords({
  session,
  zone,
  short,
  coach,
}: {
  session: CalendarSession;
  zone: string;
  short: boolean;
  coach?: string | undefined;
}) {
  const [time = "", ...rest] = underBlock(session, zone, false).split(", ");
  const known = session.isGroup || session.family !== null;
  const said = session.state === "booked" || session.state === "requested" ? "" : `, ${stateWords[session.state]}`;
  return (
    <>
      <b>
        {known && <SessionSign session={session} />} {short && `${time} `}
        {whoseBlock(session)}
        <span className="visually-hidden">{said}</span>
      </b>
      {!short && (
        <small>
          {time}
          {coach ? `, ${coach}` : rest.length > 0 && <span className="calendar-rest">, {rest.join(", ")}</span>}
        </small>
      )}
    </>
  );
}
