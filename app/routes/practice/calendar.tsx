import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useNavigate } from "@remix-run/react";
import { ChevronLeft, ChevronRight, Plus } from "lucide-react";
import { isId } from "#app/domain/ids.ts";
import { firstName } from "#app/domain/names.ts";
import { mayRead } from "#app/domain/practice/member.ts";
import { calendarOf, type Whose } from "#app/domain/scheduling/calendar.queries.server.ts";
import {
  columnsOf,
  daysOf,
  hoursShown,
  mayMove,
  minutesAt,
  withoutWords,
  zoneOn,
} from "#app/domain/scheduling/calendar.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { instantOf, localDate } from "#app/domain/time/zoned.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { Band } from "#app/ui/band.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { ChipLink, Chips } from "#app/ui/chips.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { CalendarAgenda } from "./calendar-agenda.tsx";
import { CalendarColumns } from "./calendar-columns.tsx";
import { CalendarLegend } from "./calendar-legend.tsx";
import { summaryOf, titleOf } from "./calendar-words.ts";
import { useDesk } from "./use-desk.ts";
import { useQueueKeys } from "./use-queue-keys.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title} · Calendar · ${data.practiceName}` : "Calendar" },
];

const views = ["day", "week", "agenda"] as const;
type View = (typeof views)[number];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const asked = new URL(args.request.url).searchParams;
  const today = localDate(member.now, member.zone);
  const view = views.find((one) => one === asked.get("view")) ?? "week";
  const on = dayIn(asked.get("on")) ?? today;
  const who = whoIn(asked.get("who")) ?? (mayRead(member) ? "me" : "all");
  const whose: Whose = who === "all" ? "all" : { memberId: who === "me" ? member.memberId : who };
  const days = daysOf(view, on);
  const [firstDay = on, lastDay = on] = [days[0], days.at(-1)];
  const from = instantOf(addDays(firstDay, -1), "00:00", member.zone);
  const until = instantOf(addDays(lastDay, 2), "00:00", member.zone);
  const rows = await member.read((tx) => calendarOf(tx, member, { whose, from, until, firstDay, lastDay }));
  const byCoach = view === "day" && who === "all";
  // Of the whole practice's week, hours that each keeps for herself say nothing.
  const weekly = who === "all" && !byCoach ? [] : rows.weekly;
  const known = { ...rows, weekly, sessions: rows.sessions.map(withoutWords) };
  const all = columnsOf(known, { days, reader: member, byCoach });
  // A weekend is shown when something is on it.
  const columns =
    view === "week" && all.slice(5).every(({ blocks, date }) => blocks.length === 0 && date !== today)
      ? all.slice(0, 5)
      : all;
  const open = rows.weekly.filter(({ kind, memberId }) => kind === "open" && memberId === member.memberId);
  return {
    practiceName: member.practiceName,
    title: titleOf(view, columns.length === 5 ? days.slice(0, 5) : days),
    ...{ view, on, who, today, columns, byCoach },
    shown: hoursShown(columns, view === "agenda" ? [] : open),
    nowMinutes: minutesAt(rows.now.getTime(), zoneOn(today, member, rows.travel)),
    movable: known.sessions.filter((one) => mayMove(one, member, rows.now)).map(({ id }) => id),
    coaches: rows.coaches,
    me: member.memberId,
    asks: rows.asks,
    waiting: rows.waiting,
    doubted: rows.doubted,
    noHours: who === "me" && mayRead(member) && rows.weekly.length === 0,
  };
}

export default function Calendar() {
  const data = useLoaderData<typeof loader>();
  const { title, view, on, who, today, columns, coaches, byCoach } = data;
  const { paths: desk, zone, singleKeys } = useDesk();
  const navigate = useNavigate();
  const address = (to: { view?: View; on?: string; who?: string }) =>
    `${desk.calendar}?${new URLSearchParams({ view, on, who, ...to })}`;
  const stops = columns.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "session")).length;
  useQueueKeys(stops, null, singleKeys);
  useKeys({ t: () => navigate(address({ on: today })), b: () => navigate(desk.bookFor()) }, { on: singleKeys });
  const names = who === "all" ? new Map(coaches.map(({ id, name }) => [id, firstName(name)])) : null;
  const step = { day: 1, week: 7, agenda: 28 }[view];
  const stretch = { day: "day", week: "week", agenda: "four weeks" }[view];
  return (
    <>
      <DeskHead
        title={title}
        sub={summaryOf(columns, zone)}
        actions={
          <>
            <ButtonLink look="quiet" to={address({ on: addDays(on, -step) })} aria-label={`The ${stretch} before`}>
              <ChevronLeft />
            </ButtonLink>
            <ButtonLink to={address({ on: today })}>{view === "week" ? "This week" : "Today"}</ButtonLink>
            <ButtonLink look="quiet" to={address({ on: addDays(on, step) })} aria-label={`The ${stretch} after`}>
              <ChevronRight />
            </ButtonLink>
            <ButtonLink look="filled" icon={Plus} to={desk.bookFor()}>
              Book a session
            </ButtonLink>
          </>
        }
      />
      <div className="calendar-bar">
        <nav className="views" aria-label="How it is shown">
          {views.map((one) => (
            <Link key={one} to={address({ view: one })} aria-current={one === view ? "true" : undefined}>
              {one === "day" ? "Day" : one === "week" ? "Week" : "Agenda"}
            </Link>
          ))}
        </nav>
        <WhoseCalendar address={(to) => address({ who: to })} />
        <Link className="link small" to={desk.waitingList}>
          {data.waiting > 0 ? `Waiting list: ${data.waiting}` : "Waiting list"}
        </Link>
      </div>
      <Asks />
      {data.doubted.length > 0 && (
        <Band tone="look">
          Your calendar {data.doubted.map((name) => `“${name}”`).join(" and ")} can’t be read just now, so times that
          you have filled there may still be offered. <Link to={desk.calendars}>See what it says</Link>
        </Band>
      )}
      {data.noHours && (
        <Band>
          Nobody can book with you yet. Say in <Link to={desk.sessionHours}>your hours for sessions</Link> when you are
          there; until then you book for families here.
        </Band>
      )}
      {view === "agenda" ? (
        <CalendarAgenda columns={columns} coaches={names} />
      ) : (
        <>
          <CalendarColumns
            key={address({})}
            {...data}
            coaches={byCoach ? null : names}
            back={address({})}
            dayAddress={(date) => address({ view: "day", on: date })}
          />
          <CalendarLegend columns={columns} keys={singleKeys} />
        </>
      )}
    </>
  );
}

/** Her own, a colleague's, or the whole practice's. */
function WhoseCalendar({ address }: { address: (who: string) => string }) {
  const { who, coaches, me } = useLoaderData<typeof loader>();
  const coaching = coaches.some(({ id }) => id === me);
  if (coaches.length < 2 && coaching) return null;
  return (
    <Chips label="Whose calendar">
      {coaching && (
        <ChipLink to={address("me")} on={who === "me" || who === me}>
          Yours
        </ChipLink>
      )}
      {coaches
        .filter(({ id }) => id !== me)
        .map(({ id, name }) => (
          <ChipLink key={id} to={address(id)} on={who === id}>
            {firstName(name)}’s
          </ChipLink>
        ))}
      <ChipLink to={address("all")} on={who === "all"}>
        Everybody’s
      </ChipLink>
    </Chips>
  );
}

/** Who asks for a time, whichever week is shown: it is hers to answer. */
function Asks() {
  const { asks } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  if (asks.length === 0) return null;
  return (
    <Band tone="look">
      <ul>
        {asks.map((ask) => (
          <li key={ask.id}>
            <Link to={desk.session(ask.id)}>{ask.family} asks</Link> for{" "}
            {dayAndTime(ask.startsAt, { locale: "en-US", zone })}: {ask.service}.
          </li>
        ))}
      </ul>
    </Band>
  );
}

/** A day of this century, as an address names it. */
function dayIn(asked: string | null): string | null {
  if (!asked || !/^20\d\d-\d\d-\d\d$/.test(asked)) return null;
  const at = Date.parse(`${asked}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== asked ? null : asked;
}

const whoIn = (asked: string | null): string | null =>
  asked === "me" || asked === "all" || (asked !== null && isId(asked)) ? asked : null;
