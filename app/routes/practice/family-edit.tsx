import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { changeCoaches } from "#app/domain/families/change-coaches.server.ts";
import { renameFamily } from "#app/domain/families/edit-family.server.ts";
import { coachesForm, familyNameForm } from "#app/domain/families/families.forms.server.ts";
import { familyToEdit } from "#app/domain/families/family-edit.queries.server.ts";
import { practiceCoaches } from "#app/domain/families/family-list.queries.server.ts";
import { familyHold, holdFamily, holdForm } from "#app/domain/families/hold-family.server.ts";
import { purgeDays } from "#app/domain/practice/change-practice.server.ts";
import { isOwner } from "#app/domain/practice/member.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, type MemberActor, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { LineLink } from "#app/ui/line-link.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Tx } from "#db/client.server.ts";
import { FamilyHold } from "./family-hold.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Edit ${data.family.name} · ${data.practiceName}` : "Edit" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const [family, coaches, kept] = await coach.read(async (tx) => [
    await familyToEdit(tx, familyId),
    isOwner(coach) ? await practiceCoaches(tx) : [],
    isOwner(coach) ? { hold: await familyHold(tx, familyId), purgeDays: await purgeDays(tx) } : null,
  ]);
  if (!family) throw notFound();
  return { family, coaches, kept, practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const fields = await formData(args.request);
  const form = read(fields);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => coach.write((tx) => keep(tx, coach, familyId, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(coach.practice).family(familyId).edit, done.result);
}

type Wanted =
  | { intent: "coaches"; coach: string[] }
  | { intent: "name"; name: string; version: number }
  | { intent: "hold"; hold: "hold" | "end"; why: string };

// Three forms on one page, each with fields of its own.
function read(fields: FormData) {
  const intent = fields.get("intent");
  if (intent === "coaches") {
    return readFields(
      fields,
      coachesForm.transform((values): Wanted => ({ intent, ...values })),
    );
  }
  if (intent === "hold") {
    return readFields(
      fields,
      holdForm.transform((values): Wanted => ({ intent, ...values })),
    );
  }
  return readFields(
    fields,
    familyNameForm.transform((values): Wanted => ({ intent: "name", ...values })),
  );
}

/** Calls the one verb that was asked for; what comes back is the notice. */
async function keep(tx: Tx, coach: MemberActor, familyId: string, wanted: Wanted): Promise<string> {
  if (wanted.intent === "coaches") {
    await changeCoaches(tx, coach, [familyId], wanted.coach);
    return "These coach the family from now on.";
  }
  if (wanted.intent === "hold") {
    await holdFamily(tx, coach, familyId, wanted);
    return wanted.hold === "hold" ? "Nothing of this family is deleted from now on." : "The usual rule holds again.";
  }
  await renameFamily(tx, familyId, wanted);
  return `The family is called ${wanted.name} now.`;
}

// Also after a refusal: a stale form learns the new version, so that saving again is a choice.
export const shouldRevalidate = () => true;

export default function EditFamily() {
  const { family, coaches, kept } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed = {} } = useActionData<FormAnswer>() ?? {};
  const { paths: desk } = useDesk();
  const page = desk.family(family.id);
  return (
    <>
      <DeskHead
        crumbs={[
          { to: desk.families, words: "Families" },
          { to: page.overview, words: family.name },
        ]}
        title="Edit this family"
      />
      <FormProblems problems={problems} whole={whole} />
      <div className="narrow">
        <Section title="Name">
          <Form method="post" key={family.version}>
            <input type="hidden" name="version" value={family.version} />
            <TextField
              name="name"
              label="Family name"
              required
              maxLength={200}
              typed={one(typed.name) ?? family.name}
              problem={problems.name}
            />
            <div className="form-end">
              <FormButton look="filled" name="intent" value="name">
                Save the name
              </FormButton>
            </div>
          </Form>
        </Section>
        {coaches.length > 0 && (
          <Section title="Coaches" line>
            <Form method="post" key={family.coaches.map((coach) => coach.id).join()}>
              <ChoiceGroup
                name="coach"
                legend="Who coaches this family"
                hint="Whoever is not chosen sees the family no longer; what they wrote stays."
                several
                compact
                choices={coaches.map((coach) => ({ value: coach.id, label: coach.name }))}
                typed={typed.coach ?? family.coaches.map((coach) => coach.id)}
                problem={problems.coach}
              />
              <div className="form-end">
                <FormButton name="intent" value="coaches">
                  Save the coaches
                </FormButton>
              </div>
            </Form>
          </Section>
        )}
        <People />
        {kept && <FamilyHold {...kept} />}
        <Section title="Messages to school" line>
          <ul className="lines">
            <li>
              <LineLink
                to={page.lookRules}
                title="What has a look first"
                note="Where this family differs from the practice."
              />
            </li>
          </ul>
        </Section>
      </div>
    </>
  );
}

/** Everybody in the family and at school, each a way to a form of its own. */
function People() {
  const { family } = useLoaderData<typeof loader>();
  const { paths: desk } = useDesk();
  const page = desk.family(family.id);
  const groups = [
    {
      title: "Children",
      add: "Add a child",
      to: page.child,
      people: family.children.map(({ id, name }) => ({ id, name, note: "" })),
    },
    {
      title: "Parents and carers",
      add: "Add a parent or carer",
      to: page.guardian,
      people: family.guardians.map(({ id, name, relationship }) => ({ id, name, note: relationship })),
    },
    {
      title: "At school",
      add: "Add a teacher",
      to: page.educator,
      people: family.educators.map(({ id, name, role }) => ({ id, name, note: role })),
    },
  ];
  return groups.map((group) => (
    <Section key={group.title} title={group.title} line>
      <ul className="lines">
        {group.people.map((person) => (
          <li key={person.id}>
            <LineLink to={group.to(person.id)} title={person.name} note={person.note || undefined} />
          </li>
        ))}
        <li>
          <LineLink to={group.to("new")} title={group.add} />
        </li>
      </ul>
    </Section>
  ));
}
