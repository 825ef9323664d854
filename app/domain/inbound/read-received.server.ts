import type { ReceivedMail } from "#app/outside/received-mail.server.ts";
import { type Correspondent, correspondent, correspondents } from "../mail/correspondent.ts";
import { isForwardedSubject, takeForwarded } from "../mail/forwarded.ts";
import { readMail } from "../mail/take-apart.ts";
import { instantOf } from "../time/zoned.server.ts";
import { wordsOfHtml } from "./clean-html.server.ts";
import { answeredIds, header, readHeaders } from "./mail-headers.ts";
import { type MailKind, mailKind } from "./mail-kind.ts";
import { provedSender } from "./proved-sender.ts";

/** What a received mail says, read by us: nothing in it is believed but `proved`. */
export type ReadReceived = {
  from: Correspondent;
  /** Its authentication shows that it is from there. */
  proved: boolean;
  /** It says that it is from the guardian herself. */
  own: boolean;
  kind: MailKind;
  messageId: string;
  answers: readonly string[];
  /** As it would stand in her log. */
  entry: {
    direction: "in" | "out";
    /** The one at school: its sender, of a forwarded mail the first one's, of her own the first addressee. */
    with: Correspondent;
    withWords: string;
    subject: string;
    body: string;
    quoted: string;
    /** What she wrote above a mail that she forwarded. */
    note: string;
    /** What went with her own mail's To and Cc. */
    recipients: { to: Correspondent[]; cc: Correspondent[] };
    happenedAt: Date;
    timeKnown: boolean;
  };
};

const longestText = 200_000;
const longestBody = 20_000;

/**
 * Reads a received mail for one guardian.
 *
 * @param mail as Resend gave it
 * @param reader her own login address, her zone, our domain for incoming mail and the name of our receiving server
 */
export function readReceived(
  mail: ReceivedMail,
  reader: { email: string; zone: string; domain: string; receiver: string },
): ReadReceived {
  const headers = readHeaders(mail.rawHead);
  const from = correspondent(mail.from) ?? { name: clean(mail.from).slice(0, 200), address: "" };
  const subject = oneLine(mail.subject).slice(0, 300);
  const proved = from.address !== "" && provedSender(headers, reader.receiver) === from.address;
  const own = from.address === reader.email.toLowerCase();
  const text = clean(mail.text.trim() === "" ? wordsOfHtml(mail.html) : mail.text).slice(0, longestText);
  const base = {
    from: { ...from, name: oneLine(from.name) },
    proved,
    own,
    kind: mailKind({ headers, from: from.address, subject }),
    messageId: mail.messageId.replace(/^<|>$/g, "").slice(0, 500),
    answers: answeredIds(headers),
  };
  const happenedAt = saidAt(header(headers, "date"), mail.at);
  const around = { subject, text, happenedAt };
  if (own && isForwardedSubject(subject)) return { ...base, entry: forwardedEntry(base.from, around, reader.zone) };
  return { ...base, entry: own ? ownEntry(mail, around, reader.domain) : schoolEntry(base.from, around) };
}

type Around = { subject: string; text: string; happenedAt: Date };

function schoolEntry(from: Correspondent, { subject, text, happenedAt }: Around): ReadReceived["entry"] {
  const { newText, quoted, signature } = readMail(text);
  return {
    direction: "in",
    with: from,
    withWords: from.name || from.address,
    subject,
    ...bodyOf(newText || signature || text, quoted),
    note: "",
    recipients: { to: [], cc: [] },
    happenedAt,
    timeKnown: true,
  };
}

function ownEntry(mail: ReceivedMail, { subject, text, happenedAt }: Around, domain: string): ReadReceived["entry"] {
  const others = (list: readonly string[]) =>
    correspondents(list).filter(({ address }) => !address.endsWith(`@${domain.toLowerCase()}`));
  const recipients = { to: others(mail.to), cc: others(mail.cc) };
  const first = recipients.to[0] ?? recipients.cc[0] ?? { name: "", address: "" };
  const { newText, quoted } = readMail(text);
  return {
    direction: "out",
    with: first,
    withWords: [...recipients.to, ...recipients.cc]
      .map(({ name, address }) => name || address)
      .join(", ")
      .slice(0, 500),
    subject,
    ...bodyOf(newText || text, quoted),
    note: "",
    recipients,
    happenedAt,
    timeKnown: true,
  };
}

/** What she passes on is what the school wrote, on the day that it says; what she wrote above it is hers. */
function forwardedEntry(from: Correspondent, around: Around, zone: string): ReadReceived["entry"] {
  const inside = takeForwarded(around.text, { passedOn: true });
  if (!inside) return { ...schoolEntry({ name: "", address: "" }, around), withWords: "" };
  const with_ = inside.from ?? { name: "", address: "" };
  const { sent } = inside;
  const happenedAt = sent ? instantOf(sent.day, sent.time ?? "12:00", zone) : around.happenedAt;
  // A day to come is no day on which somebody wrote.
  const believable = happenedAt <= new Date(around.happenedAt.getTime() + 86_400_000);
  return {
    direction: with_.address !== "" && with_.address === from.address ? "out" : "in",
    with: with_,
    withWords: with_.name || with_.address,
    subject: inside.subject || around.subject,
    ...bodyOf(inside.newText || inside.signature, inside.quoted),
    note: inside.note.slice(0, 2_000),
    recipients: { to: [], cc: [] },
    happenedAt: believable ? happenedAt : around.happenedAt,
    timeKnown: believable && sent !== undefined ? sent.time !== null : true,
  };
}

/** A body that is longer than an entry holds goes on where the quotation stands, so that nothing is lost. */
function bodyOf(newText: string, quoted: string): { body: string; quoted: string } {
  if (newText.length <= longestBody) return { body: newText, quoted: quoted.slice(0, longestText) };
  const cut = newText.lastIndexOf("\n", longestBody);
  const at = cut > longestBody / 2 ? cut : longestBody;
  return { body: newText.slice(0, at), quoted: `${newText.slice(at)}\n\n${quoted}`.trim().slice(0, longestText) };
}

/** What can't be kept or seen goes: NUL, control characters, halves of a character. */
const clean = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, "");
const oneLine = (text: string): string => clean(text).replace(/\s+/g, " ").trim();

/** When it says that it was written, if that can be true; else when it came. */
function saidAt(date: string | undefined, came: Date): Date {
  const said = date === undefined ? Number.NaN : Date.parse(date.replace(/\([^)]*\)/g, ""));
  const away = came.getTime() - said;
  return away > -3_600_000 && away < 7 * 86_400_000 ? new Date(said) : came;
}
