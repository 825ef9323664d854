import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { educatorToEdit, familyToEdit } from "#app/domain/families/family-edit.queries.server.ts";
import { newId } from "#app/domain/ids.ts";
import { educatorForm, newEducatorForm } from "#app/domain/school/educator.forms.server.ts";
import { schoolYearNumber, schoolYearWords } from "#app/domain/school/educator.ts";
import { addEducator, editEducator, removeEducator } from "#app/domain/school/keep-educator.server.ts";
import { localDate } from "#app/domain/time/zoned.server.ts";
import { formData, readFields } from "#app/http/form.server.ts";
import { idFrom, type MemberActor, requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import { attempt, notFound } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { EducatorFields } from "./educator-fields.tsx";
import { FamilyRowForm } from "./family-row-form.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.educator?.name ?? "Add a teacher"} · ${data.practiceName}` : "A teacher" },
];

const yearNow = (coach: MemberActor) => schoolYearNumber(localDate(coach.now, coach.zone));

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const id = args.params.educator === "new" ? null : idFrom(args.params.educator);
  const year = yearNow(coach);
  const [family, educator] = await coach.read(async (tx) => [
    await familyToEdit(tx, familyId),
    id ? await educatorToEdit(tx, familyId, id, year) : null,
  ]);
  if (!family || educator === undefined) throw notFound();
  return { family, educator, year: schoolYearWords(year), newId: newId(), practiceName: coach.practiceName };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const familyId = idFrom(args.params.family);
  const page = paths.desk(coach.practice).family(familyId);
  const schoolYear = yearNow(coach);
  const fields = await formData(args.request);
  if (args.params.educator === "new") {
    const form = readFields(fields, newEducatorForm);
    if (!form.ok) return form.answer;
    const { name } = form.values;
    const done = await form.attempt(() =>
      coach.write((tx) => addEducator(tx, coach, familyId, { ...form.values, schoolYear })),
    );
    return done.ok ? redirectWithNotice(args.context, page.overview, `${name} has a card now.`) : done.answer;
  }
  const id = idFrom(args.params.educator);
  if (fields.get("intent") === "remove") {
    const done = await attempt({}, () => coach.write((tx) => removeEducator(tx, familyId, id)));
    return done.ok ? redirectWithNotice(args.context, page.overview, "The card is removed.") : done.answer;
  }
  const form = readFields(fields, educatorForm);
  if (!form.ok) return form.answer;
  const { name } = form.values;
  const done = await form.attempt(() =>
    coach.write((tx) => editEducator(tx, coach, familyId, { ...form.values, id, schoolYear })),
  );
  return done.ok ? redirectWithNotice(args.context, page.overview, `The card of ${name} is kept.`) : done.answer;
}

// Also after a refusal: a stale form learns the new version, so that saving again is a choice.
export const shouldRevalidate = () => true;

export default function Educator() {
  const { family, educator, newId } = useLoaderData<typeof loader>();
  return (
    <>
      <FamilyRowForm
        family={family}
        row={educator}
        newId={newId}
        title={educator?.name ?? "Add a teacher"}
        sub="This card is this family’s alone. What stands here never reaches another family."
        save={educator ? "Save the card" : "Make this card"}
      >
        <EducatorFields />
      </FamilyRowForm>
      {educator && educator.team.length === 0 && (
        <Form method="post" className="narrow mt-8">
          <p className="soft mb-3">This card stands on no school team, of this year or an earlier one.</p>
          <FormButton look="undo" name="intent" value="remove">
            Remove this card
          </FormButton>
        </Form>
      )}
    </>
  );
}
