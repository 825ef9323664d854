import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { paths } from "#app/http/paths.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { SelectField, TextArea, TextField } from "#app/ui/field.tsx";
import { PublicPage } from "./public-page.tsx";
import { linksIn, requireMail } from "./sandbox-mailbox.server.ts";
import { waysToArrive } from "./sandbox-ways.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.subject} · Sandbox mail` : "Sandbox mail · Alongside" },
];

export async function loader(args: LoaderFunctionArgs) {
  const { id, subject, from, to, cc, replyTo, text, at } = await requireMail(args);
  const place = { locale: "en-US", zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return { id, subject, from, to, cc, replyTo, parts: partsOf(text), at: dayAndTime(at, place) };
}

export default function SandboxMailOne() {
  const { id, subject, from, to, cc, replyTo, parts, at } = useLoaderData<typeof loader>();
  const envelope = [
    { word: "From", value: from },
    { word: "To", value: to.join(", ") },
    { word: "Copy", value: cc.join(", ") },
    { word: "Replies", value: replyTo.join(", ") },
    { word: "When", value: at },
  ].filter(({ value }) => value !== "");
  return (
    <PublicPage title={subject} brand={{ to: paths.sandboxMail, words: "Sandbox mail" }}>
      <dl className="facts">
        {envelope.map(({ word, value }) => (
          <Fragment key={word}>
            <dt>{word}</dt>
            <dd className="break-words">{value}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="mt-4">
        <a className="link" href={`${paths.sandboxMail}/${id}/html`}>
          See it as a mail program shows it
        </a>
      </p>
      {replyTo.length > 0 && <AnswerForm mail={id} to={replyTo} from={to} />}
      <section className="section" aria-label="The text part">
        <div className="words whitespace-pre-wrap break-words">
          {parts.map(({ key, text, link }) =>
            link ? (
              <a key={key} className="link" href={text}>
                {text}
              </a>
            ) : (
              <Fragment key={key}>{text}</Fragment>
            ),
          )}
        </div>
      </section>
    </PublicPage>
  );
}

/** Lets somebody who tries this out be the teacher: the answer comes back the way a real one does. */
function AnswerForm({ mail, to, from }: { mail: string; to: string[]; from: string[] }) {
  return (
    <details className="mt-4">
      <summary className="link inline-flex min-h-11 items-center">Answer as the teacher</summary>
      <Form method="post" action={`${paths.sandboxMail}/${mail}/answer`} className="stack mt-3">
        <TextField name="from" label="From" typed={from[0] ?? ""} required />
        <TextField name="to" label="To" typed={to.join(", ")} required />
        <TextArea name="text" label="What the teacher writes" rows={5} required />
        <SelectField
          name="how"
          label="How it arrives"
          options={waysToArrive.map(({ value, label }) => ({ value, label }))}
          typed="as it is"
        />
        <FormButton waitingWords="On its way…">Let it arrive</FormButton>
      </Form>
    </details>
  );
}

type Part = { key: string; text: string; link: boolean };

/** The text cut at its links, so that each can be followed. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const add = (to: number, link: boolean) => {
    if (to > from) parts.push({ key: `${from}`, text: text.slice(from, to), link });
    from = to;
  };
  for (const link of linksIn(text)) {
    add(text.indexOf(link, from), false);
    add(from + link.length, true);
  }
  add(text.length, false);
  return parts;
}
