import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { familySessions } from "#app/domain/scheduling/family-sessions.queries.server.ts";
import { openGroups } from "#app/domain/scheduling/open-groups.queries.server.ts";
import { leaveWaitingList } from "#app/domain/scheduling/waiting-list.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { hiddenId } from "#app/http/zod-words.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { shortDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { SessionLines } from "./session-lines.tsx";
import { groupNote } from "./session-said.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your sessions · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { sessions, groups } = await guardian.read(async (tx) => ({
    sessions: await familySessions(tx, guardian),
    groups: await openGroups(tx),
  }));
  return {
    practiceName: guardian.practiceName,
    ...sessions,
    groups: groups.filter(({ mine, seats, taken }) => !mine && taken < seats).slice(0, 4),
  };
}

/** She does not wait any more. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, z.object({ id: hiddenId() }));
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => guardian.write((tx) => leaveWaitingList(tx, form.values.id)));
  if (!done.ok) return done.answer;
  const { sessions } = paths.home(guardian.practice, guardian.familyId);
  return redirectWithNotice(args.context, sessions, "You are not asked about this any more.");
}

export default function Sessions() {
  const { coming, past, groups } = useLoaderData<typeof loader>();
  const { home, coachName, guardian } = usePocket();
  const offers = coming.filter((session) => session.offered);
  const others = coming.filter((session) => !session.offered);
  return (
    <PocketPage back={{ to: home.week, words: "This week" }}>
      <PocketHead title="Your sessions" />
      {offers.length > 0 && (
        <Section title="A time came free" line={false}>
          <SessionLines sessions={offers} />
        </Section>
      )}
      {others.length > 0 ? (
        <Section title="To come" line={offers.length > 0}>
          <SessionLines sessions={others} />
        </Section>
      ) : (
        <EmptyState title="Nothing is booked.">
          <p>
            A session is time with {coachName} alone: what came from school, what you want to say, what to try next.
          </p>
        </EmptyState>
      )}
      <div className="form-end">
        <ButtonLink look="filled" to={home.bookSession}>
          Book a session
        </ButtonLink>
        <ButtonLink look="plain" to={home.calendarFeed}>
          Keep them in my own calendar
        </ButtonLink>
      </div>
      {groups.length > 0 && (
        <Section title="Groups with a free seat" quiet>
          <ul className="lines">
            {groups.map((group) => (
              <li key={group.id}>
                <LineLink to={home.group(group.id)} title={group.service} note={groupNote(group, guardian.zone)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Waiting />
      {past.length > 0 && (
        <Section title="Before" quiet>
          <SessionLines sessions={past} />
        </Section>
      )}
    </PocketPage>
  );
}

function Waiting() {
  const { waiting } = useLoaderData<typeof loader>();
  if (waiting.length === 0) return null;
  const utc = { locale: "en-US", zone: "UTC" };
  return (
    <Section title="You are asked when a time comes free" quiet>
      <ul className="lines">
        {waiting.map((line) => (
          <li key={line.id}>
            <strong>{line.service}</strong>
            {line.coach && ` with ${line.coach}`}
            <p className="soft small">
              Between {shortDay(line.firstDay, utc)} and {shortDay(line.lastDay, utc)}
            </p>
            <Form method="post">
              <input type="hidden" name="id" value={line.id} />
              <FormButton look="plain">Don’t ask me any more</FormButton>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
