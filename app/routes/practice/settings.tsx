import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { practiceForm } from "#app/domain/identity/identity.forms.server.ts";
import { type MailTrouble, mailTrouble } from "#app/domain/messages/mail.queries.server.ts";
import { changePractice } from "#app/domain/practice/change-practice.server.ts";
import { isOwner } from "#app/domain/practice/member.ts";
import { zoneChoices } from "#app/domain/practice/zones.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { longDay } from "#app/ui/date-words.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { SettingsPlaces } from "./settings-places.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `Settings · ${data?.name ?? "Alongside"}` }];

export async function loader(args: LoaderFunctionArgs) {
  const member = await requireMember(args);
  const owned = isOwner(member)
    ? await member.read(async (tx) => ({
        practice: await tx.selectFrom("practice").select(["name", "zone"]).executeTakeFirstOrThrow(),
        trouble: await mailTrouble(tx),
      }))
    : { practice: null, trouble: null };
  return { name: member.practiceName, ...owned };
}

export async function action(args: ActionFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const form = await readForm(args.request, practiceForm);
  if (!form.ok) return form.answer;
  const done = await form.attempt(() => owner.write((tx) => changePractice(tx, owner, form.values)));
  if (!done.ok) return done.answer;
  return redirectWithNotice(args.context, paths.desk(owner.practice).settings, "Kept.");
}

export default function Settings() {
  const { practice, trouble } = useLoaderData<typeof loader>();
  const { zone } = useDesk();
  return (
    <>
      <DeskHead title="Settings" />
      {trouble && trouble.count > 0 && <MailTroubleLine trouble={trouble} zone={zone} />}
      <SettingsPlaces />
      {practice && <PracticeForm practice={practice} />}
    </>
  );
}

/** For the owner: mail that did not leave, and what to do about it. */
function MailTroubleLine({ trouble, zone }: { trouble: MailTrouble; zone: string }) {
  const { paths: desk } = useDesk();
  const emails = trouble.count === 1 ? "One email has" : `${trouble.count} emails have`;
  const since = trouble.since ? ` since ${longDay(trouble.since, { locale: "en-US", zone })}` : "";
  return (
    <Notice tone="look">
      <p>
        {emails} not gone out{since}. {trouble.problem}
      </p>
      <p className="mt-2">
        The addresses stand under{" "}
        <Link className="link" to={desk.people}>
          People
        </Link>{" "}
        and on the pages of{" "}
        <Link className="link" to={desk.families}>
          families
        </Link>
        . If they are right, ask whoever runs Alongside for you.
      </p>
    </Notice>
  );
}

function PracticeForm({ practice }: { practice: { name: string; zone: string } }) {
  const answer = useActionData<FormAnswer>();
  const typed = (name: "name" | "zone") => {
    const value = answer?.typed[name];
    return typeof value === "string" ? value : practice[name];
  };
  return (
    <Section title="The practice">
      <Form method="post" className="narrow">
        <FormProblems problems={answer?.problems} whole={answer?.whole} />
        <div className="field-list">
          <TextField
            name="name"
            label="Its name"
            hint="Families see it. The addresses of its pages stay as they are, so that no link breaks."
            maxLength={100}
            required
            typed={typed("name")}
            problem={answer?.problems.name}
          />
          <SelectField
            name="zone"
            label="Its time zone"
            hint="For new people; everybody can set a zone of their own."
            options={zoneChoices(typed("zone"))}
            required
            typed={typed("zone")}
            problem={answer?.problems.zone}
          />
        </div>
        <div className="form-end">
          <FormButton look="filled" waitingWords="Keeping…">
            Keep these
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}
