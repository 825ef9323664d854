import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { isId, newId } from "#app/domain/ids.ts";
import { bookSeries, DatesTaken } from "#app/domain/scheduling/book-series.server.ts";
import { seriesForm } from "#app/domain/scheduling/calendar.forms.server.ts";
import { bookingChoices } from "#app/domain/scheduling/session.queries.server.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { CheckboxField, DateField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { BookingFields, chosenFrom } from "./booking-fields.tsx";
import { BookingTabs } from "./booking-tabs.tsx";
import { zoneWords } from "./calendar-words.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Book a series · ${data.practiceName}` : "Book a series" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const asked = new URL(args.request.url).searchParams;
  const family = isId(asked.get("family") ?? undefined) ? asked.get("family") : null;
  const choices = await member.read((tx) => bookingChoices(tx, { family, groups: false }));
  return {
    practiceName: member.practiceName,
    ...{ choices, family },
    chosen: chosenFrom(choices, (name) => asked.get(name) ?? "", member.memberId),
    id: newId(),
    tomorrow: addDays(localDate(member.now, member.zone), 1),
  };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const form = await readForm(args.request, seriesForm);
  if (!form.ok) return form.answer;
  const { time, ...values } = form.values;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const wanted = { ...values, atMinutes: hours * 60 + minutes, zone: member.zone };
  let taken: readonly string[] = [];
  const done = await form.attempt(() =>
    member
      .write((tx) => bookSeries(tx, member, wanted, args.context.secret))
      .catch((error) => {
        if (error instanceof DatesTaken) taken = error.dates;
        throw error;
      }),
  );
  if (!done.ok && taken.length > 0) return answerForm({ problems: {}, whole: takenWords(taken), typed: form.typed });
  if (!done.ok) return done.answer;
  const { length } = done.result;
  const left = values.times - length;
  const words = left > 0 ? `${length} sessions booked; ${left} left out.` : `${length} sessions booked.`;
  return redirectWithNotice(
    args.context,
    paths.desk(member.practice).series(values.id),
    `${words} They are told in one mail.`,
  );
}

/** "December 8 and December 22 are not free …" */
function takenWords(dates: readonly string[]): string {
  const said = dates.map((date) => longDay(date, { locale: "en-US", zone: "UTC" }).replace(/^\w+, /, ""));
  const which = new Intl.ListFormat("en-US").format(said);
  return `Nothing is booked yet: ${which} ${dates.length === 1 ? "is" : "are"} not free at that time. Take another time, or leave ${dates.length === 1 ? "it" : "them"} out.`;
}

export default function NewSeries() {
  const { choices, chosen, family, id, tomorrow } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const typed = (field: string, usual = "") => (typeof answer?.typed[field] === "string" ? answer.typed[field] : usual);
  const problems = answer?.problems ?? {};
  const again = answer
    ? { guardianId: typed("guardianId"), serviceId: typed("serviceId"), coachId: typed("coachId") }
    : chosen;
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.calendar, words: "Calendar" }]}
        title="Book a series"
        sub="At the same time of day every few weeks. Each can be moved or cancelled by itself."
      />
      <BookingTabs family={family ?? undefined} />
      <FormProblems problems={problems} whole={answer?.whole} />
      <Form method="post" className="narrow field-list">
        <input type="hidden" name="id" value={typed("id", id)} />
        <BookingFields choices={choices} chosen={again} problems={problems} />
        <div className="pair-of-fields">
          <DateField
            name="firstDay"
            label="The first on"
            required
            min={tomorrow}
            typed={typed("firstDay")}
            problem={problems.firstDay}
          />
          <TextField
            name="time"
            label={`At, ${zoneWords(zone)}`}
            type="time"
            required
            typed={typed("time")}
            problem={problems.time ?? problems.startsAt}
          />
        </div>
        <div className="pair-of-fields">
          <TextField
            name="everyWeeks"
            label="Every how many weeks"
            type="number"
            inputMode="numeric"
            min={1}
            max={12}
            required
            typed={typed("everyWeeks", "2")}
            problem={problems.everyWeeks}
          />
          <TextField
            name="times"
            label="How many sessions"
            type="number"
            inputMode="numeric"
            min={2}
            max={52}
            required
            typed={typed("times", "6")}
            problem={problems.times}
          />
        </div>
        <CheckboxField
          name="leaveOutTaken"
          label="Leave out a date that isn’t free"
          hint="Otherwise nothing is booked until every date is free."
          checked={typed("leaveOutTaken") === "on"}
        />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Booking…">
            Book the series
          </FormButton>
        </div>
      </Form>
    </>
  );
}
