import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { whatItAsks } from "#app/domain/drafts/what-it-asks.ts";
import { smallNumber } from "#app/domain/families/family.ts";
import { insideSentence, levelSaid } from "#app/domain/goals/goal-line.ts";
import { readsAgain } from "#app/domain/home/reads-again.server.ts";
import { weekOf } from "#app/domain/home/week.queries.server.ts";
import { type NowThing, whatNow, withCoach } from "#app/domain/home/what-now.ts";
import { thingsToTry } from "#app/domain/homework/homework.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { goalNote } from "./goal-note.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { WeekAround } from "./week-around.tsx";
import { WeekComing } from "./week-coming.tsx";
import { WeekFromLog } from "./week-from-log.tsx";
import { WeekLater } from "./week-later.tsx";
import { WeekNow } from "./week-now.tsx";
import { WeekReads } from "./week-reads.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `This week · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const [toTry, week] = await guardian.read(async (tx) => [
    await thingsToTry(tx, guardian.guardianId),
    await weekOf(tx, guardian),
  ]);
  const { now, messages, arrived, coach, goals, ...around } = week;
  const today = localDate(now, guardian.zone);
  return {
    practiceName: guardian.practiceName,
    now,
    things: whatNow(toTry, messages, arrived),
    asked: arrived && whatItAsks(arrived.body, today, localDate(new Date(arrived.happenedAt), guardian.zone)),
    resting: messages.filter((message) => message.restsUntil !== null),
    withCoach: withCoach(toTry, messages),
    leaving: messages.filter((message) => message.dueAt !== null),
    another: toTry.filter((exercise) => exercise.state === "not this week").map(({ id, title }) => ({ id, title })),
    reads: coach && readsAgain(coach, now),
    standIn: coach?.standIn ?? null,
    goals: goals.map(({ words, latest, ...goal }) => ({
      ...goal,
      now: latest ? insideSentence(levelSaid(words, latest.level)) : null,
    })),
    ...around,
  };
}

export default function Week() {
  const { now, things } = useLoaderData<typeof loader>();
  const { guardian, home } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  return (
    <PocketPage>
      <PocketHead over={longDay(now, place)} title="This week" lede={howMuch(things.length)} />
      {things.map((thing, index) => (
        <WeekNow key={keyOf(thing)} thing={thing} first={index === 0} />
      ))}
      {things.length === 0 && (
        <EmptyState
          title="Is there something to say to school?"
          action={
            <ButtonLink look="filled" to={home.newMessage}>
              Write to school
            </ButtonLink>
          }
        >
          <p>
            A thank-you, a question, a worry: a few lines are enough, and they are yours alone until you share them.
          </p>
        </EmptyState>
      )}
      <p className="mt-6">
        <Link className="link inline-flex min-h-11 items-center" to={home.arrived}>
          Something arrived from school
        </Link>
      </p>
      <WeekAround />
      <WeekFromLog />
      <WeekReads />
      <WeekLater />
      <WeekComing />
      <Toward />
      <WentWell />
    </PocketPage>
  );
}

const keyOf = (thing: NowThing): string =>
  "message" in thing ? thing.message.id : "arrived" in thing ? thing.arrived.id : thing.exercise.id;

function howMuch(count: number): string {
  if (count === 0) return "Nothing waits for you. Rest is fine.";
  const words = smallNumber(count);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} thing${count === 1 ? "" : "s"}, when you have time.`;
}

function Toward() {
  const { goals } = useLoaderData<typeof loader>();
  const { home } = usePocket();
  if (goals.length === 0) return null;
  return (
    <Section title="What we’re working toward" quiet>
      <ul className="lines">
        {goals.map((goal) => (
          <li key={goal.id}>
            <LineLink words to={home.goal(goal.id)} title={goal.title} note={goalNote(goal)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function WentWell() {
  const { wentWell } = useLoaderData<typeof loader>();
  if (wentWell.length === 0) return null;
  const day = (at: string) => longDay(at, { locale: "en-US", zone: "UTC" }).replace(/^\w+, /, "");
  return (
    <Section title="Went well" quiet>
      <div className="stack">
        {wentWell.map((one) => (
          <Said
            key={one.day + one.words}
            mine={one.mine}
            by={`${one.mine ? "You" : firstName(one.who)}, ${day(one.day)}`}
          >
            {one.words}
          </Said>
        ))}
      </div>
    </Section>
  );
}
