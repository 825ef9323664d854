import { readMail } from "../inbound/take-apart.ts";

/** What a pasted text says of itself. */
export interface ReadArrived {
  /** Her own words to answer: without what it quotes. */
  body: string;
  quoted: string;
  subject: string;
  /** The card of the one who wrote it, where the text names exactly one. */
  cardId: string | null;
  /** The sender as the text names one, where no card does. */
  from: string;
}

const heads = /^\s*(from|sent|date|to|cc|subject|reply-to)\s*:\s*(.*)$/i;
const farthestHead = 12;

/**
 * Reads a message that somebody pasted: the lines of its head, new words apart from quoted ones, and who of the family's cards wrote it.
 *
 * @param text as it was pasted
 * @param cards the educators whom this family knows
 */
export function readArrived(text: string, cards: readonly { id: string; name: string; email: string }[]): ReadArrived {
  const { head, rest } = withoutHead(text);
  const { newText, quoted, signature } = readMail(rest);
  const [from, subject] = [head.get("from") ?? "", (head.get("subject") ?? "").replace(/^(?:re|fwd?|aw)\s*:\s*/i, "")];
  const places = [from, signature, ...newText.split("\n").slice(-3), ...newText.split("\n").slice(0, 1)]
    .join("\n")
    .toLowerCase();
  const named = cards.filter(
    ({ name, email }) => (email !== "" && places.includes(email.toLowerCase())) || places.includes(lastName(name)),
  );
  return {
    body: newText || rest.trim(),
    quoted,
    subject: subject.slice(0, 300),
    cardId: named.length === 1 ? (named[0]?.id ?? null) : null,
    from: from
      .replace(/\s*<[^>]*>\s*/g, "")
      .replaceAll('"', "")
      .slice(0, 200),
  };
}

function withoutHead(text: string): { head: Map<string, string>; rest: string } {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const head = new Map<string, string>();
  let at = 0;
  for (; at < Math.min(lines.length, farthestHead); at += 1) {
    const line = lines[at] ?? "";
    const found = heads.exec(line);
    if (found) head.set((found[1] ?? "").toLowerCase(), (found[2] ?? "").trim());
    else if (line.trim() !== "" || head.size === 0) break;
  }
  // One line with a colon is no head of a mail: "To: everybody" may begin a note.
  if (!head.has("from") && !head.has("subject")) return { head: new Map(), rest: text };
  return { head, rest: lines.slice(at).join("\n") };
}

const lastName = (name: string) => (name.trim().split(/\s+/).at(-1) ?? name).toLowerCase();
