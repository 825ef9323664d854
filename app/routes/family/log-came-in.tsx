import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { placeMailForm } from "#app/domain/inbound/inbound.forms.server.ts";
import { notForTheLog, placeMail, waitingMail } from "#app/domain/inbound/waiting-mail.server.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireGuardian } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { PocketHead } from "#app/ui/page-head.tsx";
import { Said } from "#app/ui/said.tsx";
import { Section } from "#app/ui/section.tsx";
import { useLogPlace } from "./log-entries.tsx";
import { PocketPage, usePocket } from "./pocket-page.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `What came in · ${data.practiceName}` : "What came in" },
];

export async function loader(args: LoaderFunctionArgs) {
  const guardian = await requireGuardian(args);
  const mails = await guardian.read((tx) => waitingMail(tx, guardian));
  return { practiceName: guardian.practiceName, mails: mails.map((mail) => ({ ...mail, why: whyWords(mail) })) };
}

export async function action(args: ActionFunctionArgs) {
  const guardian = await requireGuardian(args);
  const form = await readForm(args.request, placeMailForm);
  if (!form.ok) return form.answer;
  const { mail, intent } = form.values;
  const home = paths.home(guardian.practice, guardian.familyId);
  const done = await form.attempt(() =>
    guardian.write(async (tx) => {
      if (intent === "not for my log") return notForTheLog(tx, guardian, mail).then(() => null);
      return placeMail(tx, guardian, mail, { addToTeam: intent === "add to team", zone: guardian.zone });
    }),
  );
  if (!done.ok) return done.answer;
  if (done.result === null) return redirectWithNotice(args.context, home.cameIn, "Let go of. Its words are not kept.");
  const words = intent === "add to team" ? "It is in your log, and the card is made." : "It is in your log.";
  return redirectWithNotice(args.context, home.logEntry(done.result), words);
}

/** Why it waits, in one sentence that blames nobody. */
function whyWords({
  why,
  kind,
  fromName,
  fromAddress,
}: {
  why: string[];
  kind: string;
  fromName: string;
  fromAddress: string;
}) {
  if (kind === "bounce") return "A mail program says that something did not arrive.";
  if (why.includes("handed on"))
    return "It came to an address that is not yours any more, and was handed on to you unread.";
  if (why.includes("too many")) return "So many came at once that they wait here together.";
  if (why.includes("sender")) return "This address is on none of your school cards.";
  return `It says that it is from ${fromName || fromAddress}, and nothing in it shows that this is so.`;
}

export default function CameIn() {
  const { mails } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { home } = usePocket();
  return (
    <PocketPage back={{ to: home.log, words: "School log" }}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <PocketHead
        title="What came in"
        lede="These came to your own address for school mail. Only you see them, and none is in your log until you say so."
      />
      {mails.map((mail) => (
        <Waiting key={mail.id} mail={mail} />
      ))}
      {mails.length === 0 && (
        <EmptyState title="Nothing waits">
          What your school team sends to{" "}
          <Link className="link" to={home.schoolAddress}>
            your own address
          </Link>{" "}
          comes straight into your log.
        </EmptyState>
      )}
    </PocketPage>
  );
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>["mails"][number];

function Waiting({ mail }: { mail: Mail }) {
  const { home } = usePocket();
  const place = useLogPlace();
  const name = mail.withName || mail.fromName || mail.fromAddress;
  const mayJoin = mail.direction === "in" && mail.withAddress !== "" && mail.why.length > 0;
  return (
    <Section title={mail.direction === "out" ? "Did you send this?" : `Is this from ${name}?`}>
      <p className="soft small mb-3">
        {mail.fromAddress} · {dayAndTime(mail.receivedAt, place)}. {mail.why}
      </p>
      {mail.subject && <p className="mb-2">{mail.subject}</p>}
      <Said by={name}>
        <span className="whitespace-pre-wrap break-words">{mail.body}</span>
      </Said>
      {mail.files.length > 0 && (
        <ul className="lines mt-3">
          {mail.files.map((file) => (
            <li key={file.id}>
              <a className="link inline-flex min-h-11 items-center" href={home.file(file.id)}>
                {file.name}
              </a>
            </li>
          ))}
        </ul>
      )}
      {mail.leftOut.map((words) => (
        <p className="soft small mt-2" key={words}>
          {words}
        </p>
      ))}
      <Form method="post" className="stack mt-4" preventScrollReset>
        <input type="hidden" name="mail" value={mail.id} />
        <FormButton name="intent" value="place" waitingWords="Placing…">
          Yes, put it in my log
        </FormButton>
        {mayJoin && (
          <>
            <FormButton name="intent" value="add to team" waitingWords="Placing…">
              Yes, and add {name} to the school team
            </FormButton>
            <p className="soft small">
              A card with this name and address is your family’s: your coach and the other home see the card, not the
              mail.
            </p>
          </>
        )}
        <FormButton look="plain" name="intent" value="not for my log" waitingWords="Letting go…">
          Not for my log
        </FormButton>
      </Form>
    </Section>
  );
}
