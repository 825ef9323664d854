import type { ActionFunctionArgs, LoaderFunctionArgs, MetaArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { Lock } from "lucide-react";
import { coachesOf } from "#app/domain/families/coaches.queries.server.ts";
import { shareForm, wordLimits } from "#app/domain/homework/homework.forms.server.ts";
import { assignmentOfGuardian } from "#app/domain/homework/homework.queries.server.ts";
import { visibleSteps } from "#app/domain/homework/homework.ts";
import { mayBeWritten } from "#app/domain/homework/may-be-written.ts";
import { answersAsReading } from "#app/domain/homework/reading.ts";
import { shareAnswers } from "#app/domain/homework/share-answers.server.ts";
import { inWords } from "#app/domain/identity/consent.ts";
import { newId } from "#app/domain/ids.ts";
import { firstName, houseName } from "#app/domain/names.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { notFound } from "#app/http/problems.server.ts";
import { AnswersRead } from "#app/routes/homework/answers-read.tsx";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { CheckboxField, fieldId, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { UseAsMessage } from "./assignment-rounds.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.assignment);
  const assignment = await guardian.read((tx) => assignmentOfGuardian(tx, id));
  if (!assignment) throw notFound();
  const home = paths.home(guardian.practice, guardian.familyId);
  if (!mayBeWritten(assignment.state) || assignment.state === "not this week") return redirect(home.assignment(id));
  const steps = visibleSteps(assignment.exercise, assignment.form, assignment.answers);
  const feelings = new Set(steps.filter((step) => step.kind === "scale" && step.feeling).map((step) => step.key));
  const blocks = answersAsReading(steps, assignment.answers);
  return {
    id,
    shareId: newId(),
    house: houseName(guardian.practiceName),
    title: assignment.title,
    seen: assignment.seen,
    round: assignment.rounds.length + 1,
    asked: assignment.replies.filter((reply) => reply.words).at(-1) ?? null,
    blocks: blocks.filter((block) => !feelings.has(block.key)),
    feelings: blocks.filter((block) => feelings.has(block.key) && block.answer.as !== "empty"),
    wordMax: wordLimits.word,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const assignmentId = idFrom(args.params.assignment);
  const form = await readForm(args.request, shareForm);
  if (!form.ok) return form.answer;
  const { id, seen, word } = form.values;
  const share = { assignmentId, id, seen, word, feelings: form.values.feelings === "yes" };
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      await shareAnswers(tx, guardian, share);
      return coachesOf(tx, guardian.familyId);
    }),
  );
  if (!done.ok) return done.answer;
  const names = done.result.map((coach) => firstName(coach.name));
  const home = paths.home(guardian.practice, guardian.familyId);
  const words =
    names.length > 0 ? `Shared with ${inWords(names)}. That’s all for today.` : "Shared. That’s all for today.";
  return redirectWithNotice(args.context, home.assignment(assignmentId), words);
}

export function meta({ data }: MetaArgs<typeof loader>) {
  return [{ title: data ? `${data.title}, look it over · ${data.house}` : "Look it over" }];
}

export default function AssignmentShare() {
  const shown = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { home, coachName, coaches } = usePocket();
  const others = coaches.slice(1).map((coach) => firstName(coach.name));
  const to = [coachName, ...others].join(" and ");
  return (
    <PocketPage back={{ to: home.assignment(shown.id), words: shown.title }}>
      <PocketHead
        over={shown.title}
        title="Look it over"
        lede="This is what you wrote. Change anything, or leave it."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {shown.asked && (
        <div className="share-asked">
          <Said by={shown.asked.by}>{shown.asked.words}</Said>
        </div>
      )}
      <AnswersRead
        blocks={shown.blocks}
        after={(block) => (
          <>
            <UseAsMessage assignment={shown} block={block} />
            <p className="answer-change">
              <Link to={home.step(shown.id, block.key)}>
                {block.answer.as === "empty" ? "Write something" : "Change"}
                <span className="visually-hidden">: {block.question}</span>
              </Link>
            </p>
          </>
        )}
      />
      <Section title={shown.round > 1 ? `Share it again with ${to}?` : `Share it with ${to}?`}>
        <Form method="post" className="step-fields">
          <input type="hidden" name="id" value={shown.shareId} />
          <input type="hidden" name="seen" value={shown.seen} />
          <TextArea
            name="word"
            label="A word to go with it"
            optional
            words
            rows={2}
            maxLength={shown.wordMax}
            typed={text(answer?.typed.word)}
            problem={answer?.problems.word}
            tools={<SpeakButton field={fieldId("word")} />}
          />
          {shown.feelings.length > 0 && (
            <CheckboxField
              name="feelings"
              label="Share how big the feeling was, too"
              hint="If not, it is not kept."
              checked={answer?.typed.feelings === "yes"}
            />
          )}
          <div className="stack">
            <p className="step-state">
              <Lock />
              <span>{to} will see what stands above, and nothing that you leave out.</span>
            </p>
            <FormButton look="filled" waitingWords="Sharing…">
              Share with {to}
            </FormButton>
            <ButtonLink look="plain" to={home.week}>
              Keep it to myself
            </ButtonLink>
          </div>
        </Form>
      </Section>
      <DangerLine />
    </PocketPage>
  );
}

const text = (typed: string | string[] | undefined) => (Array.isArray(typed) ? typed[0] : typed);
