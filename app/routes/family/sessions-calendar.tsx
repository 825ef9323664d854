import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { beginFeed, endFeed, feedOf, renewFeed } from "#app/domain/scheduling/calendar-feed.server.ts";
import { feedForm } from "#app/domain/scheduling/calendars.forms.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { SeenBy } from "#app/ui/quiet-lines.tsx";
import { Section } from "#app/ui/section.tsx";
import { FeedAddress, FeedBegins, FeedEnds, feedView } from "../booking/feed-parts.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Sessions in your calendar · ${data.practiceName}` : "Sessions in your calendar" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { secret, origin } = args.context;
  const feed = await guardian.read((tx) => feedOf(tx, guardian, secret));
  return {
    practiceName: guardian.practiceName,
    feed: feed ? feedView(feed, origin, paths.calendarFeed(feed.token)) : null,
  };
}

const said = {
  begin: "This is your calendar’s address.",
  renew: "This is your address now. The old one has stopped.",
  end: "It has stopped. The sessions leave your calendar the next time it looks.",
};

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { secret } = args.context;
  const form = await readForm(args.request, feedForm);
  if (!form.ok) return form.answer;
  const wanted = form.values;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      if (wanted.intent === "begin") await beginFeed(tx, guardian, secret);
      else if (wanted.intent === "renew") await renewFeed(tx, guardian, secret, wanted.version);
      else await endFeed(tx, guardian);
    }),
  );
  if (!done.ok) return done.answer;
  const page = paths.home(guardian.practice, guardian.familyId).calendarFeed;
  return redirectWithNotice(args.context, page, said[wanted.intent]);
}

export default function SessionsCalendar() {
  const { feed } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.sessions, words: "Your sessions" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead
        title="Sessions in your calendar"
        lede="Your own calendar can show them, and follows by itself when one is moved or cancelled."
      />
      {feed ? <FeedAddress feed={feed} /> : <FeedBegins />}
      <div className="mt-4">
        <SeenBy>
          It shows the time, with whom and where; never your child’s name. Whoever has the address sees your sessions,
          so treat it like a key.
        </SeenBy>
      </div>
      {feed && (
        <Section title="Somebody else has it?">
          <p className="mb-3">Take a new address, and the old one stops at once. Or stop it altogether.</p>
          <FeedEnds version={feed.version} half />
        </Section>
      )}
    </PocketPage>
  );
}
