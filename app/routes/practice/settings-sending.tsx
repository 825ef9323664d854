import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { newId } from "#app/domain/ids.ts";
import {
  addSendingDomain,
  checkSendingDomain,
  letGoOfSendingDomain,
  type SendingDomain,
  sendingDomain,
  sendingDomainForm,
} from "#app/domain/practice/keep-sending-domain.server.ts";
import type { DnsLine, DomainState } from "#app/domain/practice/sending-domain.ts";
import { readForm } from "#app/http/form.server.ts";
import { requireMember } from "#app/http/guards.server.ts";
import { redirectWithNotice } from "#app/http/notices.server.ts";
import { paths } from "#app/http/paths.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { DeskHead } from "#app/ui/page-head.tsx";
import { Section } from "#app/ui/section.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { Table } from "#app/ui/table.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sending · Settings · ${data?.practiceName ?? "Alongside"}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const domain = await owner.read(sendingDomain);
  return { practiceName: owner.practiceName, domain, id: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const owner = await requireMember(args, "owner");
  const form = await readForm(args.request, sendingDomainForm);
  if (!form.ok) return form.answer;
  const { values } = form;
  const done = await form.attempt(() =>
    owner.write((tx) => {
      if (values.intent === "add") return addSendingDomain(tx, owner, values);
      return values.intent === "check"
        ? checkSendingDomain(tx, owner, values.id)
        : letGoOfSendingDomain(tx, owner, values.id);
    }),
  );
  if (!done.ok) return done.answer;
  const said = {
    add: "Asked for. In a moment the lines for your DNS stand here.",
    check: "We are looking. Load the page again in a moment.",
    "let go": "Let go. Messages leave from Alongside’s address again.",
  };
  return redirectWithNotice(args.context, paths.desk(owner.practice).sending, said[values.intent]);
}

export default function Sending() {
  const { domain, id } = useLoaderData<typeof loader>();
  const answer = useActionData<FormAnswer>();
  const { paths: desk } = useDesk();
  return (
    <>
      <DeskHead
        crumbs={[{ to: desk.settings, words: "Settings" }]}
        title="Sending"
        sub="From where your parents’ messages to school leave. They go in the parent’s name, nothing is added to her words, and every answer goes to her own mailbox."
      />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      {domain ? <Domain domain={domain} /> : <AddDomain id={id} answer={answer} />}
    </>
  );
}

function AddDomain({ id, answer }: { id: string; answer: FormAnswer | undefined }) {
  return (
    <Section title="A domain of your own">
      <p className="narrow">
        Until you have one, messages leave from Alongside’s address, with your practice’s name beside the parent’s. A
        part of your domain, such as mail.example.org, keeps it apart from your own mail.
      </p>
      <Form method="post" className="field-list narrow">
        <input type="hidden" name="id" value={id} />
        <TextField
          name="name"
          label="Your domain"
          hint="Such as mail.example.org"
          typed={one(answer?.typed.name)}
          problem={answer?.problems.name}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={253}
          required
        />
        <div className="form-end">
          <FormButton look="filled" name="intent" value="add" waitingWords="Asking…">
            Add it
          </FormButton>
        </div>
      </Form>
    </Section>
  );
}

const stands: Readonly<Record<DomainState, { shape: "open" | "half" | "done" | "look" | "aside"; words: string }>> = {
  asked: { shape: "half", words: "We are looking. Load the page again in a moment." },
  waiting: { shape: "open", words: "Waiting for these lines in your DNS" },
  verified: { shape: "done", words: "Found. Messages leave from here." },
  failed: { shape: "look", words: "Not all of it was found" },
  gone: { shape: "aside", words: "Let go" },
};

function Domain({ domain }: { domain: SendingDomain }) {
  const { zone } = useDesk();
  const { shape, words } = stands[domain.state];
  return (
    <Section title={domain.name}>
      <StateMark shape={shape}>{words}</StateMark>
      {domain.problem && <p className="narrow mt-2">{domain.problem}</p>}
      {domain.lines.length > 0 && (
        <>
          <p className="narrow mt-3 mb-3">
            {domain.state === "verified"
              ? `These lines stand in your domain’s DNS. Leave them there. The names stand before “.${domain.name}”.`
              : `Add these lines where your domain’s DNS is kept (often where you bought it). The names stand before “.${domain.name}”.`}
          </p>
          <DnsLines lines={domain.lines} domain={domain.name} />
        </>
      )}
      {domain.checkedAt && (
        <p className="soft small mt-2">Looked at {dayAndTime(domain.checkedAt, { locale: "en-US", zone })}.</p>
      )}
      <Form method="post" className="row mt-4">
        <input type="hidden" name="id" value={domain.id} />
        {domain.state !== "asked" && (
          <FormButton look={domain.state === "verified" ? "outlined" : "filled"} name="intent" value="check">
            Look again
          </FormButton>
        )}
        <FormButton look="plain" name="intent" value="let go">
          Let go of it
        </FormButton>
      </Form>
    </Section>
  );
}

/** What is to stand in the domain's DNS, to be copied line by line to wherever it is kept. */
function DnsLines({ lines, domain }: { lines: readonly DnsLine[]; domain: string }) {
  return (
    <Table caption={`Lines for the DNS of ${domain}`} listed>
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Type</th>
          <th scope="col">Name</th>
          <th scope="col">Value</th>
          <th scope="col">Found</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.type} ${line.name} ${line.value}`}>
            <td data-words="For">{line.record}</td>
            <td data-words="Type">
              {line.type}
              {line.priority !== undefined && <small> {line.priority}</small>}
            </td>
            <td data-words="Name">
              <code>{line.name}</code>
            </td>
            <td data-words="Value">
              <code className="dns-value">{line.value}</code>
            </td>
            <td data-words="Found">{line.found ? "Yes" : "Not yet"}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
