import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { promiseLimit, usualPromise } from "#app/domain/drafts/calm-promise.ts";
import { calmPromiseForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { calmPromise, dropCalmPromise, setCalmPromise } from "#app/domain/drafts/set-calm-promise.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, fieldId, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { SavedLine } from "#app/ui/quiet-lines.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `A promise to yourself · ${data.practice}` : "A promise to yourself" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const promise = await guardian.read((tx) => calmPromise(tx, guardian));
  return { practice: guardian.practiceName, promise };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const home = paths.home(guardian.practice, guardian.familyId);
  const fields = await formData(args.request);
  if (fields.get("intent") === "drop") {
    await guardian.write((tx) => dropCalmPromise(tx, guardian));
    return redirectWithNotice(args.context, home.promise, "Let go. You can make another one whenever you like.");
  }
  const form = readFields(fields, calmPromiseForm);
  if (!form.ok) return form.answer;
  await guardian.write((tx) => setCalmPromise(tx, guardian, form.values));
  return redirectWithNotice(args.context, home.messages, "Kept, for you alone. It will be offered in such a moment.");
}

export default function CalmPromise() {
  const { promise } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const atNight = answer ? typedText(answer, "atNight") === "yes" : (promise?.atNight ?? true);
  return (
    <PocketPage back={{ to: home.messages, words: "Messages" }}>
      <PocketHead
        title="A promise to yourself"
        lede="For the moment when an email stings. You say it now, and it is offered then. One tap takes it, one tap goes on."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Form method="post" className="field-list">
        <TextArea
          name="words"
          label="What you promise yourself"
          hint="In your own words. They are what you will read then."
          typed={typedText(answer, "words") ?? promise?.words ?? usualPromise}
          problem={answer?.problems.words}
          maxLength={promiseLimit}
          rows={3}
          words
          required
          tools={<SpeakButton field={fieldId("words")} />}
        />
        <ChoiceGroup
          name="fromLevel"
          legend="When you say how big the feeling is, 1 to 5: from where on?"
          choices={[
            { value: "3", label: "From 3" },
            { value: "4", label: "At 4 or 5" },
            { value: "5", label: "Only at 5" },
          ]}
          typed={typedText(answer, "fromLevel") ?? String(promise?.fromLevel ?? 4)}
          problem={answer?.problems.fromLevel}
          required
          compact
        />
        <CheckboxField name="atNight" label="Offer it late at night, too" checked={atNight} />
        <p className="soft">
          Taken, a message waits until 7:30 of the next school day. Nothing goes by itself, and you can take it up again
          at any moment. It is never offered when it is about somebody’s safety, for an absence, for a letter that runs
          by legal dates, or the day before a meeting.
        </p>
        <FormButton look="filled" waitingWords="Keeping…">
          Keep this promise
        </FormButton>
        <SavedLine>Only you see it. How big a feeling was is never kept.</SavedLine>
      </Form>
      {promise && (
        <Form method="post" className="section">
          <FormButton look="plain" name="intent" value="drop">
            Let it go
          </FormButton>
        </Form>
      )}
    </PocketPage>
  );
}
