import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { messageTitle } from "#app/domain/drafts/addressees.ts";
import { keepFirstWords } from "#app/domain/drafts/first-words.server.ts";
import { guidedLimits, questionsAsked } from "#app/domain/drafts/guided-starts/guided-start.ts";
import { guidedStarts } from "#app/domain/drafts/guided-starts.ts";
import { ownMessage } from "#app/domain/drafts/own-message.server.ts";
import { formData } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { attempt, type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { fieldId, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { StepsProgress } from "#app/ui/steps-progress.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `A few questions · ${messageTitle(data.to)}` : "A few questions" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const own = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  if (own.state === "sent" || own.state === "answered") {
    throw redirect(paths.home(guardian.practice, guardian.familyId).message(id));
  }
  const asked = new URL(args.request.url).searchParams.get("q");
  const { words } = guidedStarts[own.purpose];
  const questions = questionsAsked(guidedStarts[own.purpose], own.startedFrom.answers);
  const at = asked === null ? 0 : questions.findIndex((question) => question.key === asked);
  const question = questions[at];
  if (!question) throw notFound();
  return {
    id,
    to: own.message.recipients.to,
    words,
    question,
    at: at + 1,
    of: questions.length,
    before: questions[at - 1]?.key ?? null,
    after: questions[at + 1]?.key ?? null,
    typed: own.startedFrom.answers[question.key] ?? "",
  };
}

/** Keeps one answer and goes on to the next question; after the last one the first text stands in the message. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.draft);
  const home = paths.home(guardian.practice, guardian.familyId);
  const fields = await formData(args.request);
  const key = String(fields.get("question") ?? "");
  const values = { question: key, answer: fields.get(key) };
  const typed = { [key]: typeof values.answer === "string" ? values.answer : undefined };
  const done = await attempt(typed, () => guardian.write((tx) => keepFirstWords(tx, guardian, id, values)));
  if (!done.ok) return done.answer;
  const own = await orGone(() => guardian.read((tx) => ownMessage(tx, guardian, id)));
  const questions = questionsAsked(guidedStarts[own.purpose], own.startedFrom.answers);
  const next = questions[questions.findIndex((question) => question.key === key) + 1];
  if (next && fields.get("intent") !== "enough")
    return redirect(`${home.start(id)}?q=${encodeURIComponent(next.key)}`, 303);
  const words = done.result
    ? "Here is a first text. Change it until it sounds like you."
    : "Your words are as you left them.";
  return redirectWithNotice(args.context, home.message(id), words);
}

export default function Start() {
  const { id, to, words, question, at, of, before, after, typed } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const problem = answer?.problems[question.key];
  const label = question.words;
  const typedNow = typedText(answer, question.key) ?? typed;
  const shared = { name: question.key, label, hint: question.hint, problem, typed: typedNow };
  return (
    <PocketPage back={{ to: home.message(id), words: hardSpaces(messageTitle(to)) }}>
      <StepsProgress at={at} of={of} words={`A few questions · ${at} of ${of}`} />
      <PocketHead title={hardSpaces(messageTitle(to))} lede={words} hidden={at > 1} />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Form method="post" key={question.key}>
        <input type="hidden" name="question" value={question.key} />
        {question.kind === "one" && (
          <ChoiceGroup
            name={question.key}
            legend={label}
            hint={question.hint}
            problem={problem}
            typed={typedNow}
            choices={(question.choices ?? []).map((choice) => ({ value: choice.key, label: choice.words }))}
          />
        )}
        {question.kind === "short" && <TextField {...shared} maxLength={guidedLimits.short} />}
        {question.kind === "long" && (
          <TextArea
            {...shared}
            words
            rows={5}
            maxLength={guidedLimits.long}
            tools={<SpeakButton field={fieldId(question.key)} />}
          />
        )}
        {question.ways && (
          <details className="mt-4">
            <summary className="link">Ways to say it</summary>
            <ul className="stack mt-3">
              {question.ways.map((way) => (
                <li key={way}>
                  <Said>{way}</Said>
                </li>
              ))}
            </ul>
          </details>
        )}
        <div className="stack form-end">
          <FormButton look="filled" name="intent" value="next" waitingWords="Saving…">
            {at === of ? "See my first text" : "Go on"}
          </FormButton>
          <div className="row row-apart">
            {before ? (
              <Link className="button is-plain" to={`?q=${encodeURIComponent(before)}`}>
                Back a question
              </Link>
            ) : (
              <span />
            )}
            {after && (
              <Link className="button is-plain" to={`?q=${encodeURIComponent(after)}`}>
                Skip this one
              </Link>
            )}
          </div>
        </div>
        <p className="beside-action mt-4">
          <FormButton look="plain" name="intent" value="enough">
            Straight to writing
          </FormButton>
        </p>
        <p className="soft small beside-action">Every question may stay empty. Only you see the answers.</p>
      </Form>
    </PocketPage>
  );
}
