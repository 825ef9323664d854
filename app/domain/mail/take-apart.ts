/**
 * Takes what arrived apart: what is new, what it quotes, and what stands under it. Nothing is lost or changed: the parts
 * put together again are the text, to the letter.
 */
import { quoteHeadAt } from "./quote-heads.ts";
import { tailsOf } from "./sign-off.ts";

export type PartKind = "new" | "quoted" | "signature" | "notice";
export type Part = { kind: PartKind; text: string };

/** What a reader wants of a mail: its own words, what it quotes, and the card or small print under it. */
export type Read = { newText: string; quoted: string; signature: string };

/**
 * Cuts a text into parts, in its order.
 *
 * @param text the plain text of a mail, or one that somebody pasted
 * @returns parts whose texts, joined, are exactly the text; empty for an empty text
 */
export function takeApart(text: string): Part[] {
  const whole = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const lines = whole.map((line) => line.replace(/[\r\n]+$/, ""));
  const kinds = quotedLines(lines);
  markTails(lines, kinds);
  const parts: Part[] = [];
  for (const [row, line] of whole.entries()) {
    const kind = kinds[row] ?? "new";
    const before = parts.at(-1);
    if (before?.kind === kind) before.text += line;
    else parts.push({ kind, text: line });
  }
  return parts;
}

/**
 * The parts of a text as a reader takes them: each kind's stretches, without the blank lines around them, one after the other.
 *
 * @param text as it came
 */
export function readMail(text: string): Read {
  const parts = takeApart(text);
  const of = (...kinds: PartKind[]) =>
    parts
      .filter((part) => kinds.includes(part.kind))
      .map((part) => withoutBlankEnds(part.text))
      .filter((part) => part !== "")
      .join("\n\n");
  return { newText: of("new"), quoted: of("quoted"), signature: of("signature", "notice") };
}

/** Newlines made "\n", blank lines before and after gone, every other space as it was. */
function withoutBlankEnds(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd();
}

function quotedLines(lines: readonly string[]): PartKind[] {
  const kinds: PartKind[] = lines.map(() => "new");
  for (let row = 0; row < lines.length; row += 1) {
    if (isMarked(lines[row] ?? "")) {
      kinds[row] = "quoted";
      continue;
    }
    const head = quoteHeadAt(lines, row);
    if (!head) continue;
    const below = firstWritten(lines, row + head.lines);
    const marked = below !== undefined && isMarked(lines[below] ?? "");
    // What follows with marks is marked line by line, so that an answer between them is seen. Without marks all that
    // follows is quoted, when it is a mail program that says so and not a person who tells what somebody wrote.
    if (!marked && !head.sure) continue;
    const end = marked ? row + head.lines : lines.length;
    kinds.fill("quoted", row, end);
    row = end - 1;
  }
  return joinBlanks(lines, kinds);
}

/** Blank lines go with what stands before them, so that no part begins with them but the first. */
function joinBlanks(lines: readonly string[], kinds: PartKind[]): PartKind[] {
  for (const [row, line] of lines.entries()) {
    if (row > 0 && line.trim() === "") kinds[row] = kinds[row - 1] ?? "new";
  }
  return kinds;
}

const isMarked = (line: string): boolean => /^\s{0,3}[>＞]/.test(line);

function firstWritten(lines: readonly string[], from: number): number | undefined {
  for (let row = from; row < lines.length; row += 1) if ((lines[row] ?? "").trim() !== "") return row;
  return undefined;
}

function markTails(lines: readonly string[], kinds: PartKind[]): void {
  const lastNew = kinds.findLastIndex((kind, row) => kind === "new" && (lines[row] ?? "").trim() !== "");
  for (let from = 0; from < lines.length; ) {
    let to = from;
    while (to < lines.length && kinds[to] === kinds[from]) to += 1;
    if (kinds[from] === "new") {
      const tails = tailsOf(lines.slice(from, to), lastNew >= from && lastNew < to);
      for (const tail of tails) kinds.fill(tail.kind, from + tail.from, from + tail.to);
    }
    from = to;
  }
}
