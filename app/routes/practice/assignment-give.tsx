import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { type GivenTo, giveExercise } from "#app/domain/homework/give-exercise.server.ts";
import { receiversIn } from "#app/domain/homework/given.queries.server.ts";
import { giveForm, wordLimits } from "#app/domain/homework/homework.forms.server.ts";
import { ideaNames } from "#app/domain/homework/ideas.ts";
import { exerciseByKey, library } from "#app/domain/homework/library/library.ts";
import { minutesInWords } from "#app/domain/homework/minutes.ts";
import { newId } from "#app/domain/ids.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { PhonePreview } from "#app/routes/homework/phone-preview.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { instant } from "#db/clock.server.ts";
import { GiveForm } from "./give-form.tsx";
import { previewOf } from "./preview-of.ts";
import { useDesk } from "./use-desk.ts";

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const { family, now } = await coach.read(async (tx) => ({
    family: await receiversIn(tx, familyId),
    now: await instant(tx),
  }));
  if (!family) throw notFound();
  const asked = new URL(args.request.url).searchParams;
  return {
    family,
    exercise: exerciseByKey(asked.get("exercise") ?? ""),
    choices: library.map((exercise) => ({
      key: exercise.key,
      title: exercise.title,
      ideas: ideaNames(exercise.ideas).join(", "),
      minutes: minutesInWords(exercise.minutes, exercise.shortMinutes),
    })),
    guardian: asked.get("guardian"),
    ids: Object.fromEntries(family.guardians.map((guardian) => [guardian.id, newId()])),
    today: localDate(now, coach.zone),
    noteMax: wordLimits.note,
    ...previewOf(asked),
  };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const form = await readForm(args.request, giveForm);
  if (!form.ok) return form.answer;
  const given = { familyId, ...form.values };
  const done = await form.attempt(() => coach.write((tx) => giveExercise(tx, coach, given)));
  if (!done.ok) return done.answer;
  const title = exerciseByKey(given.exercise)?.title ?? "It";
  return redirectWithNotice(
    args.context,
    paths.desk(coach.practice).family(familyId).homework,
    givenInWords(title, done.result),
  );
}

function givenInWords(title: string, to: readonly GivenTo[]): string {
  const told = to.filter((one) => !one.waits).map((one) => one.name);
  const waits = to.filter((one) => one.waits).map((one) => one.name);
  const sentences = [
    told.length > 0 && `“${title}” went to ${told.join(" and ")}.`,
    waits.length > 0 && `“${title}” waits for ${waits.join(" and ")}, who has not come in yet; no email went.`,
  ];
  return sentences.filter(Boolean).join(" ");
}

export const meta = ({ data }: MetaArgs<typeof loader>) => [
  { title: data ? `Give something to try · ${data.family.name}` : "Give something to try" },
];

export default function GivePage() {
  const { family, exercise, choices, see, form, ...loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [typed, setTyped] = useState<{ note?: string; byDay?: string }>({});
  const { paths: desk, person } = useDesk();
  const of = desk.family(family.id);
  const crumbs = [
    { to: desk.families, words: "Families" },
    { to: of.overview, words: family.name },
    { to: of.homework, words: "Homework" },
  ];
  if (!exercise) {
    return (
      <>
        <DeskHead
          crumbs={crumbs}
          title="Give something to try"
          sub="Choose what. You see it as a parent will, before it goes."
        />
        <ul className="lines narrow">
          {choices.map((choice) => (
            <li key={choice.key}>
              <Link className="family-name" to={`?exercise=${choice.key}`}>
                {choice.title}
              </Link>
              <p className="small soft">
                {choice.ideas}. {choice.minutes}.
              </p>
            </li>
          ))}
        </ul>
      </>
    );
  }
  const screen = (next: string | null) => `?exercise=${exercise.key}${next ? `&see=${next}` : ""}`;
  return (
    <>
      <DeskHead
        crumbs={crumbs}
        title={`Give “${exercise.title}”`}
        sub={`${minutesInWords(exercise.minutes, exercise.shortMinutes)}. What a parent writes in it is private until shared.`}
      />
      <div className="columns is-with-phone">
        <GiveForm
          exercise={exercise.key}
          family={family}
          given={loaded}
          answer={answer}
          backTo={of.homework}
          onTyped={setTyped}
        />
        <PhonePreview
          exercise={exercise}
          form={form}
          see={see}
          from={person.name}
          note={typed.note ?? text(answer?.typed.note)}
          byDay={typed.byDay ?? text(answer?.typed.byDay)}
          to={screen}
        />
      </div>
    </>
  );
}

const text = (typed: string | string[] | undefined) => (Array.isArray(typed) ? typed[0] : typed);
