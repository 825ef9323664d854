import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireMail } from "./sandbox-mailbox.server.ts";

/**
 * A stored mail as a mail program would show it. Whatever stands in it can run nothing, fetch nothing and reach no
 * page of ours; its styles are the one thing that it may bring.
 */
export async function loader(args: LoaderFunctionArgs) {
  const mail = await requireMail(args);
  return new Response(mail.html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}
