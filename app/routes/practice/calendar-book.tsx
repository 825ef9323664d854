import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { isId, newId } from "#app/domain/ids.ts";
import { firstName } from "#app/domain/names.ts";
import { book } from "#app/domain/scheduling/book.server.ts";
import { bookForm, wishedTime } from "#app/domain/scheduling/calendar.forms.server.ts";
import { schedulingOf, slotsOf } from "#app/domain/scheduling/scheduling-of.server.ts";
import { bookingChoices } from "#app/domain/scheduling/session.queries.server.ts";
import { tookATime } from "#app/domain/scheduling/waiting-list.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { BookingFields, chosenFrom } from "./booking-fields.tsx";
import { BookingTabs } from "./booking-tabs.tsx";
import { SlotChoice } from "./slot-choice.tsx";
import { useDesk } from "./use-desk.ts";
import { weeksAhead } from "./weeks-ahead.ts";
import { WeeksAhead } from "./weeks-ahead-links.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Book a session · ${data.practiceName}` : "Book a session" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const url = new URL(args.request.url);
  const id = (name: string) => {
    const asked = url.searchParams.get(name);
    return isId(asked ?? undefined) ? asked : null;
  };
  const window = weeksAhead(url, member.now);
  const family = id("family");
  const [choices, chosen, scheduling] = await member.read(async (tx) => {
    const found = await bookingChoices(tx, { family, groups: false });
    const chosen = chosenFrom(found, (name) => id(name) ?? "", member.memberId);
    const whole = chosen.guardianId && chosen.serviceId && chosen.coachId;
    const { serviceId, coachId: coach } = chosen;
    return [found, chosen, whole ? await schedulingOf(tx, { serviceId, coach, window }) : undefined] as const;
  });
  return {
    practiceName: member.practiceName,
    ...{ choices, chosen, family },
    key: newId(),
    waiting: id("waiting"),
    slots: scheduling ? slotsOf(scheduling, window, 200).map(({ startsAt }) => startsAt) : null,
    weeks: window.weeks,
  };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const form = await readForm(args.request, bookForm);
  if (!form.ok) return form.answer;
  const { waiting, ...values } = form.values;
  const startsAt = wishedTime(values, member.zone);
  const done = await form.attempt(() =>
    member.write(async (tx) => {
      const guardian = await tx
        .selectFrom("guardian")
        .select("zone")
        .where("id", "=", values.guardianId)
        .executeTakeFirst();
      const more = { readerZone: guardian?.zone ?? member.zone, answers: {}, toTalkAbout: "" };
      const booked = await book(tx, member, { ...values, ...more, startsAt }, args.context.secret);
      if (waiting && booked.isNew) await tookATime(tx, waiting);
      return booked;
    }),
  );
  if (!done.ok) return done.answer;
  const when = dayAndTime(startsAt, { locale: "en-US", zone: member.zone });
  const to = paths.desk(member.practice).session(done.result.id);
  return redirectWithNotice(args.context, to, `Booked for ${when}. They are told by mail.`);
}

export default function BookSession() {
  const { choices, chosen, family, key, slots, weeks, waiting } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const [asked] = useSearchParams();
  const guardian = choices.guardians.find(({ id }) => id === chosen.guardianId);
  const typed = (field: string) => (typeof answer?.typed[field] === "string" ? answer.typed[field] : "");
  const hidden = { key, ...chosen, ...(waiting ? { waiting } : {}) };
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.calendar, words: "Calendar" }]}
        title={guardian ? `Book a session for ${guardian.name}` : "Book a session"}
        sub="What you book stands at once, and the family is told by mail."
      />
      <BookingTabs family={family ?? undefined} />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {choices.services.length === 0 ? (
        <EmptyState title="Nothing can be booked yet.">
          <p>
            An owner says what can be booked under <Link to={desk.services}>Services</Link>: how long it is, where, and
            who offers it.
          </p>
        </EmptyState>
      ) : (
        <Form method="get" className="booking-choice">
          {family && <input type="hidden" name="family" value={family} />}
          {waiting && <input type="hidden" name="waiting" value={waiting} />}
          <BookingFields choices={choices} chosen={chosen} problems={answer?.problems} />
          <FormButton look={slots ? "outlined" : "filled"}>Show free times</FormButton>
        </Form>
      )}
      {slots && (
        <>
          <WeeksAhead
            weeks={weeks}
            address={(to) => `?${new URLSearchParams({ ...Object.fromEntries(asked), weeks: to })}`}
          />
          <SlotChoice
            slots={slots}
            readerZone={guardian?.zone ?? null}
            hidden={hidden}
            press={`Book ${guardian ? firstName(guardian.name) : "them"} at this time`}
            answer={answer}
            typed={{ day: typed("day"), time: typed("time") }}
          />
        </>
      )}
    </>
  );
}
