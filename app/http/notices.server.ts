import { redirect } from "@remix-run/node";
import { cookieName, dropCookie, readCookie, setCookie } from "./cookies.server.ts";
import type { LoadContext } from "./load-context.ts";

const noticeCookie = "notice";

/**
 * Goes on to another page and says there what was done.
 *
 * @param words what happened, as the person reads it ("Shared with Keisha.")
 */
export function redirectWithNotice(context: LoadContext, to: string, words: string, headers: readonly string[] = []) {
  const answer = redirect(to, 303);
  answer.headers.append("Set-Cookie", setCookie(context.origin, noticeCookie, words, { maxAge: 60 }));
  for (const cookie of headers) answer.headers.append("Set-Cookie", cookie);
  return answer;
}

/** The notice that waits for this page, and the header that takes it away. */
export function takeNotice(request: Request, context: LoadContext): { words: string | null; header: string | null } {
  const words = readCookie(request, cookieName(context.origin, noticeCookie)) || null;
  return { words, header: words ? dropCookie(context.origin, noticeCookie) : null };
}
