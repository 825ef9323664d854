import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { recapOfSession } from "#app/domain/meetings/guardian.queries.server.ts";
import { oneStepForm } from "#app/domain/meetings/meetings.forms.server.ts";
import { leaveStep, takeStep } from "#app/domain/meetings/take-step.server.ts";
import { firstName } from "#app/domain/names.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { SaidWords } from "#app/routes/meetings/said-words.tsx";
import { hardSpaces, longDay, sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { RecapSteps } from "./session-recap-steps.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `What came of your session · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const recap = await guardian.read((tx) => recapOfSession(tx, guardian, idFrom(args.params.appointment)));
  if (!recap) throw notFound();
  // Of what each step would become, so that a form sent twice makes one.
  const made = Object.fromEntries(recap.steps.map((step) => [step.id, newId()]));
  return { recap, made, practiceName: guardian.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const home = paths.home(guardian.practice, guardian.familyId);
  const page = home.recap(idFrom(args.params.appointment));
  const fields = await formData(args.request);
  const form = readFields(fields, oneStepForm);
  if (!form.ok) return form.answer;
  const { step: stepId, made } = form.values;
  if (fields.get("intent") === "leave") {
    const done = await form.attempt(() => guardian.write((tx) => leaveStep(tx, guardian, stepId)));
    return done.ok ? redirectWithNotice(args.context, page, "Left. No reason is owed.") : done.answer;
  }
  const done = await form.attempt(() =>
    guardian.write((tx) => takeStep(tx, guardian, { stepId, madeId: made ?? newId() })),
  );
  if (!done.ok) return done.answer;
  if (done.result.kind === "message") {
    return redirectWithNotice(args.context, home.message(done.result.madeId), "Begun. Only you see it.");
  }
  return redirectWithNotice(args.context, page, "It stands in your school log.");
}

export default function Recap() {
  const { recap } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const me = firstName(guardian.name);
  const shared = recap.shared.find((one) => one.part === "recap");
  const hers = recap.shared.find((one) => one.part === "hers");
  const newest = [shared, hers].flatMap((one) => (one ? [one] : []))[0];
  return (
    <PocketPage back={{ to: home.session(recap.id), words: "Your session" }}>
      <PocketHead
        over={hardSpaces(`${recap.service}, ${longDay(recap.startsAt, place)}`)}
        title="What came of it"
        lede={
          newest &&
          hardSpaces(
            `${firstName(newest.by)} ${newest.again ? "shared this again" : "shared this"} ${sinceWords(newest.sharedAt, recap.now, place)}.`,
          )
        }
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {shared && <SaidWords words={shared.words} alone={recap.joint ? null : guardian.name} me={me} />}
      {hers && (
        <Section title="For you alone">
          <SaidWords words={hers.words} alone={guardian.name} me={me} />
          <p className="soft small mt-3">Nobody else who came reads this.</p>
        </Section>
      )}
      {!newest && recap.steps.length === 0 && (
        <EmptyState title="Nothing is written down for you yet">
          <p>
            {firstName(recap.coach)} may write a recap of your session and share it with you. It comes here, and you
            hear of it by email.
          </p>
        </EmptyState>
      )}
      <RecapSteps />
      {shared && recap.joint && (
        <p className="soft small mt-6">
          Everybody who came to this session reads the recap. What each of you said alone is in nobody else’s.
        </p>
      )}
    </PocketPage>
  );
}
