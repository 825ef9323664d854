/** The calendar file inside a raw mail: an answer from a phone often comes as one of its parts, and as no attachment. Pure. */

const longest = 100_000;

/**
 * The first part of a mail that is a calendar, decoded.
 *
 * @param raw the mail, or its beginning, untrusted
 * @returns nothing when it has none, or one that is cut off
 */
export function calendarPart(raw: string): string | undefined {
  const lines = raw.slice(0, 300_000).replace(/\r\n?/g, "\n");
  const start = /^content-type:[ \t]*(?:text\/calendar|application\/ics)\b/im.exec(lines);
  if (!start) return undefined;
  const before = lines.lastIndexOf("\n\n", start.index) + 2;
  const headEnd = lines.indexOf("\n\n", start.index);
  if (headEnd < 0) return undefined;
  const head = lines.slice(before, headEnd);
  const next = lines.indexOf("\n--", headEnd + 1);
  const body = lines.slice(headEnd + 2, next < 0 ? undefined : next).slice(0, longest);
  const encoding = /^content-transfer-encoding:[ \t]*([\w-]+)/im.exec(head)?.[1]?.toLowerCase() ?? "7bit";
  const text = decoded(body, encoding);
  return /BEGIN:VCALENDAR[\s\S]*END:VCALENDAR/.test(text) ? text.trim() : undefined;
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") {
    const clean = body.replace(/[^A-Za-z0-9+/=]/g, "");
    const bytes = Uint8Array.from(safely(clean), (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  }
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replace(/=\n/g, "")
    .replace(/=([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0) & 0xff));
}

function safely(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return "";
  }
}
