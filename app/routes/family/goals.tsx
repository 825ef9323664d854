import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { insideSentence, levelSaid, withShortNames, wordsNow } from "#app/domain/goals/goal-line.ts";
import { goalsOfFamily } from "#app/domain/goals/goals.queries.server.ts";
import { whereItIs } from "#app/domain/goals/where-it-is.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { goalNote } from "./goal-note.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What we’re working toward · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const found = await guardian.read((tx) => goalsOfFamily(tx, guardian.familyId));
  if (!found) throw notFound();
  return {
    practiceName: guardian.practiceName,
    goals: found.goals.map((goal) => {
      const [now] = whereItIs(withShortNames(goal.checkIns));
      return {
        id: goal.id,
        title: goal.title,
        state: goal.state,
        now: now ? insideSentence(levelSaid(wordsNow(goal), now.level)) : null,
      };
    }),
  };
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["goals"][number];

export default function Goals() {
  const { goals } = useLoaderData<typeof loader>();
  const { coachName } = usePocket();
  const open = goals.filter((goal) => goal.state === "active" || goal.state === "resting");
  const reached = goals.filter((goal) => goal.state === "reached");
  const aside = goals.filter((goal) => goal.state === "set aside");
  return (
    <PocketPage>
      <PocketHead title="What we’re working toward" />
      {goals.length === 0 && (
        <EmptyState title="Nothing is written down yet">
          <p>
            You and {coachName} put into words what you hope for with the school. Then, now and then, you say how it is
            going.
          </p>
        </EmptyState>
      )}
      {open.length > 0 && (
        <Section line={false}>
          <Lines goals={open} />
        </Section>
      )}
      {reached.length > 0 && (
        <Section title="You got there" quiet>
          <Lines goals={reached} />
        </Section>
      )}
      {aside.length > 0 && (
        <Section title="Set aside" quiet>
          <Lines goals={aside} />
        </Section>
      )}
    </PocketPage>
  );
}

function Lines({ goals }: { goals: readonly Shown[] }) {
  const { home } = usePocket();
  return (
    <ul className="lines">
      {goals.map((goal) => (
        <li key={goal.id}>
          <LineLink words to={home.goal(goal.id)} title={goal.title} note={goalNote(goal)} />
        </li>
      ))}
    </ul>
  );
}
