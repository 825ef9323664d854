import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { groupForm, wishedTime } from "#app/domain/scheduling/calendar.forms.server.ts";
import { openGroupWeekly } from "#app/domain/scheduling/open-group.server.ts";
import { schedulingOf, slotsOf } from "#app/domain/scheduling/scheduling-of.server.ts";
import { bookingChoices } from "#app/domain/scheduling/session.queries.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime, shortDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { BookingFields, chosenFrom } from "./booking-fields.tsx";
import { BookingTabs } from "./booking-tabs.tsx";
import { SlotChoice } from "./slot-choice.tsx";
import { useDesk } from "./use-desk.ts";
import { weeksAhead } from "./weeks-ahead.ts";
import { WeeksAhead } from "./weeks-ahead-links.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Open a group · ${data.practiceName}` : "Open a group" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const url = new URL(args.request.url);
  const window = weeksAhead(url, member.now);
  const [choices, chosen, scheduling] = await member.read(async (tx) => {
    const found = await bookingChoices(tx, { family: null, groups: true });
    const chosen = chosenFrom(found, (name) => url.searchParams.get(name) ?? "", member.memberId);
    const { serviceId, coachId: coach } = chosen;
    return [
      found,
      chosen,
      serviceId && coach ? await schedulingOf(tx, { serviceId, coach, window }) : undefined,
    ] as const;
  });
  return {
    practiceName: member.practiceName,
    choices: { ...choices, guardians: [] },
    chosen,
    key: newId(),
    times: timesFrom(url.searchParams.get("times")),
    slots: scheduling ? slotsOf(scheduling, window, 200).map(({ startsAt }) => startsAt) : null,
    weeks: window.weeks,
  };
}

const timesFrom = (asked: string | null): number => Math.min(Math.max(Math.trunc(Number(asked)) || 1, 1), 20);

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const form = await readForm(args.request, groupForm);
  if (!form.ok) return form.answer;
  const startsAt = wishedTime(form.values, member.zone);
  const done = await form.attempt(() =>
    member.write((tx) => {
      const { times, ...values } = form.values;
      return openGroupWeekly(tx, member, { ...values, startsAt }, { times, zone: member.zone }, args.context.secret);
    }),
  );
  if (!done.ok) return done.answer;
  const { first, opened, leftOut } = done.result;
  const to = paths.desk(member.practice).session(first.id);
  const when = dayAndTime(startsAt, { locale: "en-US", zone: member.zone });
  return redirectWithNotice(
    args.context,
    to,
    `Open: ${when}${opened > 1 ? `, and ${opened - 1} more` : ""}.${leftOutWords(leftOut)}`,
  );
}

/** " December 22 is left out: you are not free then." */
function leftOutWords(dates: readonly string[]): string {
  if (dates.length === 0) return "";
  const said = dates.map((date) => shortDay(date, { locale: "en-US", zone: "UTC" }));
  return ` Left out, since that time is not free: ${new Intl.ListFormat("en-US").format(said)}.`;
}

export default function OpenGroup() {
  const { choices, chosen, key, slots, weeks, times } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const [asked] = useSearchParams();
  const typed = (field: string) => (typeof answer?.typed[field] === "string" ? answer.typed[field] : "");
  const { serviceId, coachId } = chosen;
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.calendar, words: "Calendar" }]}
        title="Open a group"
        sub="Once, or every week at the same time; then you give the seats away, or families take them. Each learns how many come, never who."
      />
      <BookingTabs />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {choices.services.length === 0 ? (
        <EmptyState title="There is no group to open yet.">
          <p>
            A service with more than one seat is a group. An owner makes one under{" "}
            <Link to={desk.services}>Services</Link>.
          </p>
        </EmptyState>
      ) : (
        <Form method="get" className="booking-choice">
          <BookingFields choices={choices} chosen={chosen} problems={answer?.problems} whom={false} />
          <TextField
            name="times"
            label="For how many weeks"
            type="number"
            inputMode="numeric"
            min={1}
            max={20}
            typed={String(times)}
            problem={answer?.problems.times}
          />
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
            readerZone={null}
            hidden={{ key, serviceId, coachId, times }}
            press={times === 1 ? "Open it at this time" : `Open ${times} weeks from this time`}
            note={
              times === 1
                ? "Opens one session. For more weeks, say so above first."
                : `Opens ${times} sessions, one a week, from the one that you press.`
            }
            answer={answer}
            typed={{ day: typed("day"), time: typed("time") }}
          />
        </>
      )}
    </>
  );
}
