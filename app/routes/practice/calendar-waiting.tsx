import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { waitingForm } from "#app/domain/scheduling/calendar.forms.server.ts";
import { bookHeld, letHoldGo } from "#app/domain/scheduling/hold.server.ts";
import { bookingChoices, type Waiter, waitingList } from "#app/domain/scheduling/session.queries.server.ts";
import { joinWaitingList, leaveWaitingList } from "#app/domain/scheduling/waiting-list.server.ts";
import { addDays } from "#app/domain/time/school-calendar.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { type MemberActor, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime, shortDay, sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import type { Tx } from "#db/client.server.ts";
import { useDesk } from "./use-desk.ts";
import { WaitingForm } from "./waiting-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Waiting list · ${data.practiceName}` : "Waiting list" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const [waiters, choices] = await member.read(async (tx) => [
    await waitingList(tx),
    await bookingChoices(tx, { family: null, groups: false }),
  ]);
  const today = localDate(member.now, member.zone);
  return {
    practiceName: member.practiceName,
    ...{ waiters, choices, today },
    inTwoMonths: addDays(today, 60),
    id: newId(),
  };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const form = await readForm(args.request, waitingForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => member.write((tx) => act(tx, member, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(member.practice).waitingList, done.result);
}

/** Calls the one verb that was asked for; what comes back is the notice. */
async function act(tx: Tx, member: MemberActor, wanted: z.output<typeof waitingForm>): Promise<string> {
  if (wanted.intent === "leave") {
    await leaveWaitingList(tx, wanted.id);
    return "Taken off the list.";
  }
  if (wanted.intent === "offer") {
    if (wanted.taken === "yes") await bookHeld(tx, member, wanted.appointment);
    else await letHoldGo(tx, member, wanted.appointment);
    return wanted.taken === "yes" ? "Booked for them." : "Let go. The next who waits is asked.";
  }
  const { guardianId, coachId = null, intent: _, ...values } = wanted;
  const guardian = await tx.selectFrom("guardian").select("familyId").where("id", "=", guardianId).executeTakeFirst();
  if (!guardian) throw new Refusal("gone", "There is nobody by that name in your families.");
  await joinWaitingList(tx, member, { guardianId, familyId: guardian.familyId }, { ...values, coachId });
  return "On the list. When a time is freed, they are asked in turn.";
}

export default function WaitingList() {
  const { waiters } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const services = [...new Set(waiters.map(({ service }) => service))];
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.calendar, words: "Calendar" }]}
        title="Waiting list"
        sub="When a time is freed, it is held for the first whom it suits, then for the next. You can also give it by hand."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <div className="columns">
        <div>
          {services.length === 0 && (
            <EmptyState title="Nobody waits.">
              <p>Families put themselves on the list when no time suits them; you can do it for them here.</p>
            </EmptyState>
          )}
          {services.map((service) => (
            <Section title={service} key={service}>
              <ol className="lines">
                {waiters
                  .filter((waiter) => waiter.service === service)
                  .map((waiter) => (
                    <Waits waiter={waiter} key={waiter.id} />
                  ))}
              </ol>
            </Section>
          ))}
        </div>
        <aside>
          <WaitingForm answer={answer} />
        </aside>
      </div>
    </>
  );
}

const weekdays = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** "any day", "Monday to Friday", "Thu, Fri" */
function daysWords(days: readonly number[]): string {
  const said = [...days].sort().join("");
  if (said === "1234567") return "any day";
  return said === "12345"
    ? "Monday to Friday"
    : [...days]
        .sort()
        .map((day) => weekdays[day])
        .join(", ");
}

function Waits({ waiter }: { waiter: Waiter }) {
  const { id } = useLoaderData<typeof loader>();
  const { paths: desk, zone } = useDesk();
  const { offer } = waiter;
  const days = daysWords(waiter.weekdays);
  const utc = { locale: "en-US", zone: "UTC" };
  const place = { locale: "en-US", zone };
  const give = `${desk.bookFor(waiter.familyId)}&${new URLSearchParams({
    guardianId: waiter.guardianId,
    serviceId: waiter.serviceId,
    waiting: waiter.id,
    ...(waiter.memberId ? { coachId: waiter.memberId } : {}),
  })}`;
  return (
    <li className="waits" key={id}>
      <div>
        <strong>{waiter.guardian}</strong>{" "}
        <Link className="link small" to={desk.family(waiter.familyId).overview}>
          {waiter.family}
        </Link>
        <p className="small soft">
          {shortDay(waiter.firstDay, utc)} to {shortDay(waiter.lastDay, utc)}, {days}
          {waiter.coach && `, with ${waiter.coach}`}. Since {shortDay(waiter.since, place)}.
        </p>
        {offer && (
          <p className="small">
            <StateMark shape="half">
              Offered <Link to={desk.session(offer.id)}>{dayAndTime(offer.startsAt, place)}</Link>, until{" "}
              {sinceWords(offer.heldUntil, offer.heldUntil, place).replace("today at ", "")}
            </StateMark>
          </p>
        )}
        {waiter.state === "passed" && <p className="small soft">Passed the last offer.</p>}
      </div>
      <div className="row">
        {offer ? (
          <Form method="post" className="row">
            <input type="hidden" name="intent" value="offer" />
            <input type="hidden" name="appointment" value={offer.id} />
            <FormButton small name="taken" value="yes">
              They said yes
            </FormButton>
            <FormButton small look="quiet" name="taken" value="no">
              They can’t
            </FormButton>
          </Form>
        ) : (
          <>
            <Link className="link small" to={give} aria-label={`Give a time to ${waiter.guardian}`}>
              Give a time
            </Link>
            <Form method="post">
              <input type="hidden" name="intent" value="leave" />
              <FormButton small look="quiet" name="id" value={waiter.id} aria-label={`Take off ${waiter.guardian}`}>
                Take off
              </FormButton>
            </Form>
          </>
        )}
      </div>
    </li>
  );
}
