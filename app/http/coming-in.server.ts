import { createHmac } from "node:crypto";
import { redirect } from "@remix-run/node";
import { askForCode } from "#app/domain/identity/ask-for-code.server.ts";
import { comeIn } from "#app/domain/identity/come-in.server.ts";
import type { Asked, CodeKind, Redeemed } from "#app/domain/identity/one-time-token.ts";
import { newToken, sameBytes } from "#app/domain/identity/tokens.server.ts";
import type { Tx } from "#db/client.server.ts";
import { cookieName, dropCookie, readCookie, setCookie } from "./cookies.server.ts";
import { type Asking, visitor } from "./guards.server.ts";
import type { LoadContext } from "./load-context.ts";
import { localPath } from "./local-path.ts";
import { paths } from "./paths.ts";
import type { FormAnswer } from "./problems.server.ts";
import { openSession } from "./session.server.ts";
import { tooManyTries } from "./too-many-tries.server.ts";

// Binds a code to the browser that asked for it; outlives the code, so that the page can say that it is too old.
const browserCookie = "browser";
const bindingSeconds = 60 * 60;

// Says that an address has come in from this browser before. It opens nothing; its tries are counted apart, so that
// strangers cannot use them up.
const knownCookie = "known";
const knownSeconds = 365 * 24 * 60 * 60;

/** What binds this browser to the code that it asked for last. */
export const bindingOf = (request: Request, context: LoadContext): string | undefined =>
  readCookie(request, cookieName(context.origin, browserCookie));

/** By whom and from where a sign-in is tried, as the limits count it. */
export function tryingOf({ request, context }: Pick<Asking, "request" | "context">, email: string) {
  const [mark, seal] = (readCookie(request, cookieName(context.origin, knownCookie)) ?? "").split(".");
  const known =
    mark && seal && sameBytes(Buffer.from(seal, "base64url"), knownSeal(context.secret, email, mark))
      ? mark
      : undefined;
  return { email, network: context.network, browser: known };
}

/**
 * Asks for a code and goes on to the page where it is typed.
 *
 * @returns the way there, the same for every address, or 429 with everything typed kept
 */
export async function sendCode(
  asking: Asking,
  wanted: { kind: CodeKind; email: string; asked: Asked },
  typed: FormAnswer["typed"],
) {
  const { context } = asking;
  const ordered = await visitor(context).write((tx) =>
    askForCode(tx, { ...tryingOf(asking, wanted.email), ...wanted, secret: context.secret }),
  );
  if (!ordered.ok) return tooManyTries(typed, ordered.waitSeconds, "A code that you have already still works.");
  const answer = redirect(paths.signInCode, 303);
  const binding = setCookie(context.origin, browserCookie, ordered.binding, { maxAge: bindingSeconds });
  answer.headers.append("Set-Cookie", binding);
  return answer;
}

/** Lets in who has redeemed a code or link: a session, and where she wanted to go. One transaction. */
export async function letIn(tx: Tx, { request, context }: Asking, redeemed: Redeemed): Promise<Response> {
  const { personId, founded } = await comeIn(tx, redeemed);
  const session = await openSession(tx, request, context, personId);
  const onward = localPath(redeemed.asked.onward);
  const to = founded
    ? paths.desk(founded).today
    : redeemed.kind === "new password"
      ? paths.newPassword
      : (onward ?? paths.doors);
  return goIn(context, to, redeemed.email, session);
}

/** The answer that brings a person in: her new session, the spent code forgotten, this browser known. */
export function goIn(context: LoadContext, to: string, email: string, session: string): Response {
  const answer = redirect(to, 303);
  const mark = newToken().slice(0, 22);
  const known = `${mark}.${knownSeal(context.secret, email, mark).toString("base64url")}`;
  for (const cookie of [
    session,
    dropCookie(context.origin, browserCookie),
    setCookie(context.origin, knownCookie, known, { maxAge: knownSeconds }),
  ]) {
    answer.headers.append("Set-Cookie", cookie);
  }
  return answer;
}

const knownSeal = (secret: string, email: string, mark: string): Buffer =>
  createHmac("sha256", secret).update(`known browser\0${email}\0${mark}`).digest();
