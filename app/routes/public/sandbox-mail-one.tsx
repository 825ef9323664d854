import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { paths } from "#app/http/paths.ts";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { PublicPage } from "./public-page.tsx";
import { linksIn, requireMail } from "./sandbox-mailbox.server.ts";

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
