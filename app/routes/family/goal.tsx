import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ChevronDown } from "lucide-react";
import { checkInAsGuardian } from "#app/domain/goals/check-in.server.ts";
import { levelNames, statesThatTakeCheckIns } from "#app/domain/goals/goal.ts";
import { goalLine, levelSaid, withShortNames, wordsNow } from "#app/domain/goals/goal-line.ts";
import { checkInForm, shareCheckInForm } from "#app/domain/goals/goals.forms.server.ts";
import { goalsOfFamily } from "#app/domain/goals/goals.queries.server.ts";
import { shareCheckIn } from "#app/domain/goals/share-check-in.server.ts";
import { whereItIs } from "#app/domain/goals/where-it-is.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { type GuardianActor, idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { shortDay } from "#app/ui/date-words.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { GoalChart, GoalLegend, GoalTable } from "#app/ui/goal-chart.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { GoalCheckIn } from "./goal-check-in.tsx";
import { GoalUnshared } from "./goal-unshared.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.goal.title} · ${data.practiceName}` : "What we’re working toward" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const goalId = idFrom(args.params.goal);
  const found = await guardian.read((tx) => goalsOfFamily(tx, guardian.familyId, goalId));
  const goal = found?.goals[0];
  if (!found || !goal) throw notFound();
  const today = localDate(found.now, guardian.zone);
  const begins = goal.activeSince && localDate(new Date(goal.activeSince), guardian.zone);
  const checkIns = withShortNames(goal.checkIns, "You");
  const line = goalLine({ ...goal, checkIns, targetOn: null }, found.events, today, begins);
  const words = wordsNow(goal);
  const mine = checkIns.filter((one) => one.mine);
  return {
    practiceName: guardian.practiceName,
    goal: { id: goalId, title: goal.title, state: goal.state, child: goal.child, words },
    now: whereItIs(checkIns).map((one) => ({ ...one, said: levelSaid(words, one.level), name: levelNames[one.level] })),
    line,
    today: mine.find((one) => one.day === today) ?? null,
    unshared: mine
      .filter((one) => !one.shared && one.day !== today)
      .map(({ id, day, level, words }) => ({ id, day, level, words })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const goalId = idFrom(args.params.goal);
  const fields = await formData(args.request);
  const done = await (fields.has("checkInId") ? shared(guardian, goalId, fields) : kept(guardian, goalId, fields));
  if (!done.ok) return done.answer;
  const page = paths.home(guardian.practice, guardian.familyId).goal(goalId);
  return redirectWithNotice(args.context, page, done.result);
}

async function shared(guardian: GuardianActor, goalId: string, fields: FormData) {
  const form = readFields(fields, shareCheckInForm);
  if (!form.ok) return form;
  return form.attempt(async () => {
    await guardian.write((tx) => shareCheckIn(tx, guardian, goalId, form.values.checkInId));
    return "Shared.";
  });
}

async function kept(guardian: GuardianActor, goalId: string, fields: FormData) {
  const form = readFields(fields, checkInForm);
  if (!form.ok) return form;
  return form.attempt(async () => {
    await guardian.write((tx) => checkInAsGuardian(tx, guardian, goalId, form.values));
    return form.values.share ? "Saved and shared." : "Saved.";
  });
}

export default function GoalPage() {
  const { goal, now, line } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const days = (at: string) => shortDay(at, { locale: "en-US", zone: "UTC" });
  return (
    <PocketPage back={{ to: home.goals, words: "Toward" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead over="What we’re working toward" title={goal.title} />
      {now.length > 0 && (
        <Section title="Where it is now" quiet line={false}>
          <div className="stack">
            {now.map((one, index) => (
              <Said
                key={one.who.join()}
                mine={one.mine}
                size={index === 0 ? "large" : "normal"}
                by={`${one.who.join(" and ")}, ${days(one.day)}. ${one.name}.`}
              >
                {one.said}
              </Said>
            ))}
            {now
              .filter((one) => one.words)
              .map((one) => (
                <Said key={one.day} quoted size="small" by={one.who.at(-1)}>
                  {one.words}
                </Said>
              ))}
          </div>
        </Section>
      )}
      {line.checkIns.length > 0 && (
        <Section title="The year so far" quiet line={false}>
          <GoalLegend checkIns={line.checkIns} breaks={[]} view="pocket" />
          <GoalChart
            view="pocket"
            title={`From ${days(line.from)} to ${days(line.to)}, from “not yet” to “more than we hoped”. The table below has each day.`}
            {...line}
            breaks={[]}
          />
          {line.events.length > 0 && (
            <ul className="lines mt-4">
              {line.events.map((event) => (
                <li className="day-line" key={`${event.day} ${event.text}`}>
                  <time dateTime={event.day}>{days(event.day)}</time>
                  <span className={event.text.startsWith("“") ? "words" : undefined}>{event.text}</span>
                </li>
              ))}
            </ul>
          )}
          <details className="mt-4">
            <summary className="inline-flex min-h-11 items-center gap-2">
              <ChevronDown />
              <span className="link">The same as a table</span>
            </summary>
            <GoalTable checkIns={line.checkIns} levels={line.levels} view="pocket" />
          </details>
        </Section>
      )}
      {statesThatTakeCheckIns.includes(goal.state) && <GoalCheckIn answer={answer} />}
      <GoalUnshared />
    </PocketPage>
  );
}
