import { Resend } from "resend";

// Checking a signature asks nobody; the SDK wants a key all the same.
const resend = new Resend("re_no_request_is_made");

/**
 * Whether a webhook's body was signed by Resend in the last five minutes, with one of our secrets: two are good while one is being
 * replaced.
 *
 * @param body the bytes as they came, as text
 * @returns the event's own id, under which it is taken once; undefined when the signature, its time or the body is not right
 */
export function verifiedEvent(secrets: readonly string[], headers: Headers, body: string): string | undefined {
  const id = headers.get("svix-id") ?? "";
  const timestamp = headers.get("svix-timestamp") ?? "";
  const signature = headers.get("svix-signature") ?? "";
  if (id === "" || id.length > 200 || !/^\d{1,12}$/.test(timestamp)) return undefined;
  for (const webhookSecret of secrets) {
    try {
      resend.webhooks.verify({ payload: body, headers: { id, timestamp, signature }, webhookSecret });
      return id;
    } catch {
      // Not this secret, or not Resend's.
    }
  }
  return undefined;
}
