import { createHmac } from "node:crypto";
import { sameBytes } from "../identity/tokens.server.ts";

const macLength = 16;

/**
 * The address that a calendar answers an invitation at: it says which session, and proves that we gave it out. The answer's own words prove
 * nothing.
 *
 * @param key.domain whose mail comes in
 */
export const answerAddress = (key: { secret: string; domain: string }, appointmentId: string): string =>
  `session.${appointmentId.replaceAll("-", "")}.${macOf(key.secret, appointmentId)}@${key.domain}`;

/**
 * The sessions whose answering address is among those that a mail went to.
 *
 * @param recipients of the envelope, To, Cc and Bcc, untrusted
 */
export function answeredSessions(recipients: readonly string[], key: { secret: string; domain: string }): string[] {
  const found = new Set<string>();
  for (const one of recipients.slice(0, 500)) {
    const parts = /session\.([0-9a-f]{32})\.([0-9a-f]{16})@([^\s<>,;:"']+)/.exec(one.slice(0, 1_000).toLowerCase());
    const [, digits = "", mac = "", domain] = parts ?? [];
    if (domain !== key.domain.toLowerCase()) continue;
    const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    if (sameBytes(Buffer.from(mac), Buffer.from(macOf(key.secret, id)))) found.add(id);
  }
  return [...found];
}

const macOf = (secret: string, appointmentId: string): string =>
  createHmac("sha256", secret).update(`session answer\0${appointmentId}`).digest("hex").slice(0, macLength);
