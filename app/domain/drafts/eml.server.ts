import { randomBytes } from "node:crypto";
import type { MessageWithFiles } from "./draft-row.server.ts";
import type { Addressee } from "./message.ts";

type File = { name: string; type: string; bytes: Uint8Array };

/** RFC 5322, 2.1.1: no line is longer. */
const longestLine = 76;
const newline = "\r\n";

/**
 * The message as a file that a mail program opens as a draft of its own (RFC 5322 and MIME; `X-Unsent: 1` is what Outlook asks
 * for): to whom, about what, the words to the letter, and the files.
 *
 * @param from whose mailbox it leaves from
 * @param files what is attached, with its bytes
 * @param boundary what parts the parts; random when left out
 */
export function emlOf(
  message: Pick<MessageWithFiles, "recipients" | "subject" | "body">,
  from: { name: string; email: string },
  files: readonly File[],
  boundary = `alongside-${randomBytes(12).toString("hex")}`,
): string {
  const { to, cc } = message.recipients;
  const reachable = (people: readonly Addressee[]) => people.filter((person) => isOneAddress(person.email));
  const heads = [
    header("From", addresses([from])),
    ...(reachable(to).length > 0 ? [header("To", addresses(reachable(to)))] : []),
    ...(reachable(cc).length > 0 ? [header("Cc", addresses(reachable(cc)))] : []),
    header("Subject", encodedWords(message.subject)),
    "X-Unsent: 1",
    "MIME-Version: 1.0",
  ];
  const text = [
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    base64Lines(Buffer.from(message.body.replace(/\r\n?|\n/g, newline), "utf8")),
  ];
  if (files.length === 0) return [...heads, ...text, ""].join(newline);
  const parts = [text, ...files.map(filePart)].flatMap((part) => [`--${boundary}`, ...part]);
  return [...heads, `Content-Type: multipart/mixed; boundary="${boundary}"`, "", ...parts, `--${boundary}--`, ""].join(
    newline,
  );
}

function filePart(file: File): string[] {
  const plain = file.name.normalize("NFKD").replace(/[^A-Za-z0-9 ._()-]+/g, "_");
  // RFC 2231: what a plain name can't say.
  const whole = encodeURIComponent(file.name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return [
    `Content-Type: ${file.type};${newline} name="${plain}"`,
    "Content-Transfer-Encoding: base64",
    `Content-Disposition: attachment;${newline} filename="${plain}";${newline} filename*=utf-8''${whole}`,
    "",
    base64Lines(file.bytes),
  ];
}

function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("base64")
    .replace(new RegExp(`.{${longestLine}}(?=.)`, "g"), `$&${newline}`);
}

/** A header on as many lines as it needs: it is folded before a space. */
function header(name: string, value: string): string {
  const lines = [`${name}:`];
  for (const piece of value.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last.length + piece.length + 1 > longestLine && last !== `${name}:`) lines.push(` ${piece}`);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines.join(newline);
}

const addresses = (people: readonly { name: string; email: string }[]): string =>
  people.map(({ name, email }) => (name === email ? email : `${phrase(name)} <${email}>`)).join(", ");

/** A name before an address: as it is, quoted, or encoded. */
function phrase(name: string): string {
  const line = oneLine(name);
  if (/^[A-Za-z0-9 '-]+$/.test(line)) return line;
  return /^[\x20-\x7e]+$/.test(line) ? `"${line.replace(/["\\]/g, "\\$&")}"` : encodedWords(line);
}

/** RFC 2047: words of 75 signs at most, none cut within a letter. */
function encodedWords(text: string): string {
  const line = oneLine(text);
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes("=?")) return line;
  const words: string[] = [];
  let word = "";
  for (const letter of line) {
    if (Buffer.byteLength(word + letter) > 45) {
      words.push(word);
      word = "";
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?utf-8?B?${Buffer.from(one).toString("base64")}?=`).join(" ");
}

/** Nothing that could end a header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ").trim();

const isOneAddress = (email: string): boolean => /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u.test(email);
