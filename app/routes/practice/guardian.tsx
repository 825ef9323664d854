import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guardianForm, newGuardianForm } from "#app/domain/families/families.forms.server.ts";
import { familyToEdit, guardianToEdit } from "#app/domain/families/family-edit.queries.server.ts";
import { addGuardian, editGuardian } from "#app/domain/families/keep-guardian.server.ts";
import { newId } from "#app/domain/ids.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { readForm } from "#app/http/form.server.ts";
import { idFrom, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { type FormAnswer, notFound } from "#app/http/problems.server.ts";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { FamilyRowForm } from "./family-row-form.tsx";
import { Suggestions } from "./suggestions.tsx";
import { one } from "./typed.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.guardian?.name ?? "A parent or carer"} · ${data.practiceName}` : "A parent or carer" },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const id = args.params.guardian === "new" ? null : idFrom(args.params.guardian);
  const [family, guardian] = await coach.read(async (tx) => [
    await familyToEdit(tx, familyId),
    id ? await guardianToEdit(tx, familyId, id) : null,
  ]);
  if (!family || guardian === undefined) throw notFound();
  return { family, guardian, newId: newId(), zone: coach.zone, practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const page = paths.desk(coach.practice).family(familyId);
  if (args.params.guardian === "new") {
    const form = await readForm(args.request, newGuardianForm);
    if (!form.ok) return form.answer;
    const done = await form.attempt(() => coach.write((tx) => addGuardian(tx, coach, familyId, form.values)));
    if (!done.ok) return done.answer;
    const words = `${form.values.name} is written down. Nothing was emailed to anybody.`;
    return redirectWithNotice(args.context, page.overview, words);
  }
  const guardianId = idFrom(args.params.guardian);
  const form = await readForm(args.request, guardianForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() =>
    coach.write((tx) => editGuardian(tx, coach, familyId, { ...form.values, id: guardianId })),
  );
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, page.overview, `What you changed about ${form.values.name} is kept.`);
}

// Also after a refusal: a stale form learns the new version, so that saving again is a choice.
export const shouldRevalidate = () => true;

export default function Guardian() {
  const { family, guardian, newId } = useLoaderData<typeof loader>();
  return (
    <FamilyRowForm
      family={family}
      row={guardian}
      newId={newId}
      title={guardian?.name ?? "Add a parent or carer"}
      sub={guardian ? undefined : "Only a name is needed. Nothing is emailed until you invite."}
      save={guardian ? "Save" : "Add to the family"}
    >
      <GuardianFields />
    </FamilyRowForm>
  );
}

function GuardianFields() {
  const { guardian, zone } = useLoaderData<typeof loader>();
  const { problems = {}, typed = {} } = useActionData<FormAnswer>() ?? {};
  const saved = guardian ?? {
    name: "",
    relationship: "",
    language: "English",
    zone,
    email: "",
    phone: "",
    address: "",
  };
  const field = (name: keyof typeof saved) => ({
    name,
    typed: one(typed[name]) ?? saved[name] ?? "",
    problem: problems[name],
  });
  const zoneNow = one(typed.zone) ?? saved.zone;
  return (
    <>
      <div className="pair-of-fields">
        <TextField {...field("name")} label="Name" required maxLength={200} autoComplete="off" />
        <TextField
          {...field("relationship")}
          label="Who this is to the child"
          optional
          maxLength={200}
          list="relationships"
          autoComplete="off"
        />
      </div>
      <div className="pair-of-fields">
        <TextField {...field("email")} label="Email" optional type="email" maxLength={254} autoComplete="off" />
        <TextField {...field("phone")} label="Phone" optional type="tel" maxLength={60} autoComplete="off" />
      </div>
      <TextArea {...field("address")} label="Postal address" optional rows={2} maxLength={500} />
      <div className="pair-of-fields">
        <TextField {...field("language")} label="Language" maxLength={60} list="languages" autoComplete="off" />
        <SelectField {...field("zone")} label="Time zone" options={zoneChoices(zoneNow)} />
      </div>
      <Home />
      <Suggestions />
    </>
  );
}

/** Same home as another guardian, or a home of its own. */
function Home() {
  const { family, guardian } = useLoaderData<typeof loader>();
  const { problems = {}, typed = {} } = useActionData<FormAnswer>() ?? {};
  const others = family.guardians.filter((other) => other.id !== guardian?.id);
  const homes = [...new Set(others.map((other) => other.home))];
  const shares = guardian && homes.includes(guardian.householdId);
  return (
    <ChoiceGroup
      name="home"
      legend="Home"
      hint="People of one home see each other as such. Drafts and answers stay each person’s own, also within a home."
      choices={[
        { value: "own", label: "A separate home" },
        ...homes.map((home) => ({
          value: home,
          label: `The same home as ${others
            .filter((other) => other.home === home)
            .map((other) => other.name)
            .join(" and ")}`,
        })),
      ]}
      typed={one(typed.home) ?? (shares ? guardian.householdId : "own")}
      problem={problems.home}
    />
  );
}
