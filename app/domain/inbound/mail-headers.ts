/** The headers of a mail as the receiving server has them: in their order, each with all its values. */
export type Headers = readonly { name: string; value: string }[];

const longestHead = 256 * 1024;

/**
 * Reads the headers of a raw mail.
 *
 * @param raw the mail from its first byte on; what follows the first blank line is not looked at
 * @returns names in small letters, folded lines made one
 */
export function readHeaders(raw: string): Headers {
  const headers: { name: string; value: string }[] = [];
  for (const line of raw.slice(0, longestHead).split(/\r?\n/)) {
    if (line === "") break;
    const last = headers.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last) last.value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon > 0)
      headers.push({ name: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() });
  }
  return headers;
}

/** The first header of a name; undefined when there is none. */
export const header = (headers: Headers, name: string): string | undefined =>
  headers.find((one) => one.name === name)?.value;

/** The ids of mails that a mail answers, nearest first, without their angles. */
export function answeredIds(headers: Headers): string[] {
  const said = [header(headers, "in-reply-to"), header(headers, "references")].join(" ").slice(0, 8_000);
  const ids = [...said.matchAll(/<([^<>\s]{1,500})>/g)].map((found) => found[1] ?? "");
  return [...new Set([...ids.slice(0, 1), ...ids.slice(1).toReversed()])].slice(0, 50);
}
