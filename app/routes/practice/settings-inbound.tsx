import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { discardMail, handMailOn, mailForNobody } from "#app/domain/inbound/fits-nobody.server.ts";
import { nobodysMailForm } from "#app/domain/inbound/inbound.forms.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Mail that fits nobody · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireMember(args, "owner");
  return { practiceName: owner.practiceName, ...(await owner.read((tx) => mailForNobody(tx))) };
}

export async function action(args: ActionFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const form = await readForm(args.request, nobodysMailForm);
  if (!form.ok) return form.answer;
  const wanted = form.values;
  const done = await form.attempt(() =>
    owner.write(async (tx) => {
      if (wanted.intent === "discard") return discardMail(tx, owner.practiceId, wanted.mail).then(() => null);
      return handMailOn(tx, owner.practiceId, wanted.mail, wanted.guardian);
    }),
  );
  if (!done.ok) return done.answer;
  const words = done.result === null ? "Discarded." : `Handed to ${done.result}, who alone reads it.`;
  return redirectWithNotice(args.context, paths.desk(owner.practice).mailForNobody, words);
}

export default function MailForNobody() {
  const { mails, guardians } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk, zone } = useDesk();
  const place = { locale: "en-US", zone };
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Mail that fits nobody"
        sub="It came to an address that names this practice and is no parent’s, or not any more. You see who it is from, when it came and what it is about; its words are for the parent alone."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {mails.length === 0 ? (
        <EmptyState title="Nothing waits">
          A parent who took a new address still gets mail at the old one now and then. It comes here.
        </EmptyState>
      ) : (
        <ul className="lines narrow">
          {mails.map((mail) => (
            <li key={mail.id} className="py-4">
              <strong>{mail.subject || "Without a subject"}</strong>
              <p className="soft small mb-3">
                {[mail.fromName, mail.fromAddress].filter(Boolean).join(" · ")} · {dayAndTime(mail.receivedAt, place)}
              </p>
              <Form method="post" className="row items-end">
                <input type="hidden" name="mail" value={mail.id} />
                <SelectField
                  name="guardian"
                  id={`f-guardian-${mail.id}`}
                  label="Whom it is for"
                  blank="Choose a parent"
                  options={guardians.map(({ id, name, family }) => ({ value: id, label: `${name} (${family})` }))}
                  problem={answer?.typed.mail === mail.id ? answer.problems.guardian : undefined}
                />
                <FormButton name="intent" value="hand on" waitingWords="Handing on…">
                  Hand it on
                </FormButton>
                <FormButton look="plain" name="intent" value="discard" waitingWords="Discarding…">
                  Discard it
                </FormButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
