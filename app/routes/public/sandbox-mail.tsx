import type { LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { paths } from "#app/http/paths.ts";
import { FormButton } from "#app/ui/button.tsx";
import { sinceWords } from "#app/ui/date-words.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextField } from "#app/ui/field.tsx";
import { PublicPage } from "./public-page.tsx";
import { askedFor, mailsShown, requireMailbox } from "./sandbox-mailbox.server.ts";

export const meta = () => [{ title: "Sandbox mail · Alongside" }];

export async function loader(args: LoaderFunctionArgs) {
  const to = askedFor(args.request);
  const mails = await requireMailbox(args).newest({ to, limit: mailsShown });
  // The sandbox runs on the reader's own machine, so the machine's zone is hers.
  const place = { locale: "en-US", zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const now = new Date();
  return {
    to: to ?? "",
    mails: mails.map(({ id, from, to: recipients, subject, at }) => ({
      id,
      from: nameOf(from),
      to: recipients.map(nameOf).join(", "),
      subject,
      since: sinceWords(at, now, place),
    })),
  };
}

export default function SandboxMail() {
  const { to, mails } = useLoaderData<typeof loader>();
  return (
    <PublicPage
      title="Sandbox mail"
      lede="Everything that would have left as email, the newest first. Nothing here reaches anybody."
    >
      <Form method="get" className="mb-6 grid items-end gap-3 md:grid-cols-[minmax(0,1fr)_auto]" role="search">
        <TextField name="to" label="To" type="search" typed={to} hint="Any part of a name or address" />
        <FormButton icon={Search}>Find</FormButton>
      </Form>
      {mails.length === 0 ? (
        <EmptyState title={to ? `Nothing to “${to}”` : "No mail yet"}>
          {to ? (
            <Link className="link" to={paths.sandboxMail}>
              Show everybody’s
            </Link>
          ) : (
            "Ask for a code at the sign-in, and it comes here within a second or two."
          )}
        </EmptyState>
      ) : (
        <ul className="lines">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Link className="line-link" to={`${paths.sandboxMail}/${mail.id}`}>
                <span>
                  {mail.subject}
                  <span className="block small soft">
                    To {mail.to} · from {mail.from} · {mail.since}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </PublicPage>
  );
}

/** The name in `Name <address>`, or the address alone. */
const nameOf = (mailbox: string) => /^"?([^"<]+?)"?\s*</.exec(mailbox)?.[1] ?? mailbox;
