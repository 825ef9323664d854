import { type Correspondent, correspondent } from "./correspondent.ts";
import { type HeadFields, quoteHeadAt, saysForwarded } from "./quote-heads.ts";
import { type Read, readMail } from "./take-apart.ts";
import { type WrittenDate, writtenDate } from "./written-date.ts";

/** A mail that somebody passed on: what she wrote above it, and the mail itself as it was. */
export type Forwarded = Read & {
  /** Her own lines above it. */
  note: string;
  from: Correspondent | { name: string; address: "" } | undefined;
  sent: WrittenDate | undefined;
  subject: string;
};

const forwardedSubject = /^\s*(?:fwd?|fw|tr|wg|rv|reenv|i|enc|chuyển tiếp)\s?:/i;

/** Does the subject say that a mail was passed on? */
export const isForwardedSubject = (subject: string): boolean => forwardedSubject.test(subject);

/**
 * Takes a forwarded mail apart.
 *
 * @param text what arrived, as plain text
 * @param options.passedOn true when its subject says that it was passed on, or she pasted it: then a block of From, Sent and
 *   Subject is the mail's own head; otherwise only a divider that says "forwarded" counts
 * @returns nothing when it holds no mail that was passed on
 */
export function takeForwarded(text: string, options: { passedOn: boolean }): Forwarded | undefined {
  const lines = text.split(/\r?\n/);
  for (const row of lines.keys()) {
    const head = quoteHeadAt(lines, row);
    if (!head) continue;
    const says = saysForwarded(lines[row] ?? "");
    if (head.kind === "said" || head.fields.from === undefined || !(says || options.passedOn)) return undefined;
    const note = readMail(lines.slice(0, row).join("\n")).newText;
    return { ...wholeOf(head.fields, lines.slice(row + head.lines), lines[row + head.lines - 1] ?? ""), note };
  }
  return undefined;
}

function wholeOf(fields: HeadFields, below: readonly string[], lastHead: string): Omit<Forwarded, "note"> {
  // Apple marks the whole mail as quoted; one level of marks is its own.
  const marked = /^\s{0,3}>/.test(lastHead);
  const body = below.map((line) => (marked ? line.replace(/^\s{0,3}>\s?/, "") : line)).join("\n");
  const from = fields.from ?? "";
  return {
    ...readMail(body.replaceAll("\ufeff", "")),
    from: correspondent(from) ?? (from === "" ? undefined : { name: from.slice(0, 200), address: "" }),
    sent: fields.sent === undefined ? undefined : writtenDate(fields.sent),
    subject: (fields.subject ?? "").slice(0, 300),
  };
}
