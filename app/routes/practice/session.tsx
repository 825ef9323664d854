import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayRead } from "#app/domain/practice/member.ts";
import { isLate, standing } from "#app/domain/scheduling/appointment.ts";
import { sessionForm } from "#app/domain/scheduling/calendar.forms.server.ts";
import { bookingChoices, sessionPage } from "#app/domain/scheduling/session.queries.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { StateMark, type StateShape } from "#app/ui/state-mark.tsx";
import { actOnSession } from "./session-acts.server.ts";
import { SessionDecision } from "./session-decision.tsx";
import { SessionFacts } from "./session-facts.tsx";
import { SessionHistory } from "./session-history.tsx";
import { SessionPeople } from "./session-people.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.title}, ${data.session.service} · ${data.practiceName}` : "Session" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const id = idFrom(args.params.appointment);
  const [session, choices] = await member.read(async (tx) => {
    const found = await sessionPage(tx, id);
    // Only into a group that is to come is anybody put by hand.
    const sits = found && found.familyId === null && found.startsAt > found.now;
    return [found, sits ? await bookingChoices(tx, { family: null, groups: true }) : null] as const;
  });
  if (!session) throw notFound();
  const { roles, memberId } = member;
  const stands = standing(session.state);
  return {
    practiceName: member.practiceName,
    title: session.family ?? session.service,
    session,
    choices: choices?.guardians ?? [],
    reads: mayRead(member),
    // A colleague's group is shown, and left alone.
    changes: session.familyId !== null || session.memberId === memberId || roles.some((role) => role !== "coach"),
    begun: session.startsAt <= session.now,
    late: stands && isLate(session, session.now),
  };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const id = idFrom(args.params.appointment);
  const form = await readForm(args.request, sessionForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => member.write((tx) => actOnSession(tx, member, id, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(member.practice).session(id), done.result);
}

const marks: Readonly<Record<string, { shape: StateShape; words: string }>> = {
  requested: { shape: "look", words: "Asked for; yours to answer" },
  held: { shape: "half", words: "Held" },
  booked: { shape: "open", words: "Booked" },
  declined: { shape: "aside", words: "Declined" },
  expired: { shape: "aside", words: "Let go" },
  done: { shape: "done", words: "Done" },
  missed: { shape: "aside", words: "Nobody came" },
  cancelled: { shape: "aside", words: "Cancelled" },
  "cancelled late": { shape: "aside", words: "Cancelled late" },
};

export default function Session() {
  const { session, title, reads } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const mark = marks[session.state];
  const join = /https:\/\/[^\s<>"]+/.exec(session.words?.placeWords ?? "")?.[0];
  const meets = session.state === "booked" && reads;
  return (
    <>
      <DeskHead
        crumbs={[{ to: `${desk.calendar}?on=${dayOf(session.startsAt, zone)}`, words: "Calendar" }]}
        title={title}
        sub={`${session.familyId ? session.service : "A group"}. With ${session.coach} on ${longDay(session.startsAt, { locale: "en-US", zone })}.`}
        states={mark && <StateMark shape={mark.shape}>{mark.words}</StateMark>}
        actions={
          <>
            {meets && <ButtonLink to={desk.sessionBefore(session.id)}>One page before it</ButtonLink>}
            {reads && ["booked", "done"].includes(session.state) && (
              <ButtonLink to={desk.sessionNotes(session.id)}>Notes</ButtonLink>
            )}
            {session.state === "booked" && join && (
              <a className="button is-filled" href={join} rel="noreferrer">
                Join
              </a>
            )}
          </>
        }
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <div className="columns">
        <div>
          <SessionDecision />
          <SessionFacts answer={answer} />
        </div>
        <aside>
          <SessionPeople answer={answer} />
          <SessionHistory />
        </aside>
      </div>
    </>
  );
}

const dayOf = (at: Date, zone: string) => new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
