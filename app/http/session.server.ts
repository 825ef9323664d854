import { sql } from "kysely";
import { hashOf, newToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import type { Tx } from "#db/client.server.ts";
import { cookieName, dropCookie, readCookie, setCookie } from "./cookies.server.ts";
import type { LoadContext } from "./load-context.ts";

const sessionCookie = "session";
const sessionSeconds = 180 * 24 * 60 * 60;

/** The session token that the browser sent, or undefined. */
export const sessionToken = (request: Request, context: LoadContext): string | undefined =>
  readCookie(request, cookieName(context.origin, sessionCookie));

/**
 * Begins a session for a person who has just proved who she is. The token is new at every sign-in and lives only in
 * the cookie; an older session of this browser is ended.
 *
 * @param proof what she proved herself with; a fresh mail may set a new password without the old one
 * @returns the Set-Cookie value
 */
export async function openSession(
  tx: Tx,
  request: Request,
  context: LoadContext,
  personId: string,
  proof: "mail" | "password" = "mail",
): Promise<string> {
  const before = sessionToken(request, context);
  if (before) await sql`select identity.end_session(${hashOf(before)})`.execute(tx);
  const token = newToken();
  const device = request.headers.get("user-agent") ?? "";
  await sql`select identity.open_session(${newId()}, ${hashOf(token)}, ${personId}, ${device}, ${context.network},
    ${proof})`.execute(tx);
  return setCookie(context.origin, sessionCookie, token, { maxAge: sessionSeconds });
}

/** Ends this browser's session; what comes back is the Set-Cookie value that forgets it. */
export async function endSession(tx: Tx, request: Request, context: LoadContext): Promise<string> {
  const token = sessionToken(request, context);
  if (token) await sql`select identity.end_session(${hashOf(token)})`.execute(tx);
  return dropCookie(context.origin, sessionCookie);
}
