import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { healthOf } from "#app/domain/scheduling/busy-calendar.ts";
import { busyCalendars } from "#app/domain/scheduling/busy-calendars.queries.server.ts";
import { beginFeed, endFeed, feedOf, renewFeed } from "#app/domain/scheduling/calendar-feed.server.ts";
import { busyCalendarForm, feedForm, oneBusyCalendarForm } from "#app/domain/scheduling/calendars.forms.server.ts";
import { readAgain, removeCalendar, subscribeToCalendar } from "#app/domain/scheduling/subscribe-to-calendar.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type MemberActor, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { FeedAddress, FeedBegins, FeedEnds, feedView } from "../booking/feed-parts.tsx";
import { AddCalendar, BusyCalendarLine } from "./busy-calendar-parts.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Calendars · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const { secret, origin } = args.context;
  const { feed, calendars } = await coach.read(async (tx) => ({
    feed: await feedOf(tx, coach, secret),
    calendars: await busyCalendars(tx, coach.memberId),
  }));
  return {
    practiceName: coach.practiceName,
    fresh: newId(),
    now: coach.now,
    feed: feed ? feedView(feed, origin, paths.calendarFeed(feed.token)) : null,
    calendars: calendars.map((calendar) => ({ ...calendar, health: healthOf(calendar, coach.now) })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const fields = await formData(args.request);
  const page = paths.desk(coach.practice).calendars;
  const intent = fields.get("intent");
  if (intent === "add") {
    const form = readFields(fields, busyCalendarForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => subscribeToCalendar(tx, coach, form.values)));
    if (!done.ok) return done.answer;
    return redirectWithNotice(args.context, page, `“${form.values.name}” is being read.`);
  }
  if (intent === "remove" || intent === "read again") {
    const form = readFields(fields, oneBusyCalendarForm);
    if (!form.ok) return form.answer;
    const verb = intent === "remove" ? removeCalendar : readAgain;
    const done = await form.attempt(() => coach.write((tx) => verb(tx, coach, form.values.id)));
    if (!done.ok) return done.answer;
    const words = intent === "remove" ? "Removed, with all that was read of it." : "It is being read now.";
    return redirectWithNotice(args.context, page, words);
  }
  return aboutFeed(args, coach, fields);
}

const said = {
  begin: "This is your calendar’s address.",
  renew: "This is your address now. The old one has stopped.",
  end: "It has stopped. The sessions leave your calendar the next time it looks.",
};

async function aboutFeed({ context }: ActionFunctionArgs, coach: MemberActor, fields: FormData) {
  const form = readFields(fields, feedForm);
  if (!form.ok) return form.answer;
  const wanted = form.values;
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      if (wanted.intent === "begin") await beginFeed(tx, coach, context.secret);
      else if (wanted.intent === "renew") await renewFeed(tx, coach, context.secret, wanted.version);
      else await endFeed(tx, coach);
    }),
  );
  if (!done.ok) return done.answer;
  return redirectWithNotice(context, paths.desk(coach.practice).calendars, said[wanted.intent]);
}

export default function Calendars() {
  const { feed, calendars, fresh, now } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Calendars"
        sub="Your sessions in the calendar that you live by, and what stands there so that nobody books over it."
      />
      <Section title="When you are busy elsewhere" line>
        <div className="narrow">
          <p className="mb-4">
            A calendar’s secret address is enough: it is read every few minutes, and only the times are kept, never what
            they are.
          </p>
          {calendars.length === 0 ? (
            <p className="soft mb-4">
              None is read yet. Without one, your hours are offered whatever your other calendars say.
            </p>
          ) : (
            <ul className="lines mb-2">
              {calendars.map((calendar) => (
                <BusyCalendarLine key={calendar.id} calendar={calendar} now={now} />
              ))}
            </ul>
          )}
          <AddCalendar key={fresh} id={fresh} first={calendars.length === 0} answer={answer} />
        </div>
      </Section>
      <Section title="Your sessions in your own calendar" line>
        <div className="narrow">
          <p className="mb-4">
            Subscribe once, and every session of yours stands there: booked, moved, gone again. Calendars look by
            themselves, some every few minutes, Google’s every few hours.
          </p>
          {feed ? <FeedAddress feed={feed} /> : <FeedBegins aside={calendars.length === 0} />}
          <p className="soft small mt-4">
            It names the parents whom you meet, never a child. Treat the address like a key.
          </p>
          {feed && (
            <div className="mt-6">
              <p className="mb-3">Has somebody else come by it? Take a new one, and the old one stops at once.</p>
              <FeedEnds version={feed.version} />
            </div>
          )}
        </div>
      </Section>
    </>
  );
}
