import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import type { z } from "zod";
import { changeMember } from "#app/domain/identity/change-member.server.ts";
import { peopleForm } from "#app/domain/identity/identity.forms.server.ts";
import { inviteMember } from "#app/domain/identity/invite-member.server.ts";
import { peopleOfPractice } from "#app/domain/identity/people.queries.server.ts";
import { roleChoices } from "#app/domain/identity/roles.ts";
import { sendInvitationAgain } from "#app/domain/identity/send-invitation-again.server.ts";
import { withdrawInvitation } from "#app/domain/identity/withdraw-invitation.server.ts";
import { newId } from "#app/domain/ids.ts";
import { readForm } from "#app/http/form.server.ts";
import { type MemberActor, requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import type { Tx } from "#db/client.server.ts";
import { InvitationTable, MemberTable } from "./people-tables.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `People · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const people = await owner.read((tx) => peopleOfPractice(tx));
  return { ...people, me: owner.memberId, practiceName: owner.practiceName, newId: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const form = await readForm(args.request, peopleForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => owner.write((tx) => change(tx, owner, form.values, args.context.secret)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(owner.practice).people, done.result);
}

/** Calls the one verb that the form asks for. What comes back is the notice. */
async function change(
  tx: Tx,
  owner: MemberActor,
  wanted: z.output<typeof peopleForm>,
  secret: string,
): Promise<string> {
  switch (wanted.intent) {
    case "invite":
      await inviteMember(tx, owner, { ...wanted, secret });
      return `An invitation is on its way to ${wanted.email}.`;
    case "send again":
      await sendInvitationAgain(tx, owner, { ...wanted, secret });
      return "Sent again, with a new link. The old one has stopped working.";
    case "withdraw":
      await withdrawInvitation(tx, owner, wanted);
      return "Withdrawn. Its link has stopped working.";
    case "suspend": {
      const { name } = await changeMember(tx, owner, wanted.member, { state: "suspended" });
      return `${name} is suspended, from this moment. Families and notes are as they were.`;
    }
    case "bring back": {
      const { name } = await changeMember(tx, owner, wanted.member, { state: "active" });
      return `${name} is back.`;
    }
    case "change roles": {
      const { name } = await changeMember(tx, owner, wanted.member, { roles: wanted.roles });
      return `${name} has these roles from now on.`;
    }
  }
}

export default function People() {
  const { members, invitations, me, newId } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const inviting = answer?.typed.intent === "invite";
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="People"
        sub="Who works in the practice, and as what."
      />
      {!inviting && <FormProblems problems={answer?.problems} whole={answer?.whole} />}
      <Section>
        <MemberTable members={members} me={me} />
      </Section>
      {invitations.length > 0 && (
        <Section title="Invited">
          <InvitationTable invitations={invitations} zone={zone} />
        </Section>
      )}
      <Section title="Invite somebody">
        <InviteForm id={newId} answer={inviting ? answer : undefined} />
      </Section>
    </>
  );
}

function InviteForm({ id, answer }: { id: string; answer: FormAnswer | undefined }) {
  const one = (name: string) => {
    const value = answer?.typed[name];
    return typeof value === "string" ? value : undefined;
  };
  return (
    <Form method="post" className="narrow" key={id}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <input type="hidden" name="id" value={one("id") ?? id} />
      <div className="field-list">
        <div className="pair-of-fields">
          <TextField
            name="name"
            label="Name"
            autoComplete="off"
            maxLength={100}
            required
            typed={one("name")}
            problem={answer?.problems.name}
          />
          <TextField
            name="email"
            label="Email"
            type="email"
            autoComplete="off"
            maxLength={254}
            required
            typed={one("email")}
            problem={answer?.problems.email}
          />
        </div>
        <ChoiceGroup
          name="roles"
          legend="As what"
          several
          choices={roleChoices}
          typed={answer?.typed.roles ?? "coach"}
          problem={answer?.problems.roles}
        />
      </div>
      <div className="form-end">
        <FormButton look="filled" name="intent" value="invite" waitingWords="Sending…">
          Send the invitation
        </FormButton>
        <span className="soft small">It works once, for seven days.</span>
      </div>
    </Form>
  );
}
