import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { servicesFor } from "#app/domain/scheduling/family-sessions.queries.server.ts";
import { openGroups } from "#app/domain/scheduling/open-groups.queries.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { costSaid, lengthWords, sentenceOf } from "#app/routes/booking/session-words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { groupNote } from "./session-said.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Book a session · ${data?.practiceName ?? "Alongside"}` },
];

/** What can be booked, and the groups that have a seat free. */
export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { services, groups } = await guardian.read(async (tx) => ({
    services: await servicesFor(tx, guardian),
    groups: await openGroups(tx),
  }));
  const free = groups.filter(({ mine, seats, taken }) => !mine && taken < seats);
  return { practiceName: guardian.practiceName, services, groups: free };
}

export default function BookSession() {
  const { services, groups } = useLoaderData<typeof loader>();
  const { home, coachName, guardian } = usePocket();
  return (
    <PocketPage back={{ to: home.sessions, words: "Your sessions" }}>
      <PocketHead title="Book a session" lede="What would you like it to be?" />
      {services.length === 0 && groups.length === 0 && (
        <EmptyState title="Nothing can be booked here just now.">
          <p>
            {coachName === "your coach" ? "Your coach" : coachName} opens times here. Until then, write when you would
            like to meet.
          </p>
        </EmptyState>
      )}
      <ul className="lines">
        {services.map((service) => (
          <li key={service.id}>
            <LineLink
              to={home.bookService(service.id)}
              title={service.name}
              note={
                <>
                  {service.words && <>{service.words} </>}
                  {sentenceOf(lengthWords(service.minutes))} {costSaid(service)}
                </>
              }
            />
          </li>
        ))}
      </ul>
      {groups.length > 0 && (
        <Section title="Groups with a free seat">
          <ul className="lines">
            {groups.map((group) => (
              <li key={group.id}>
                <LineLink to={home.group(group.id)} title={group.service} note={groupNote(group, guardian.zone)} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </PocketPage>
  );
}
