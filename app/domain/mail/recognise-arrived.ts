import { type Correspondent, correspondent } from "./correspondent.ts";
import { takeForwarded } from "./forwarded.ts";
import { readMail } from "./take-apart.ts";
import { type WrittenDate, writtenDate } from "./written-date.ts";

/** What a pasted or forwarded text says of itself. */
export type RecognisedArrived = {
  /** The card of the one who wrote it, where exactly one fits. */
  cardId: string | null;
  /** The sender as the text names one; nothing where it names none. */
  sender: Pick<Correspondent, "name"> & { address: string };
  /** When it says that it was written; nothing where it does not say. */
  sent: WrittenDate | null;
  subject: string;
  /** Its own words; the whole text where nothing else was found in it. */
  newText: string;
  quoted: string;
  signature: string;
};

type Card = { id: string; name: string; email: string };

const heads = /^\s*(from|sent|date|to|cc|subject|reply-to)\s*:\s*(.*)$/i;
const farthestHead = 12;

/**
 * Reads what arrived and was pasted: who of the family's cards wrote it, when, about what, and its new words apart from what it
 * quotes. It knows the heads that mail programs write in several languages.
 *
 * @param text as it was pasted
 * @param cards the educators whom this family knows
 */
export function recogniseArrived(text: string, cards: readonly Card[]): RecognisedArrived {
  const forwarded = takeForwarded(text, { passedOn: true });
  // What stands above a head is an answer that quotes it, and not the mail that arrived.
  const read = forwarded && forwarded.note === "" ? forwarded : withSimpleHead(text);
  const { newText, quoted, signature } = read;
  const sender = { name: read.from?.name ?? "", address: read.from?.address ?? "" };
  return {
    cardId: cardOf(cards, sender, { newText, signature }),
    sender,
    sent: read.sent ?? null,
    subject: read.subject
      .replace(/^(?:(?:re|aw|sv|rv|tr|fwd?|fw|wg)\s?:\s*)+/i, "")
      .trim()
      .slice(0, 300),
    newText: newText || signature || text.trim(),
    quoted,
    signature: newText === "" ? "" : signature,
  };
}

/** One or two lines of a head, as somebody copies them along; one line with a colon alone is none. */
function withSimpleHead(text: string) {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const head = new Map<string, string>();
  let at = 0;
  for (; at < Math.min(lines.length, farthestHead); at += 1) {
    const found = heads.exec(lines[at] ?? "");
    if (found) head.set((found[1] ?? "").toLowerCase(), (found[2] ?? "").trim());
    else if ((lines[at] ?? "").trim() !== "" || head.size === 0) break;
  }
  const isHead = head.has("from") || head.has("subject");
  const from = isHead ? (head.get("from") ?? "") : "";
  const named = from.replace(/\s*<[^>]*>\s*/g, "").replaceAll('"', "");
  return {
    ...readMail(isHead ? lines.slice(at).join("\n") : text),
    from: correspondent(from) ?? { name: named.slice(0, 200), address: "" },
    sent: isHead ? writtenDate(head.get("sent") ?? head.get("date") ?? "") : undefined,
    subject: isHead ? (head.get("subject") ?? "") : "",
  };
}

/** The address decides; else the name, in the head, in the first and last lines, or on the name plate. */
function cardOf(
  cards: readonly Card[],
  sender: { name: string; address: string },
  { newText, signature }: { newText: string; signature: string },
): string | null {
  const byAddress = cards.filter(({ email }) => email !== "" && email.toLowerCase() === sender.address);
  if (byAddress.length === 1) return byAddress[0]?.id ?? null;
  const lines = newText.split("\n").filter((line) => line.trim() !== "");
  const byHead = sender.name === "" ? [] : namedIn(cards, sender.name);
  const named =
    byHead.length > 0 ? byHead : namedIn(cards, [signature, ...lines.slice(-3), ...lines.slice(0, 1)].join("\n"));
  return named.length === 1 ? (named[0]?.id ?? null) : null;
}

const namedIn = (cards: readonly Card[], text: string): Card[] => {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{M}'’-]+|\S+@\S+/gu) ?? []);
  return cards.filter(({ name, email }) => {
    const last = (name.trim().split(/\s+/).at(-1) ?? name).toLowerCase();
    return words.has(last) || (email !== "" && text.toLowerCase().includes(email.toLowerCase()));
  });
};
