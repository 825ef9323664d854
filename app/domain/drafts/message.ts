/** Somebody a message goes to. */
export interface Addressee {
  /** The educator's card, when there is one. It is ours alone, and no part of what is sent. */
  educatorId?: string;
  name: string;
  email: string;
}

export interface Recipients {
  to: readonly Addressee[];
  cc: readonly Addressee[];
}

/** A file that goes with a message, by its name and what is in it. */
export interface MessageFile {
  name: string;
  /** Of its bytes, 64 hexadecimal digits. */
  sha256: string;
}

/** A message as it would leave. */
export interface Message {
  recipients: Recipients;
  subject: string;
  body: string;
  /** What is attached, in its order; nothing when it is missing. */
  files?: readonly MessageFile[];
}

/**
 * Reads recipients that were kept as JSON.
 *
 * @param raw what the database holds
 * @returns the recipients; an entry of another shape is left out, so that an old row can't break a page
 */
export function keptRecipients(raw: unknown): Recipients {
  const { to, cc } = isRecord(raw) ? raw : {};
  return { to: keptAddressees(to), cc: keptAddressees(cc) };
}

function keptAddressees(raw: unknown): Addressee[] {
  if (!Array.isArray(raw)) return [];
  return raw.filter(isRecord).flatMap(({ educatorId, name, email }) => {
    if (typeof name !== "string" || typeof email !== "string") return [];
    return [typeof educatorId === "string" ? { educatorId, name, email } : { name, email }];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * The message as one exact string, from which its hash is made. Two messages give the same string only if they would be the same
 * mail: every part carries its length in bytes, so nothing can slide from one part into the next, and order counts.
 *
 * Newlines are made "\n", since browsers send "\r\n" for the same keystroke. Nothing else is touched, not even the way an accent
 * is composed: what was found ready is what goes out, to the letter.
 *
 * @param message the message; cleaned by `cleanText` before, so that half a character can't stand in for another
 */
export function canonicalMessage(message: Message): string {
  const { recipients, subject, body, files = [] } = message;
  return [
    "message 2",
    ...people("to", recipients.to),
    ...people("cc", recipients.cc),
    part("subject", subject),
    part("body", body),
    `files ${files.length}`,
    ...files.flatMap((file) => [part("file", file.name), part("sha256", file.sha256)]),
  ].join("\n");
}

function people(field: "to" | "cc", addressees: readonly Addressee[]): string[] {
  return [
    `${field} ${addressees.length}`,
    ...addressees.flatMap((addressee) => [part("name", addressee.name), part("email", addressee.email)]),
  ];
}

function part(field: string, text: string): string {
  const exact = text.replace(/\r\n?/g, "\n");
  return `${field} ${new TextEncoder().encode(exact).length}:${exact}`;
}

/** The longest address that the mail programs in use open whole; some on Windows stop at about 2,000 characters. */
export const longestMailto = 1_900;

/**
 * The address that opens a message in the parent's own mail program (RFC 6068).
 *
 * @param message the message
 * @returns the address, and whether the words are in it: a text that is too long is left out rather than cut, and is to be copied
 */
export function mailtoHref(message: Message): { href: string; whole: boolean } {
  const to = message.recipients.to.map(address).join(",");
  const heads = [
    ...(message.recipients.cc.length > 0 ? [`cc=${message.recipients.cc.map(address).join(",")}`] : []),
    ...(message.subject === "" ? [] : [`subject=${encoded(message.subject)}`]),
  ];
  // RFC 6068, section 5: a line break in a mailto address is %0D%0A.
  const body = message.body === "" ? [] : [`body=${encoded(message.body.replace(/\r\n?|\n/g, "\r\n"))}`];
  const whole = mailto(to, [...heads, ...body]);
  return whole.length <= longestMailto ? { href: whole, whole: true } : { href: mailto(to, heads), whole: false };
}

function mailto(to: string, fields: readonly string[]): string {
  return fields.length === 0 ? `mailto:${to}` : `mailto:${to}?${fields.join("&")}`;
}

function address(addressee: Addressee): string {
  return encoded(addressee.email).replaceAll("%40", "@");
}

/** encodeURIComponent throws on half a character, which no kept text has; a mark stands in for it all the same. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * The paragraphs of a message, for showing it as a letter. Lines within a paragraph stay lines.
 *
 * @param body the text
 */
export function paragraphs(body: string): string[] {
  return body
    .replace(/\r\n?/g, "\n")
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}
