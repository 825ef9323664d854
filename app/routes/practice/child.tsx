import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { childForm, newChildForm } from "#app/domain/families/families.forms.server.ts";
import { supportPlans } from "#app/domain/families/family.ts";
import { childToEdit, familyNamed } from "#app/domain/families/family-edit.queries.server.ts";
import { addChild, editChild } from "#app/domain/families/keep-child.server.ts";
import { newId } from "#app/domain/ids.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { DateField, SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { FamilyRowForm } from "./family-row-form.tsx";
import { one } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.child?.name ?? "Add a child"} · ${data.practiceName}` : "A child" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const id = args.params.child === "new" ? null : idFrom(args.params.child);
  const [family, child] = await coach.read(async (tx) => [
    await familyNamed(tx, familyId),
    id ? await childToEdit(tx, familyId, id) : null,
  ]);
  if (!family || child === undefined) throw notFound();
  return { family, child, newId: newId(), practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const page = paths.desk(coach.practice).family(familyId);
  if (args.params.child === "new") {
    const form = await readForm(args.request, newChildForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => addChild(tx, coach, familyId, form.values)));
    if (!done.ok) return done.answer;
    return redirectWithNotice(args.context, page.overview, `${form.values.name} is here.`);
  }
  const id = idFrom(args.params.child);
  const form = await readForm(args.request, childForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => editChild(tx, familyId, { ...form.values, id })));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, page.overview, `What you wrote about ${form.values.name} is kept.`);
}

// Also after a refusal: a stale form learns the new version, so that saving again is a choice.
export const shouldRevalidate = () => true;

export default function Child() {
  const { family, child, newId } = useLoaderData<typeof loader>();
  return (
    <FamilyRowForm
      family={family}
      row={child}
      newId={newId}
      title={child?.name ?? "Add a child"}
      sub="Only the name is needed. The parents read what stands here too."
      save={child ? "Save" : "Add to the family"}
    >
      <ChildFields />
    </FamilyRowForm>
  );
}

function ChildFields() {
  const { child } = useLoaderData<typeof loader>();
  const { problems = {}, typed = {} } = useActionData<FormAnswer>() ?? {};
  const field = <Name extends Exclude<keyof NonNullable<typeof child>, "id" | "version">>(name: Name) => ({
    name,
    typed: one(typed[name]) ?? child?.[name] ?? "",
    problem: problems[name],
  });
  return (
    <>
      <Section title="Who">
        <TextField {...field("name")} label="Child’s name" required maxLength={200} autoComplete="off" />
        <div className="pair-of-fields">
          <TextField {...field("grade")} label="Grade" optional maxLength={60} />
          <DateField {...field("born")} label="Birthday" optional />
        </div>
      </Section>
      <Section title="As the family tells it" line>
        <TextArea {...field("lightsUp")} label="What lights the child up" optional words maxLength={2000} />
        <TextArea {...field("strengths")} label="Strong at" optional words maxLength={2000} />
        <TextArea {...field("hard")} label="What is hard" optional words maxLength={2000} />
        <TextArea {...field("helps")} label="What helps" optional words maxLength={2000} />
      </Section>
      <Section title="Support at school" line>
        <div className="pair-of-fields">
          <SelectField
            {...field("supportPlan")}
            label="Plan"
            blank="None that we know of"
            options={supportPlans.map((plan) => ({ value: plan.key, label: plan.label }))}
          />
          <DateField {...field("planReviewOn")} label="Next review" optional />
        </div>
        <TextArea
          {...field("supportNote")}
          label="In a line"
          hint="It stands at the head of the family’s page."
          optional
          rows={2}
          maxLength={500}
        />
      </Section>
    </>
  );
}
