import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { answerArrived, arrivedEntry } from "#app/domain/drafts/answer-arrived.server.ts";
import { answerArrivedForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { whatItAsks } from "#app/domain/drafts/what-it-asks.ts";
import { newId } from "#app/domain/ids.ts";
import { dayInWords, localDate } from "#app/domain/time/zoned.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { hardSpaces, longDay, sinceWords } from "#app/ui/date-words.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Minutes } from "#app/ui/quiet-lines.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { FileList } from "./attached-files.tsx";
import { orGone } from "./message-gone.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.entry.by || "The school"} wrote · ${data.practice}` : "What arrived" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const id = idFrom(args.params.entry);
  const entry = await orGone(() => guardian.read((tx) => arrivedEntry(tx, guardian, id)));
  const today = localDate(entry.now, guardian.zone);
  const asked = whatItAsks(entry.body, today, localDate(entry.happenedAt, guardian.zone));
  return {
    practice: guardian.practiceName,
    id: newId(),
    entry,
    asked,
    byDay: dayInWords(asked.by, today),
    dayOf: longDay(asked.by, { locale: "en-US", zone: "UTC" }).replace(/,.*$/, ""),
  };
}

/** Begins two lines for today, or the whole answer, and leads to where they are written. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const entryId = idFrom(args.params.entry);
  const form = await readForm(args.request, answerArrivedForm);
  if (!form.ok) return form.answer;
  const { id, way, day, intent } = form.values;
  const two = intent === "two" ? { true: way, day } : null;
  const done = await form.attempt(() => guardian.write((tx) => answerArrived(tx, guardian, entryId, { id, two })));
  if (!done.ok) return done.answer;
  return redirect(paths.home(guardian.practice, guardian.familyId).message(done.result), 303);
}

export default function ArrivedEntry() {
  const { entry, asked, id, byDay, dayOf } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home, guardian } = usePocket();
  const place = { locale: "en-US", zone: guardian.zone };
  const by = hardSpaces(entry.by || "the school");
  return (
    <PocketPage back={{ to: home.week, words: "This week" }}>
      <PocketHead
        title={`${by.charAt(0).toUpperCase()}${by.slice(1)} wrote`}
        lede={`Kept in your school log, ${sinceWords(entry.happenedAt, entry.now, place)}.`}
      />
      <div className="stack">
        {entry.body && (
          <Said by={entry.subject ? hardSpaces(`${by}, about “${entry.subject}”`) : by}>{entry.body}</Said>
        )}
        <FileList files={entry.files} />
        {entry.quoted && (
          <details>
            <summary className="link">What it quotes</summary>
            <p className="words soft whitespace-pre-line mt-2">{entry.quoted}</p>
          </details>
        )}
      </div>
      <Section title="What it asks">
        <div className="stack">
          {asked.onlyReceipt && <p>Only to hear that you got it.</p>}
          {!asked.onlyReceipt && asked.sentences.map((sentence) => <Said key={sentence}>{sentence}</Said>)}
          {asked.sentences.length === 0 && (
            <p>
              {entry.body ? "It asks for nothing in so many words." : "Read it in the picture, when you are ready."}
            </p>
          )}
          {(asked.sentences.length > 0 || asked.named) && <p>{soonEnough(asked, byDay)}</p>}
        </div>
      </Section>
      <Section title="Two lines today">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <Form method="post" className="field-list">
          <input type="hidden" name="id" value={typedText(answer, "id") ?? id} />
          <p className="soft">You do not owe a full answer today. It helps them to know that you have read it.</p>
          <ChoiceGroup
            name="way"
            legend="What is true?"
            choices={[
              { value: "a-day", label: "I have read it and need a day" },
              { value: "ask-child", label: "I want to ask my child first" },
              { value: "talk", label: "I would rather talk" },
            ]}
            typed={typedText(answer, "way") ?? "a-day"}
            problem={answer?.problems.way}
          />
          <TextField
            name="day"
            label="By which day will you answer?"
            typed={typedText(answer, "day") ?? dayOf}
            problem={answer?.problems.day}
            maxLength={60}
            optional
          />
          <div className="stack">
            <FormButton look="filled" name="intent" value="two">
              Write two lines
            </FormButton>
            <p className="row row-apart">
              <FormButton look="plain" name="intent" value="whole">
                Begin the whole answer
              </FormButton>
              <Minutes whole={3} />
            </p>
          </div>
        </Form>
        <p className="soft small mt-4">Or leave it. It is in your school log, and nothing is lost.</p>
      </Section>
      <DangerLine />
    </PocketPage>
  );
}

/** By when an answer is soon enough, counted in school days. */
function soonEnough(asked: { named: boolean; onlyReceipt: boolean; schoolDays: number }, byDay: string): string {
  const days = asked.schoolDays === 1 ? "the next school day" : `${asked.schoolDays} school days from now`;
  if (asked.named) return `It names a day: ${byDay}, ${asked.schoolDays === 0 ? "which is today" : days}.`;
  if (asked.onlyReceipt) return `${capital(byDay)} before school is soon enough.`;
  return `It names no day. ${capital(byDay)} is soon enough: ${days}.`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
