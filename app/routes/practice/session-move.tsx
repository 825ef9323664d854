import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { standing } from "#app/domain/scheduling/appointment.ts";
import { moveForm, wishedTime } from "#app/domain/scheduling/calendar.forms.server.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import { schedulingOf, slotsOf } from "#app/domain/scheduling/scheduling-of.server.ts";
import { sessionPage } from "#app/domain/scheduling/session.queries.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireMember } from "#app/http/guards.server.ts";
import { localPath } from "#app/http/local-path.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { SlotChoice } from "./slot-choice.tsx";
import { useDesk } from "./use-desk.ts";
import { weeksAhead } from "./weeks-ahead.ts";
import { WeeksAhead } from "./weeks-ahead-links.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Another time for ${data.name} · ${data.practiceName}` : "Another time" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const id = idFrom(args.params.appointment);
  const window = weeksAhead(new URL(args.request.url), member.now);
  const [session, scheduling] = await member.read(async (tx) => {
    const found = await sessionPage(tx, id);
    const free =
      found && (await schedulingOf(tx, { serviceId: found.serviceId, window, leavingOut: id, coach: found.memberId }));
    return [found, free] as const;
  });
  if (!session) throw notFound();
  const now = session.startsAt.getTime();
  return {
    practiceName: member.practiceName,
    name: session.family ?? session.service,
    session: {
      id,
      startsAt: session.startsAt,
      sequence: session.sequence,
      service: session.service,
      coach: session.coach,
    },
    told: session.guardian ?? "Everybody in it",
    stands: standing(session.state),
    readerZone: session.familyId ? session.readerZone : null,
    slots: scheduling
      ? slotsOf(scheduling, window, 200).flatMap(({ startsAt }) => (startsAt === now ? [] : [startsAt]))
      : [],
    weeks: window.weeks,
  };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const id = idFrom(args.params.appointment);
  const form = await readForm(args.request, moveForm);
  if (!form.ok) return form.answer;
  const { sequence, anyTime, back } = form.values;
  const startsAt = wishedTime(form.values, member.zone);
  const done = await form.attempt(() =>
    member.write((tx) => moveAppointment(tx, member, { id, sequence, startsAt, anyTime })),
  );
  if (!done.ok) return done.answer;
  const when = dayAndTime(startsAt, { locale: "en-US", zone: member.zone });
  const to = localPath(back) ?? paths.desk(member.practice).session(id);
  return redirectWithNotice(args.context, to, `Moved to ${when}.`);
}

export default function MoveSession() {
  const { session, name, told, stands, slots, readerZone, weeks } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const [asked] = useSearchParams();
  const when = dayAndTime(session.startsAt, { locale: "en-US", zone });
  const typed = (field: string) => (typeof answer?.typed[field] === "string" ? answer.typed[field] : "");
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.calendar, words: "Calendar" },
          { to: desk.session(session.id), words: name },
        ]}
        title={`Another time for ${name}`}
        sub={`${session.service}. With ${session.coach}, now ${when}. ${told} is told by mail.`}
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {stands ? (
        <>
          <WeeksAhead
            weeks={weeks}
            address={(to) => `?${new URLSearchParams({ ...Object.fromEntries(asked), weeks: to })}`}
          />
          <SlotChoice
            slots={slots}
            readerZone={readerZone}
            hidden={{ sequence: session.sequence, ...(typed("back") ? { back: typed("back") } : {}) }}
            press="Move it to this time"
            answer={answer}
            typed={{ day: typed("day"), time: typed("time") }}
          />
        </>
      ) : (
        <EmptyState title="This session can’t be moved any more.">
          <p>
            What took place or was cancelled stays as it is. <Link to={desk.bookFor()}>Book a new one</Link> instead.
          </p>
        </EmptyState>
      )}
    </>
  );
}
