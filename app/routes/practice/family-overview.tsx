import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { familyOverview } from "#app/domain/families/family.queries.server.ts";
import { overviewGoals } from "#app/domain/goals/overview-goal.queries.server.ts";
import { newId } from "#app/domain/ids.ts";
import { mayRead } from "#app/domain/practice/member.ts";
import { schoolYearNumber, schoolYearWords } from "#app/domain/school/educator.ts";
import { schoolYearOf } from "#app/domain/time/school-calendar.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { idFrom, requireMember } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Quote } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { FamilyChildren } from "./family-children.tsx";
import { FamilyGoal } from "./family-goal.tsx";
import { FamilyHomes } from "./family-homes.tsx";
import { FamilySchool } from "./family-school.tsx";
import { useFamily } from "./use-family.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.family.name} · ${data.practiceName}` : "Family" },
];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const familyId = idFrom(args.params.family);
  const today = localDate(member.now, member.zone);
  const schoolYear = schoolYearNumber(today);
  const [family, goals] = await member.read(async (tx) => [
    await familyOverview(tx, familyId, schoolYear, today),
    mayRead(member) ? await overviewGoals(tx, familyId) : [],
  ]);
  if (!family) throw notFound();
  const { firstDay, lastDay, breaks } = schoolYearOf(today);
  return {
    family,
    goals,
    today,
    year: { words: schoolYearWords(schoolYear), firstDay, lastDay, breaks },
    inviteIds: family.guardians.map(() => newId()),
    practiceName: member.practiceName,
  };
}

export default function Overview() {
  const { family, goals } = useLoaderData<typeof loader>();
  const { reads, page } = useFamily();
  if (!reads) return <FamilyHomes />;
  const [first] = goals;
  return (
    <div className="columns">
      <div>
        {first ? (
          <FamilyGoal />
        ) : (
          <EmptyState
            title="What are they working toward?"
            action={<ButtonLink to={page.newGoal}>Describe a goal together</ButtonLink>}
          >
            <p>Where things are now, and what they hope for: two sentences are enough to begin.</p>
          </EmptyState>
        )}
        <FamilyChildren />
        <FamilySchool />
      </div>
      <aside>
        {family.ahead.length > 0 && (
          <Section title="Ahead">
            <EventLines events={family.ahead} />
          </Section>
        )}
        {family.lately.length > 0 && <Lately />}
        <FamilyHomes />
      </aside>
    </div>
  );
}

/** The last thing somebody said, in full, and what else happened lately. */
function Lately() {
  const { family } = useLoaderData<typeof loader>();
  const { desk } = useFamily();
  const place = { locale: "en-US", zone: desk.zone };
  const said = family.lately.find((event) => event.quote);
  return (
    <Section title="Lately">
      {said && (
        <p>
          <Quote>{said.words}</Quote>
          <span className="small soft">{longDay(said.day, place)}</span>
        </p>
      )}
      <EventLines events={family.lately.filter((event) => event !== said)} />
    </Section>
  );
}

function EventLines({ events }: { events: readonly { id: string; words: string; day: string }[] }) {
  const { desk } = useFamily();
  return (
    <ul className="mt-3">
      {events.map((event) => (
        <li key={event.id} className="mb-2">
          {event.words}
          <span className="small soft block">{longDay(event.day, { locale: "en-US", zone: desk.zone })}</span>
        </li>
      ))}
    </ul>
  );
}
