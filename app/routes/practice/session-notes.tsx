import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { library } from "#app/domain/homework/library/library.ts";
import { newId } from "#app/domain/ids.ts";
import { recapPart } from "#app/domain/meetings/meeting.ts";
import { notesOf } from "#app/domain/meetings/notes.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { SaidWords } from "#app/routes/meetings/said-words.tsx";
import { dayAndClock, firstNames, lengthInWords } from "#app/routes/meetings/when-and-who.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { NextSteps } from "./session-next-steps.tsx";
import { NotePart } from "./session-note-part.tsx";
import { answerToNotes } from "./session-notes-actions.server.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Notes: ${data.title} · ${data.practiceName}` : "Notes" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const sheet = await coach.write((tx) => notesOf(tx, coach, idFrom(args.params.appointment)));
  if (!sheet) throw notFound();
  return {
    sheet,
    title: firstNames(sheet.comers, sheet.familyName ?? "the group"),
    practiceName: coach.practiceName,
    memberId: coach.memberId,
    sitting: newId(),
    // Of every form that makes a row, so that one sent twice makes one.
    fresh: { share: newId(), step: newId(), assignment: newId() },
    today: localDate(coach.now, coach.zone),
    exercises: library.map(({ key, title, minutes }) => ({ key, title, minutes })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  return answerToNotes(args, coach);
}

// Also after a refusal: a stale part learns the new version, so that saving again is a choice.
export const shouldRevalidate = () => true;

export default function Notes() {
  const { sheet, title } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const [asked] = useSearchParams();
  const place = { locale: "en-US", zone };
  const joint = sheet.comers.length > 1;
  // The recap is written by one coach; a colleague reads it beside her own notes.
  const recapIsMine = !sheet.notes.some((note) => note.part === recapPart && !note.mine);
  const parts = [...sheet.comers.map((one) => one.id), ...(recapIsMine ? [recapPart] : [])];
  const when = `${dayAndClock(sheet.startsAt, place)}, ${lengthInWords(sheet)}.`;
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.calendar, words: "Calendar" },
          { to: desk.session(sheet.id), words: sheet.service },
        ]}
        title={hardSpaces(`Notes: ${title}`)}
        sub={hardSpaces(when)}
        actions={<ButtonLink to={desk.sessionBefore(sheet.id)}>The page before it</ButtonLink>}
      />
      <FormProblems problems={answer?.typed.part === undefined ? answer?.problems : undefined} whole={answer?.whole} />
      <div className="columns">
        <div>
          <p className="small soft narrow mb-5">
            {joint
              ? "What each said alone stays apart: private to those who coach this family and to the owner, until you share it with that parent. The recap is for both."
              : "Private to those who coach this family and to the owner, until you share it."}{" "}
            A hearing could ask for all of it.
          </p>
          {parts.map((part) => (
            <NotePart key={`${part} ${asked.get("at") ?? ""}`} part={part} answer={answer} />
          ))}
        </div>
        <aside>
          <HowItEnded />
          <ToTalkAbout />
          <Colleagues />
          <NextSteps answer={answer} />
        </aside>
      </div>
    </>
  );
}

function HowItEnded() {
  const { sheet } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  if (sheet.state !== "booked" || new Date(sheet.endsAt) > new Date(sheet.now)) return null;
  return (
    <Section title="Is it done?">
      <p className="small soft">Nobody has said yet how it ended.</p>
      <p>
        <Link className="link" to={desk.session(sheet.id)}>
          Say how it ended
        </Link>
      </p>
    </Section>
  );
}

function ToTalkAbout() {
  const { sheet } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  if (sheet.talks.length === 0) return null;
  const nameOf = (id: string) => firstName(sheet.comers.find((one) => one.id === id)?.name ?? "");
  return (
    <Section title="To talk about">
      <div className="stack">
        {sheet.talks.map((talk) => (
          <Said
            key={`${talk.guardianId} ${talk.id}`}
            size="small"
            by={`${nameOf(talk.guardianId)}, ${talk.sharedAt ? sinceWords(talk.sharedAt, sheet.now, { locale: "en-US", zone }) : "when it was booked"}`}
          >
            {talk.words}
          </Said>
        ))}
      </div>
    </Section>
  );
}

/** What another coach of the family noted of the same session: read, never changed here. */
function Colleagues() {
  const { sheet } = useLoaderData<typeof loader>();
  const theirs = sheet.notes.filter((note) => !note.mine && note.words !== "");
  if (theirs.length === 0) return null;
  const nameOf = (part: string) => sheet.comers.find((one) => one.id === part)?.name ?? null;
  return (
    <Section title="A colleague’s notes">
      {theirs.map((note) => (
        <div key={`${note.part} ${note.memberId}`} className="mb-4">
          <p className="small soft">
            {note.by}, {note.part === recapPart ? "the recap" : `with ${firstName(nameOf(note.part) ?? "")}`}
          </p>
          <SaidWords words={note.words} alone={nameOf(note.part)} />
        </div>
      ))}
    </Section>
  );
}
