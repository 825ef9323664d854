import type { LoaderFunctionArgs } from "@remix-run/node";
import { askedFor, linksIn, mailsTold, requireMailbox } from "./sandbox-mailbox.server.ts";

/** The newest mails for scripts, with their links and code read out; `?to=` asks for one addressee. */
export async function loader(args: LoaderFunctionArgs) {
  const mails = await requireMailbox(args).newest({ to: askedFor(args.request), limit: mailsTold });
  return Response.json({
    mails: mails.map((mail) => ({
      ...mail,
      links: linksIn(mail.text),
      code: /^\d{6}$/m.exec(mail.text)?.[0] ?? null,
    })),
  });
}
