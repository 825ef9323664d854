import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import {
  keepTemplate,
  type OwnTemplate,
  putTemplateAway,
  removeTemplate,
  templatesOf,
} from "#app/domain/meetings/keep-template.server.ts";
import { meetingLimits } from "#app/domain/meetings/meeting.ts";
import { putTemplateAwayForm, removeTemplateForm, templateForm } from "#app/domain/meetings/meetings.forms.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { CheckboxField, TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Headings for notes · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const templates = await coach.read((tx) => templatesOf(tx, coach));
  // Ours that are not changed yet get a row of their own when they are.
  const ids = Object.fromEntries(templates.map((template) => [template.key, template.id ?? newId()]));
  return { templates, ids, fresh: newId(), practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const page = paths.desk(coach.practice).noteTemplates;
  const fields = await formData(args.request);
  const intent = fields.get("intent");
  if (intent === "remove") {
    const form = readFields(fields, removeTemplateForm);
    if (!form.ok) return form.answer;
    await coach.write((tx) => removeTemplate(tx, coach, form.values.id));
    return redirectWithNotice(args.context, page, "Done.");
  }
  if (intent === "away" || intent === "out") {
    const form = readFields(fields, putTemplateAwayForm);
    if (!form.ok) return form.answer;
    const put = { ...form.values, away: intent === "away" };
    const done = await form.attempt(() => coach.write((tx) => putTemplateAway(tx, coach, put)));
    if (!done.ok) return done.answer;
    return redirectWithNotice(args.context, page, put.away ? "Put away." : "It is offered again.");
  }
  const form = readFields(fields, templateForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => keepTemplate(tx, coach, form.values)));
  return done.ok ? redirectWithNotice(args.context, page, `“${form.values.name}” is kept.`) : done.answer;
}

// Also after a refusal: a stale form learns the new version.
export const shouldRevalidate = () => true;

export default function NoteHeadings() {
  const { templates, fresh } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  const lists = [
    { title: "For your notes", of: templates.filter((template) => !template.forRecap) },
    { title: "For a recap", of: templates.filter((template) => template.forRecap) },
  ];
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Headings for notes"
        sub="What notes of a session begin with. Change ours until they sound like you, or add your own; everybody who coaches here has them."
      />
      <div className="narrow">
        {lists.map(({ title, of }) => (
          <Section key={title} title={title} line>
            <ul className="lines">
              {of.map((template) => (
                <TemplateLine key={`${template.key} ${template.version}`} template={template} answer={answer} />
              ))}
            </ul>
          </Section>
        ))}
        <Section title="One of your own" line>
          <TemplateForm key={fresh} template={null} answer={answer} />
        </Section>
      </div>
    </>
  );
}

function TemplateLine({ template, answer }: { template: OwnTemplate; answer: FormAnswer | undefined }) {
  const { ids } = useLoaderData<typeof loader>();
  const changed = template.given && template.version > 0;
  return (
    <li>
      <details open={one(answer?.typed.key) === template.key}>
        <summary>
          <strong>{template.name}</strong>
          {template.putAway && <span className="small soft">, put away</span>}
          <br />
          <span className="soft">{template.words.split("\n").filter(isHeading).join(" · ")}</span>
        </summary>
        <TemplateForm template={template} answer={answer} />
        <Form method="post" className="row mt-2">
          <input type="hidden" name="id" value={ids[template.key]} />
          <input type="hidden" name="key" value={template.key} />
          {template.given ? (
            <FormButton look="plain" small name="intent" value={template.putAway ? "out" : "away"}>
              {template.putAway ? "Offer it again" : "Put it away"}
            </FormButton>
          ) : (
            <FormButton look="plain" small name="intent" value="remove">
              Remove
            </FormButton>
          )}
          {changed && (
            <FormButton look="plain" small name="intent" value="remove">
              As it was given
            </FormButton>
          )}
        </Form>
      </details>
    </li>
  );
}

const isHeading = (line: string) => line.trim() !== "" && !line.startsWith(">");

function TemplateForm({ template, answer }: { template: OwnTemplate | null; answer: FormAnswer | undefined }) {
  const { ids, fresh } = useLoaderData<typeof loader>();
  const key = template?.key ?? "";
  const refused = (one(answer?.typed.key) ?? "") === key ? answer : undefined;
  const id = template ? (ids[template.key] ?? fresh) : fresh;
  return (
    <Form method="post" className="mt-4">
      <FormProblems problems={refused?.problems} whole={refused?.whole} />
      <input type="hidden" name="id" value={one(refused?.typed.id) ?? id} />
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="version" value={template?.version ?? 0} />
      <div className="field-list">
        <TextField
          name="name"
          id={`f-name-${key || "new"}`}
          label="Name"
          required
          maxLength={80}
          typed={one(refused?.typed.name) ?? template?.name}
          problem={refused?.problems.name}
        />
        <TextArea
          name="words"
          id={`f-words-${key || "new"}`}
          label="Headings"
          hint="A line each. One that begins with > waits for the parent’s own words."
          words
          required
          rows={7}
          maxLength={meetingLimits.template}
          typed={one(refused?.typed.words) ?? template?.words}
          problem={refused?.problems.words}
        />
        <CheckboxField
          name="forRecap"
          id={`f-recap-${key || "new"}`}
          label="For a recap, which the family reads"
          checked={refused ? one(refused.typed.forRecap) !== undefined : template?.forRecap}
        />
      </div>
      <div className="form-end">
        <FormButton look={template ? "outlined" : "filled"} name="intent" value="keep">
          {template ? "Keep the change" : "Keep these headings"}
        </FormButton>
      </div>
    </Form>
  );
}
