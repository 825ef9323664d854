import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { waitForm } from "#app/domain/scheduling/booking.forms.server.ts";
import { servicesFor } from "#app/domain/scheduling/family-sessions.queries.server.ts";
import { joinWaitingList } from "#app/domain/scheduling/waiting-list.server.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { DateField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedSeveral, typedText } from "./typed.ts";

export const meta = () => [{ title: "When a time comes free · Alongside" }];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const serviceId = idFrom(args.params.service);
  const service = (await guardian.read((tx) => servicesFor(tx, guardian))).find(({ id }) => id === serviceId);
  if (!service) throw notFound();
  const today = localDate(guardian.now, guardian.zone);
  return { service, id: newId(), firstDay: today, lastDay: addDays(today, 21) };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const serviceId = idFrom(args.params.service);
  const form = await readForm(args.request, waitForm);
  if (!form.ok) return form.answer;
  const values = { ...form.values, serviceId, coachId: null };
  const done = await form.attempt(() => guardian.write((tx) => joinWaitingList(tx, guardian, guardian, values)));
  if (!done.ok) return done.answer;
  const { sessions } = paths.home(guardian.practice, guardian.familyId);
  return redirectWithNotice(args.context, sessions, "You are asked as soon as a time comes free.");
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].map((label, place) => ({
  value: String(place + 1),
  label,
}));
const schoolDays = ["1", "2", "3", "4", "5"];

/** She is asked when a time comes free, in turn; nothing is booked for her. */
export default function WaitForTime() {
  const { service, id, firstDay, lastDay } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const { problems = {} } = answer ?? {};
  return (
    <PocketPage back={{ to: home.bookService(service.id), words: service.name }}>
      <PocketHead
        title="When a time comes free"
        lede="We write to you, in turn. The time is kept for you while you decide, and nothing is booked without your yes."
      />
      <Form method="post">
        <FormProblems problems={problems} whole={answer?.whole} />
        <input type="hidden" name="id" value={typedText(answer, "id") ?? id} />
        <div className="field-list">
          <div className="pair-of-fields">
            <DateField
              name="firstDay"
              label="From"
              required
              typed={typedText(answer, "firstDay") ?? firstDay}
              problem={problems.firstDay}
            />
            <DateField
              name="lastDay"
              label="Until"
              required
              typed={typedText(answer, "lastDay") ?? lastDay}
              problem={problems.lastDay}
            />
          </div>
          <ChoiceGroup
            name="weekdays"
            legend="Days that could suit"
            several
            compact
            choices={weekdays}
            typed={typedSeveral(answer, "weekdays") ?? schoolDays}
            problem={problems.weekdays}
          />
        </div>
        <div className="form-end">
          <FormButton look="filled" waitingWords="One moment…">
            Ask me when one comes free
          </FormButton>
        </div>
      </Form>
    </PocketPage>
  );
}
