import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { addFamily } from "#app/domain/families/add-family.server.ts";
import { newFamilyForm } from "#app/domain/families/families.forms.server.ts";
import { practiceCoaches } from "#app/domain/families/family-list.queries.server.ts";
import { inviteGuardian } from "#app/domain/identity/invite-guardian.server.ts";
import { newId } from "#app/domain/ids.ts";
import { isOwner } from "#app/domain/practice/member.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireCoach } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { CheckboxField, SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { Suggestions } from "./suggestions.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Add a family · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const coach = await requireCoach(args);
  const coaches = isOwner(coach) ? await coach.read((tx) => practiceCoaches(tx)) : [];
  return { practiceName: coach.practiceName, id: newId(), me: coach.memberId, coaches, zone: coach.zone };
}

export async function action(args: ActionFunctionArgs) {
  const coach = await requireCoach(args);
  const form = await readForm(args.request, newFamilyForm);
  if (!form.ok) return form.answer;
  const { invite, email } = form.values;
  const done = await form.attempt(() =>
    coach.write(async (tx) => {
      const added = await addFamily(tx, coach, form.values);
      const { familyId, guardianId } = added;
      if (invite && guardianId) {
        await inviteGuardian(tx, coach, { id: newId(), guardianId, familyId, email, secret: args.context.secret });
      }
      return added;
    }),
  );
  if (!done.ok) return done.answer;
  const words = invite
    ? `${form.values.child} is here, and the invitation to ${email} is on its way.`
    : `${form.values.child} is here. Nothing was emailed to anybody.`;
  return redirectWithNotice(args.context, paths.desk(coach.practice).family(done.result.familyId).overview, words);
}

export default function NewFamily() {
  const { id, me, coaches, zone } = useLoaderData<typeof loader>();
  const { problems = {}, whole, typed = {} } = useActionData<FormAnswer>() ?? {};
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.families, words: "Families" }]}
        title="Add a family"
        sub="One child’s name is enough to begin; the rest can come later. Nothing is emailed to anybody until you say so."
      />
      <Form method="post" className="narrow">
        <FormProblems problems={problems} whole={whole} />
        <input type="hidden" name="id" value={one(typed.id) ?? id} />
        <Section title="The child">
          <div className="pair-of-fields">
            <TextField
              name="child"
              label="Child’s name"
              required
              maxLength={200}
              autoComplete="off"
              typed={one(typed.child)}
              problem={problems.child}
            />
            <TextField
              name="grade"
              label="Grade"
              optional
              maxLength={60}
              typed={one(typed.grade)}
              problem={problems.grade}
            />
          </div>
          <TextField
            name="family"
            label="Family name"
            hint="Left empty, it is the child’s last name."
            optional
            maxLength={200}
            autoComplete="off"
            typed={one(typed.family)}
            problem={problems.family}
          />
          {coaches.length > 1 && (
            <SelectField
              name="coach"
              label="Who coaches them"
              options={coaches.map((coach) => ({ value: coach.id, label: coach.name }))}
              typed={one(typed.coach) ?? me}
              problem={problems.coach}
            />
          )}
        </Section>
        <Section title="A parent or carer" aside="May all stay empty">
          <div className="pair-of-fields">
            <TextField
              name="guardian"
              label="Name"
              maxLength={200}
              autoComplete="off"
              typed={one(typed.guardian)}
              problem={problems.guardian}
            />
            <TextField
              name="relationship"
              label="Who this is to the child"
              list="relationships"
              maxLength={200}
              autoComplete="off"
              typed={one(typed.relationship)}
              problem={problems.relationship}
            />
          </div>
          <TextField
            name="email"
            label="Email"
            type="email"
            maxLength={254}
            autoComplete="off"
            typed={one(typed.email)}
            problem={problems.email}
          />
          <div className="pair-of-fields">
            <TextField
              name="language"
              label="Language"
              list="languages"
              maxLength={60}
              autoComplete="off"
              typed={one(typed.language) ?? "English"}
              problem={problems.language}
            />
            <SelectField
              name="zone"
              label="Time zone"
              options={zoneChoices(one(typed.zone) ?? zone)}
              typed={one(typed.zone) ?? zone}
              problem={problems.zone}
            />
          </div>
          <CheckboxField
            name="invite"
            label="Invite now, by email in your name"
            hint="Unticked, nothing is sent; you can invite from the family’s page at any time."
            checked={one(typed.invite) === "yes"}
            problem={problems.invite}
          />
        </Section>
        <Suggestions />
        <div className="form-end">
          <FormButton look="filled" waitingWords="Adding…">
            Add this family
          </FormButton>
          <ButtonLink look="plain" to={desk.families}>
            Not now
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}
