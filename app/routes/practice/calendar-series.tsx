import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { smallNumber } from "#app/domain/families/family.ts";
import { standing } from "#app/domain/scheduling/appointment.ts";
import { endSeriesForm } from "#app/domain/scheduling/calendar.forms.server.ts";
import { cancelTheRest } from "#app/domain/scheduling/cancel-the-rest.server.ts";
import { seriesPage } from "#app/domain/scheduling/series.queries.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { clockTime, longDay, weekDay } from "#app/ui/date-words.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { stateWords } from "./calendar-words.ts";
import { capitalised } from "./today-words.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Series for ${data.series.family} · ${data.practiceName}` : "Series" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const id = idFrom(args.params.series);
  const series = await member.read((tx) => seriesPage(tx, id));
  if (!series) throw notFound();
  return { practiceName: member.practiceName, series };
}

export async function action(args: ActionFunctionArgs) {
  const member = await requireMember(args);
  const seriesId = idFrom(args.params.series);
  const form = await readForm(args.request, endSeriesForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    member.write((tx) => cancelTheRest(tx, member, { seriesId, from: form.values.from })),
  );
  if (!done.ok) return done.answer;
  const { length } = done.result;
  const words = length === 1 ? "One session cancelled." : `${capitalised(smallNumber(length))} sessions cancelled.`;
  return redirectWithNotice(
    args.context,
    paths.desk(member.practice).series(seriesId),
    length === 0 ? "Nothing of it was to come any more." : `${words} They are told in one mail.`,
  );
}

export default function Series() {
  const { series } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  const toCome = series.sessions.filter(({ state, startsAt }) => standing(state) && new Date(startsAt) > series.now);
  const often = series.everyWeeks === 1 ? "every week" : `every ${smallNumber(series.everyWeeks)} weeks`;
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.calendar, words: "Calendar" }]}
        title={`${series.family}, ${often}`}
        sub={`${series.service} with ${series.coach} for ${series.guardian}. ${capitalised(toCome.length === 0 ? "none" : smallNumber(toCome.length))} of ${smallNumber(series.sessions.length)} to come.`}
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <div className="columns">
        <ol className="lines">
          {series.sessions.map((session) => (
            <li key={session.id} className="row row-apart">
              <span>
                <Link className="link" to={desk.session(session.id)}>
                  {longDay(session.startsAt, place)}
                </Link>
                , {clockTime(session.startsAt, place)}
                {session.moved && <span className="small soft">, moved</span>}
              </span>
              <span className="row">
                {standing(session.state) && new Date(session.startsAt) > series.now ? (
                  <Link
                    className="link small"
                    to={desk.moveSession(session.id)}
                    aria-label={`Move ${weekDay(session.startsAt, place)}`}
                  >
                    Move
                  </Link>
                ) : (
                  <StateMark shape={session.state === "done" ? "done" : session.state === "booked" ? "open" : "aside"}>
                    {capitalised(stateWords[session.state] ?? session.state)}
                  </StateMark>
                )}
              </span>
            </li>
          ))}
        </ol>
        <aside>
          {toCome.length > 0 && (
            <Section title="End it">
              <Form method="post" className="stack">
                <SelectField
                  name="from"
                  label="Cancel from this one on"
                  required
                  typed={toCome[0]?.id}
                  options={toCome.map(({ id, startsAt }) => ({ value: id, label: longDay(startsAt, place) }))}
                  problem={answer?.problems.from}
                />
                <p className="small soft">What took place stays. It costs them nothing, and one mail tells of it.</p>
                <div>
                  <FormButton look="undo" waitingWords="Cancelling…">
                    Cancel the rest
                  </FormButton>
                </div>
              </Form>
            </Section>
          )}
          <p className="small mt-4">
            <Link className="link" to={desk.family(series.familyId).overview}>
              {series.family}
            </Link>
          </p>
        </aside>
      </div>
    </>
  );
}
