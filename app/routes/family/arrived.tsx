import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { acceptedFiles } from "#app/domain/documents/document.ts";
import { keepArrived } from "#app/domain/drafts/answer-arrived.server.ts";
import { arrivedForm } from "#app/domain/drafts/drafts.forms.server.ts";
import { peopleToWriteTo } from "#app/domain/drafts/drafts.queries.server.ts";
import { messageLimits } from "#app/domain/drafts/limits.ts";
import { newId } from "#app/domain/ids.ts";
import { readFields } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { paths } from "#app/http/paths.ts";
import { answerForm, type FormAnswer } from "#app/http/problems.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { Field, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Something arrived · ${data.practice}` : "Something arrived" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { cards } = await guardian.read((tx) => peopleToWriteTo(tx, guardian));
  const people = cards.map(({ id, name, role }) => ({ id, name, role }));
  return { practice: guardian.practiceName, id: newId(), people };
}

/** Keeps what they wrote in her log, and leads to what it asks. */
export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const { fields, files, problem } = await readUpload(args.request);
  if (problem) return answerForm({ problems: { file: problem }, typed: {} });
  const form = readFields(fields, arrivedForm);
  if (!form.ok) return form.answer;
  const { id, text, from } = form.values;
  const named = files.map((file) => ({ id: newId(), name: file.name, bytes: file.bytes }));
  const done = await form.attempt(() =>
    guardian.write((tx) =>
      keepArrived(tx, args.context.storage, guardian, { id, text, educatorId: from, files: named }),
    ),
  );
  if (!done.ok) return done.answer;
  return redirect(paths.home(guardian.practice, guardian.familyId).arrivedEntry(done.result.id), 303);
}

export default function Arrived() {
  const { id, people } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  const problems = answer?.problems;
  return (
    <PocketPage back={{ to: home.week, words: "This week" }}>
      <PocketHead title="Something arrived" lede="Put it here, and look at it calmly. Only you see it." />
      <FormProblems problems={problems} whole={answer?.whole} />
      <Form method="post" encType="multipart/form-data" className="field-list" key={id}>
        <input type="hidden" name="id" value={typedText(answer, "id") ?? id} />
        <TextArea
          name="text"
          label="What they wrote"
          hint="Copy it from your mail or the school’s app, and paste it here, as much as you have."
          typed={typedText(answer, "text")}
          problem={problems?.text}
          maxLength={messageLimits.arrived}
          rows={7}
          className="is-pasted"
          words
        />
        <Field
          id="f-file"
          label="Or a picture of it"
          hint="A screenshot, or a photo of a note. It is kept as a picture."
          problem={problems?.file}
          optional
        >
          {(wired) => <input {...wired} className="input" type="file" name="file" accept={acceptedFiles} />}
        </Field>
        {people.length > 0 && (
          <details open={problems?.from !== undefined}>
            <summary className="link">Say who wrote it</summary>
            <div className="mt-3">
              <ChoiceGroup
                name="from"
                legend="Who wrote it?"
                hint="If their name is in it, it is found there."
                choices={[
                  ...people.map((person) => ({ value: person.id, label: person.name, note: person.role })),
                  { value: "", label: "Somebody else" },
                ]}
                typed={typedText(answer, "from")}
                problem={problems?.from}
              />
            </div>
          </details>
        )}
        <FormButton look="filled" waitingWords="Reading…">
          Look at it calmly
        </FormButton>
        <p className="soft small beside-action">
          It goes into your school log, which is yours alone until you share it.
        </p>
      </Form>
      <DangerLine />
    </PocketPage>
  );
}
