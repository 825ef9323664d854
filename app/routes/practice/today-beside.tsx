import { Link, useLoaderData } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import { clockTime, longDay, shortDay, sinceWords } from "#app/ui/date-words.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./today.tsx";
import { useDesk } from "./use-desk.ts";

/** Beside the queue: whom she meets, dates that are near, families to hear from, and what was given and rests. Only what there is. */
export function TodayBeside() {
  const { meets, dates, quiet, resting } = useLoaderData<typeof loader>();
  if (meets.length + dates.length + quiet.length + resting.length === 0) return null;
  return (
    <aside>
      <YouMeet />
      <Dates />
      <FamiliesToHearFrom />
      <GivenAndResting />
    </aside>
  );
}

/** Whom she meets today and tomorrow, with one page to read before each; who asks for a time. */
function YouMeet() {
  const { meets, now } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  if (meets.length === 0) return null;
  const today = longDay(now, place);
  return (
    <Section title="You meet" aside={<Link to={desk.calendar}>Your week</Link>}>
      <ul className="grid gap-3">
        {meets.map((one) => {
          const day = longDay(one.startsAt, place);
          const whom = one.family ?? one.service;
          const over = one.state === "done" || new Date(one.endsAt) < now;
          return (
            <li className="day-line is-hour" key={one.id}>
              <time dateTime={one.startsAt}>
                {clockTime(one.startsAt, place)}
                {day !== today && (
                  <small className="soft block">
                    {one.state === "requested" ? shortDay(one.startsAt, place) : "tomorrow"}
                  </small>
                )}
              </time>
              <span>
                <Link
                  className={over ? "soft no-underline hover:underline" : "no-underline hover:underline"}
                  to={desk.session(one.id)}
                >
                  {one.state === "requested" ? `${whom} asks` : whom}
                </Link>
                <span className="small soft block">
                  {over && "Over. "}
                  {one.family ? one.service : "A group"}
                  {one.state === "booked" && !over && (
                    <>
                      . <Link to={desk.sessionBefore(one.id)}>Read before it</Link>
                    </>
                  )}
                </span>
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

function Dates() {
  const { dates } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  if (dates.length === 0) return null;
  return (
    <Section title="Dates that are near">
      <ul className="grid gap-3">
        {dates.map((date) => (
          <li className="day-line" key={`${date.familyId} ${date.day} ${date.words}`}>
            <time dateTime={date.day}>{shortDay(date.day, { locale: "en-US", zone: "UTC" })}</time>
            <span>
              {date.words}
              <Link className="small soft block" to={desk.family(date.familyId).timeline}>
                {date.child ? `${date.child}, ${date.family}` : date.family}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function FamiliesToHearFrom() {
  const { quiet, now } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  if (quiet.length === 0) return null;
  return (
    <Section title="Families to hear from">
      <ul className="grid gap-3">
        {quiet.map((family) => (
          <li key={family.familyId}>
            <Link className="no-underline hover:underline" to={desk.family(family.familyId).overview}>
              {family.family}
            </Link>
            <span className="small soft block">
              {family.heardAt ? `Last heard ${sinceWords(family.heardAt, now, place)}` : "Not heard from yet"}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function GivenAndResting() {
  const { resting, now } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  if (resting.length === 0) return null;
  return (
    <Section title="Given, and resting">
      <ul className="grid gap-3">
        {resting.map((one) => (
          <li key={one.id}>
            <Link className="no-underline hover:underline" to={desk.family(one.familyId).assignment(one.id)}>
              {one.title}
            </Link>
            <span className="small soft block">
              {one.who ? `${firstName(one.who)}, ${one.family}. ` : `${one.family}. `}
              {one.state === "not this week" ? "Not this week, since " : "Given "}
              {sinceWords(one.since, now, place)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
