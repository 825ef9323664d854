import { Form, useLoaderData } from "@remix-run/react";
import { Eye, Lock } from "lucide-react";
import { purposes } from "#app/domain/drafts/draft.ts";
import { firstName } from "#app/domain/names.ts";
import { aboutWords, logLimits } from "#app/domain/school-log/log.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { hardSpaces } from "#app/ui/date-words.tsx";
import { DateField, SelectField, TextArea } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import type { loader } from "./log-entry.tsx";
import { PointFields } from "./log-point-fields.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

/** What its guardian can do with an entry: share it, settle something, put it right. */
export function EntryActs({ answer }: { answer: FormAnswer | undefined }) {
  const { entry } = useLoaderData<typeof loader>();
  return (
    <>
      <ShareEntry />
      {!entry.withdrawn && (
        <>
          <SettleMore answer={answer} />
          <PutRight answer={answer} />
        </>
      )}
    </>
  );
}

/** With whom this entry alone is shared; whoever reads the whole log reads it with the log. */
function ShareEntry() {
  const { entry, whole, others, ids } = useLoaderData<typeof loader>();
  const { coachName } = usePocket();
  const people = [
    { with: "coach", id: null as string | null, name: coachName },
    ...others.map((one) => ({ with: one.id, id: one.id as string | null, name: firstName(one.name) })),
  ];
  const readers = people.filter((one) => whole.includes(one.id) || entry.sharedWith.includes(one.id));
  const Sign = readers.length > 0 ? Eye : Lock;
  return (
    <Section title="Who sees it">
      <p className="state mb-3">
        <Sign />
        <span>
          {readers.length === 0
            ? "Only you see this entry."
            : `You and ${new Intl.ListFormat("en-US").format(readers.map((one) => one.name))} see this entry.`}
        </span>
      </p>
      <div className="stack">
        {people
          .filter((one) => !whole.includes(one.id))
          .map((one) => {
            const shared = entry.sharedWith.includes(one.id);
            return (
              <Form method="post" key={one.with} preventScrollReset>
                <input type="hidden" name="id" value={ids.share} />
                <input type="hidden" name="with" value={one.with} />
                <FormButton name="intent" value={shared ? "take back" : "share"} waitingWords="One moment…">
                  {shared ? `Take back from ${one.name}` : `Share this entry with ${one.name}`}
                </FormButton>
              </Form>
            );
          })}
      </div>
    </Section>
  );
}

function SettleMore({ answer }: { answer: FormAnswer | undefined }) {
  const { educators, ids } = useLoaderData<typeof loader>();
  const open = typedText(answer, "intent") === "settle";
  return (
    <Section title="Something was settled?">
      <details open={open}>
        <summary className="link inline-flex min-h-11 items-center">Note who does what, by when</summary>
        <Form method="post" className="stack" preventScrollReset>
          <input type="hidden" name="intent" value="settle" />
          <input type="hidden" name="id" value={ids.settle} />
          <PointFields educators={educators} answer={open ? answer : undefined} required />
          <FormButton waitingWords="Noting…">Note it</FormButton>
        </Form>
      </details>
    </Section>
  );
}

/** An entry is never rewritten: what is otherwise is a new line that shows. */
function PutRight({ answer }: { answer: FormAnswer | undefined }) {
  const { educators, children, ids, today } = useLoaderData<typeof loader>();
  const correcting = typedText(answer, "intent") === "correct";
  const said = (name: string) => (correcting ? typedText(answer, name) : undefined);
  const problems = correcting ? (answer?.problems ?? {}) : {};
  return (
    <Section title="Is something not right?">
      <p className="soft small">What was written down stays. What you put right stands beside it, with its day.</p>
      <details open={correcting}>
        <summary className="link inline-flex min-h-11 items-center">Put it right</summary>
        <Form method="post" className="stack" preventScrollReset>
          <input type="hidden" name="intent" value="correct" />
          <input type="hidden" name="id" value={ids.correct} />
          <TextArea
            name="words"
            label="What was otherwise"
            optional
            words
            rows={3}
            maxLength={logLimits.correction}
            typed={said("words")}
            problem={problems.words}
          />
          <SelectField
            name="purpose"
            label="What it is about"
            optional
            blank="As it is"
            options={purposes.map((purpose) => ({ value: purpose.key, label: aboutWords[purpose.key] }))}
            typed={said("purpose")}
            problem={problems.purpose}
          />
          <SelectField
            name="educatorId"
            label="With whom"
            optional
            blank="As it is"
            options={educators.map((educator) => ({ value: educator.id, label: hardSpaces(educator.name) }))}
            typed={said("educatorId")}
            problem={problems.educatorId}
          />
          {children.length > 1 && (
            <SelectField
              name="childId"
              label="About whom"
              optional
              blank="As it is"
              options={children.map((child) => ({ value: child.id, label: child.name }))}
              typed={said("childId")}
              problem={problems.childId}
            />
          )}
          <DateField name="day" label="On which day" optional max={today} typed={said("day")} problem={problems.day} />
          <FormButton waitingWords="Keeping…">Put it right</FormButton>
        </Form>
        <Form method="post" className="mt-3" preventScrollReset>
          <input type="hidden" name="id" value={ids.withdraw} />
          <FormButton look="plain" name="intent" value="withdraw" waitingWords="Striking…">
            I wrote this down by mistake
          </FormButton>
        </Form>
      </details>
    </Section>
  );
}
