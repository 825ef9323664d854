import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { beginDraft } from "#app/domain/drafts/begin-draft.server.ts";
import { purposeByKey, purposes } from "#app/domain/drafts/draft.ts";
import { beginDraftForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { peopleToWriteTo, wordsFromExercise } from "#app/domain/drafts/drafts.queries.server.ts";
import { askAfter, recapOf } from "#app/domain/drafts/from-log.server.ts";
import { isId, newId } from "#app/domain/ids.ts";
import { readForm } from "#app/http/form.server.ts";
import { type GuardianActor, requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import type { Tx } from "#db/client.server.ts";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedSeveral, typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Write to school · ${data.practice}` : "Write to school" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const asked = new URL(args.request.url).searchParams;
  // The draft's id stands in the address, so that a browser that goes back and sends the form again begins no second one.
  const id = asked.get("id");
  if (!isId(id)) {
    asked.set("id", newId());
    throw redirect(`${paths.home(guardian.practice, guardian.familyId).newMessage}?${asked}`);
  }
  const [from, step] = [asked.get("from"), asked.get("step") ?? ""];
  const log = { entry: idOrNone(asked.get("entry")), point: idOrNone(asked.get("point")) };
  const { people, words, told } = await guardian.read(async (tx) => ({
    people: await peopleToWriteTo(tx, guardian),
    words: isId(from) ? await wordsFromExercise(tx, guardian, from, step) : undefined,
    told: await fromLog(tx, guardian, log),
  }));
  return {
    practice: guardian.practiceName,
    id,
    people,
    purpose: purposeByKey(asked.get("purpose") ?? "")?.key,
    from: words ? { assignment: from, step, ...words } : null,
    told: told ? { ...log, body: told.first.body, educatorId: told.educatorId, childId: told.childId } : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, beginDraftForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      const told = await fromLog(tx, guardian, form.values);
      return beginDraft(tx, guardian, { ...form.values, ...(told ? { first: told.first } : {}) });
    }),
  );
  if (!done.ok) return done.answer;
  const home = paths.home(guardian.practice, guardian.familyId);
  return redirect(form.values.next === "start" ? home.start(done.result) : home.message(done.result), 303);
}

const idOrNone = (raw: string | null): string | undefined => (isId(raw) ? raw : undefined);

/** What her school log gives to begin with: the recap of a talk, or a word about something settled. */
async function fromLog(tx: Tx, guardian: GuardianActor, { entry, point }: { entry?: string; point?: string }) {
  if (entry) return recapOf(tx, guardian, entry);
  return point ? askAfter(tx, guardian, point) : undefined;
}

export default function NewMessage() {
  const { id, people, from, told, purpose } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const problems = answer?.problems;
  return (
    <PocketPage back={{ to: home.messages, words: "Messages" }}>
      <PocketHead title="What would you like to say?" lede="Nobody sees it until you share or send it." />
      <FormProblems problems={problems} whole={answer?.whole} />
      {from && (
        <Said mine by="From what you wrote. It will stand in the message.">
          {from.subject || from.body}
        </Said>
      )}
      {told && (
        <Said mine by="From your school log. Change it until it sounds like you.">
          {told.body}
        </Said>
      )}
      <Form method="post" className="field-list">
        <input type="hidden" name="id" value={typedText(answer, "id") ?? id} />
        {told?.entry && <input type="hidden" name="entry" value={told.entry} />}
        {told?.point && <input type="hidden" name="point" value={told.point} />}
        {from && (
          <>
            <input type="hidden" name="from" value={from.assignment ?? ""} />
            <input type="hidden" name="step" value={from.step} />
          </>
        )}
        <PurposeChoice typed={typedText(answer, "purpose") ?? from?.purpose ?? purpose} problem={problems?.purpose} />
        {people.children.length > 1 && (
          <ChoiceGroup
            name="childId"
            legend="About whom?"
            choices={[
              ...people.children.map((child) => ({ value: child.id, label: child.name })),
              { value: "", label: "All of them" },
            ]}
            typed={typedText(answer, "childId") ?? told?.childId ?? ""}
            problem={problems?.childId}
            compact
          />
        )}
        <ToWhom answer={answer} />
        <div className="stack">
          {from || told ? (
            <FormButton look="filled" name="next" value="write">
              Go on with these words
            </FormButton>
          ) : (
            <>
              <FormButton look="filled" name="next" value="start">
                A few questions first
              </FormButton>
              <FormButton name="next" value="write">
                Start with an empty page
              </FormButton>
            </>
          )}
        </div>
      </Form>
      <DangerLine />
    </PocketPage>
  );
}

/** The everyday ones stand open; introductions, times and formal letters behind one tap. */
const everyday: readonly string[] = ["reply", "concern", "request", "good news", "thank-you", "absence"];

function PurposeChoice({ typed, problem }: { typed: string | undefined; problem: string | undefined }) {
  const choices = (open: boolean) =>
    purposes
      .filter((purpose) => everyday.includes(purpose.key) === open)
      .map((purpose) => ({ value: purpose.key, label: purpose.label, note: purpose.hint }));
  return (
    <div className="field-list">
      <ChoiceGroup
        name="purpose"
        legend="What is it for?"
        choices={choices(true)}
        typed={typed}
        problem={problem}
        required
      />
      <details open={typed !== undefined && !everyday.includes(typed)}>
        <summary className="link">Introduce us, ask to meet, a formal letter, and more</summary>
        <div className="mt-3">
          <ChoiceGroup
            name="purpose"
            id="f-purpose-more"
            legend="More that it can be for"
            hideLegend
            choices={choices(false)}
            typed={typed}
          />
        </div>
      </details>
    </div>
  );
}

function ToWhom({ answer }: { answer: FormAnswer | undefined }) {
  const { people, told } = useLoaderData<typeof loader>();
  const typedBefore = Boolean(typedText(answer, "toName") || typedText(answer, "toEmail") || answer?.problems.toEmail);
  const otherPerson = (
    <div className="field-list">
      <TextField
        name="toName"
        label="Their name"
        hint="As you would greet them: Ms. Brandt"
        typed={typedText(answer, "toName")}
        problem={answer?.problems.toName}
        maxLength={200}
        optional
      />
      <TextField
        name="toEmail"
        label="Their email"
        type="email"
        typed={typedText(answer, "toEmail")}
        problem={answer?.problems.toEmail}
        maxLength={254}
        optional
      />
    </div>
  );
  if (people.cards.length === 0) {
    return (
      <fieldset className="field">
        <legend className="field-label">To whom?</legend>
        {otherPerson}
      </fieldset>
    );
  }
  return (
    <>
      <ChoiceGroup
        name="to"
        legend="To whom?"
        several
        choices={people.cards.map((card) => ({ value: card.id, label: card.name, note: card.role }))}
        typed={typedSeveral(answer, "to") ?? (told?.educatorId ? [told.educatorId] : [])}
        problem={answer?.problems.to}
      />
      <details open={typedBefore}>
        <summary className="link">Somebody else</summary>
        {otherPerson}
      </details>
    </>
  );
}
