import { data, type HeadersFunction } from "@remix-run/node";
import type { FormAnswer } from "./problems.server.ts";

/**
 * Answers a form that was sent too often: 429 with Retry-After, and a sentence that says when and what else to do.
 *
 * @param instead what works meanwhile ("You can still come in by a code."), if anything does
 */
export function tooManyTries(typed: FormAnswer["typed"], waitSeconds: number, instead = "") {
  const minutes = Math.max(1, Math.ceil(waitSeconds / 60));
  const wait = `That was tried often just now. Please wait ${minutes === 1 ? "a minute" : `${minutes} minutes`} and try again.`;
  const answer: FormAnswer = { problems: {}, whole: instead ? `${wait} ${instead}` : wait, typed };
  return data(answer, { status: 429, headers: { "Retry-After": String(waitSeconds) } });
}

/** A route's `headers`: lets Retry-After through to the document, also for a form that is sent without JavaScript. */
export const retryAfter: HeadersFunction = ({ actionHeaders }) => {
  const wait = actionHeaders.get("Retry-After");
  const headers = new Headers();
  if (wait) headers.set("Retry-After", wait);
  return headers;
};
