import { type Asking, idFrom, visitor } from "#app/http/guards.server.ts";
import { notFound } from "#app/http/problems.server.ts";
import { databaseMailbox, type Mailbox, type SandboxMail } from "#app/outside/sandbox/mailbox.server.ts";

/** How many mails a page shows, and how many a script is given. */
export const mailsShown = 100;
export const mailsTold = 1000;

/**
 * The sandbox's mailbox, for its pages. Only under our own name: a foreign page whose name leads to this machine (DNS
 * rebinding) could otherwise read everybody's codes from the browser of whoever runs it.
 *
 * @throws 404 where there is no sandbox: in production these pages are not there
 */
export function requireMailbox({ request, context }: Asking): Mailbox {
  const host = request.headers.get("host") ?? "";
  if (!context.sandbox || !isThisMachine(host, context.origin)) throw notFound();
  return databaseMailbox(visitor(context));
}

const isThisMachine = (host: string, origin: string): boolean =>
  host === new URL(origin).host || /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);

/** The mail that the address names, or 404. */
export async function requireMail(asking: Asking): Promise<SandboxMail> {
  const mail = await requireMailbox(asking).one(idFrom(asking.params.mail));
  if (!mail) throw notFound();
  return mail;
}

/** Whose mail is asked for, by any part of an address; absent means everybody's. */
export const askedFor = (request: Request): string | undefined =>
  new URL(request.url).searchParams.get("to")?.trim().slice(0, 254) || undefined;

/** The addresses in a text, in their order. */
export const linksIn = (text: string): string[] => text.match(/https?:\/\/[^\s<>"]+/g) ?? [];
