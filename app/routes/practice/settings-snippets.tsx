import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import { keepSnippet, removeSnippet, type Snippet, snippetsOf } from "#app/domain/review/keep-snippet.server.ts";
import { removeSnippetForm, snippetForm } from "#app/domain/review/review.forms.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Your snippets · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const snippets = await coach.read((tx) => snippetsOf(tx, coach));
  return { snippets, fresh: newId(), practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const page = paths.desk(coach.practice).snippets;
  const fields = await formData(args.request);
  if (fields.get("intent") === "remove") {
    const form = readFields(fields, removeSnippetForm);
    if (!form.ok) return form.answer;
    await coach.write((tx) => removeSnippet(tx, coach, form.values.id));
    return redirectWithNotice(args.context, page, "Removed.");
  }
  const form = readFields(fields, snippetForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => keepSnippet(tx, coach, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, page, `“${form.values.name}” is kept.`);
}

export default function Snippets() {
  const { snippets, fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Your snippets"
        sub="What you write often, yours alone: put it into a thought or a word with two clicks, then make it fit."
      />
      <Section title="A new one">
        <SnippetForm key={fresh} snippet={{ id: fresh, name: "", words: "" }} answer={answer} />
      </Section>
      {snippets.length === 0 ? (
        <EmptyState title="None yet">
          <p>Such as “One day”: “Which day was it, and about what time? One day tells more than every day.”</p>
        </EmptyState>
      ) : (
        <Section title="Those you have" line>
          <ul className="lines narrow">
            {snippets.map((snippet) => (
              <li key={`${snippet.id} ${snippet.version}`}>
                <details open={one(answer?.typed.id) === snippet.id}>
                  <summary>
                    <strong>{snippet.name}</strong>
                    <br />
                    <span className="soft">{snippet.words}</span>
                  </summary>
                  <SnippetForm snippet={snippet} answer={answer} />
                  <Form method="post" className="mt-2">
                    <input type="hidden" name="id" value={snippet.id} />
                    <FormButton look="plain" name="intent" value="remove">
                      Remove
                    </FormButton>
                  </Form>
                </details>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function SnippetForm({
  snippet,
  answer,
}: {
  snippet: Pick<Snippet, "id" | "name" | "words"> & { version?: number };
  answer: FormAnswer | undefined;
}) {
  const fresh = snippet.version === undefined;
  const sent = answer && (fresh ? one(answer.typed.version) === undefined : one(answer.typed.id) === snippet.id);
  const refused = sent ? answer : undefined;
  return (
    <Form method="post" className="narrow">
      <FormProblems problems={refused?.problems} whole={refused?.whole} />
      <input type="hidden" name="id" value={(fresh && one(refused?.typed.id)) || snippet.id} />
      {!fresh && <input type="hidden" name="version" value={snippet.version} />}
      <div className="field-list">
        <TextField
          name="name"
          id={`f-name-${snippet.id}`}
          label="Name"
          required
          maxLength={80}
          typed={one(refused?.typed.name) ?? snippet.name}
          problem={refused?.problems.name}
        />
        <TextArea
          name="words"
          id={`f-words-${snippet.id}`}
          label="Words"
          words
          required
          rows={3}
          maxLength={2000}
          typed={one(refused?.typed.words) ?? snippet.words}
          problem={refused?.problems.words}
        />
      </div>
      <div className="form-end">
        <FormButton look={fresh ? "filled" : "outlined"} name="intent" value="keep">
          {fresh ? "Keep this snippet" : "Keep the change"}
        </FormButton>
      </div>
    </Form>
  );
}
