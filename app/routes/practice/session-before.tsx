import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { pageBefore } from "#app/domain/meetings/before.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { SaidWords } from "#app/routes/meetings/said-words.tsx";
import { dayAndClock, firstNames, lengthInWords, placeInWords } from "#app/routes/meetings/when-and-who.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { dayWithYear, hardSpaces, longDay, shortDay, sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { ChildFacts } from "./known-beside.tsx";
import { GoalsBefore, HomeworkBefore, PointsBefore, SharedBefore } from "./session-before-lists.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Before you meet ${data.title} · ${data.practiceName}` : "Before you meet" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const page = await coach.write((tx) => pageBefore(tx, coach, idFrom(args.params.appointment)));
  if (!page) throw notFound();
  const title = firstNames(page.comers, page.familyName ?? "the group");
  return { page, title, practiceName: coach.practiceName, mine: page.memberId === coach.memberId };
}

export default function Before() {
  const { page, title, mine } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  const known = page.drafts.length + page.homework.length + page.points.length + page.goals.length > 0;
  const over = new Date(page.endsAt) <= new Date(page.now);
  const when = `${dayAndClock(page.startsAt, place)}, ${lengthInWords(page)}.`;
  const where = page.placeWords || capital(placeInWords(page.place));
  const meets = mine ? (over ? "you met" : "you meet") : `${firstName(page.coach)} ${over ? "met" : "meets"}`;
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.calendar, words: "Calendar" },
          { to: desk.session(page.id), words: page.service },
        ]}
        title={hardSpaces(`Before ${meets} ${title}`)}
        sub={hardSpaces(`${when} ${where}.${over ? " It is over; this is how things stand today." : ""}`)}
        actions={
          <>
            {page.familyId && (
              <Link className="link small" to={desk.family(page.familyId).overview}>
                {page.familyName}
              </Link>
            )}
            <ButtonLink look="filled" to={desk.sessionNotes(page.id)}>
              Open the notes
            </ButtonLink>
          </>
        }
      />
      <div className="columns">
        <div>
          <ToTalkAbout />
          {!known && (
            <EmptyState title="Nothing is shared yet">
              <p>
                Messages, homework and settled points stand here once they are shared with you. Today there are only
                people to meet.
              </p>
            </EmptyState>
          )}
          <SharedBefore drafts={page.drafts} now={page.now} />
          <HomeworkBefore homework={page.homework} familyId={page.familyId} now={page.now} />
          <PointsBefore points={page.points} familyId={page.familyId} />
          <GoalsBefore goals={page.goals} familyId={page.familyId} />
        </div>
        <aside>
          {page.children.map((child) => (
            <div className="before-child" key={child.id}>
              <ChildFacts child={child} now={new Date(page.now)} />
            </div>
          ))}
          <LastTime />
          <LastNote />
          <Near />
        </aside>
      </div>
    </>
  );
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** What each of them would like to talk about, in her own words; nothing of it reaches the other. */
function ToTalkAbout() {
  const { page } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  const nameOf = (id: string) => page.comers.find((one) => one.id === id)?.name ?? "";
  const silent = page.comers.filter((one) => !page.talks.some((talk) => talk.guardianId === one.id));
  const over = new Date(page.endsAt) <= new Date(page.now);
  return (
    <Section title="To talk about">
      <div className="stack">
        {page.talks.map((talk) => (
          <Said
            key={`${talk.guardianId} ${talk.id}`}
            size="large"
            by={hardSpaces(
              `${firstName(nameOf(talk.guardianId))}, ${talk.sharedAt ? sinceWords(talk.sharedAt, page.now, place) : "when it was booked"}`,
            )}
          >
            {talk.words}
          </Said>
        ))}
        {page.said.map(({ asked, said }) => (
          <Said key={asked} by={asked}>
            {said}
          </Said>
        ))}
        {silent.length > 0 && (
          <p className="soft">
            {over
              ? `${firstNames(silent)} sent nothing before it.`
              : `${firstNames(silent)} ${silent.length > 1 ? "have" : "has"} not said yet, and ${silent.length > 1 ? "are" : "is"} asked by mail the day before.`}
          </p>
        )}
        {page.talks.length > 0 && page.comers.length > 1 && (
          <p className="small soft">Each wrote this for you alone. The other has not seen it.</p>
        )}
      </div>
    </Section>
  );
}

/** The session before this one: the recap that they have too, and what was kept of each alone. */
function LastTime() {
  const { page } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const { last, comers } = page;
  if (!last) return null;
  const day = longDay(last.startsAt, { locale: "en-US", zone });
  const alone = comers.length === 1 ? (comers[0]?.name ?? null) : null;
  return (
    <Section
      title="Last time"
      aside={
        <Link className="link" to={desk.sessionNotes(last.id)}>
          {hardSpaces(day)}
        </Link>
      }
    >
      {last.notes.length === 0 && last.recap === null && <p className="soft">No notes were kept of it.</p>}
      {last.notes.map((note) => (
        <div key={note.who ?? "all"} className="mb-4">
          {(last.notes.length > 1 || comers.length > 1) && note.who && (
            <p className="small soft">With {firstName(note.who)}, private</p>
          )}
          <SaidWords words={note.words} alone={note.who ?? alone} />
        </div>
      ))}
      {last.recap !== null && (
        <details>
          <summary className="link small">The recap that they have</summary>
          <SaidWords words={last.recap} alone={alone} />
        </details>
      )}
    </Section>
  );
}

function LastNote() {
  const { page } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const { note, familyId } = page;
  if (!note || !familyId) return null;
  return (
    <Section
      title="The last note"
      aside={
        <Link className="link" to={desk.family(familyId).notes}>
          All notes
        </Link>
      }
    >
      <p className="words whitespace-pre-line">{note.words}</p>
      <p className="small soft">
        {note.by}, {dayWithYear(note.day, { locale: "en-US", zone })}
      </p>
    </Section>
  );
}

function Near() {
  const { page } = useLoaderData<typeof loader>();
  if (page.near.length === 0) return null;
  return (
    <Section title="What is near">
      <ul className="grid gap-3">
        {page.near.map((date) => (
          <li className="day-line" key={`${date.day} ${date.words}`}>
            <time dateTime={date.day}>{shortDay(date.day, { locale: "en-US", zone: "UTC" })}</time>
            <span>
              {date.words}
              {date.child && <span className="small soft block">{date.child}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
