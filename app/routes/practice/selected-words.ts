/** A stretch of the letter as its offsets in the text. */
export type Stretch = { start?: number; end?: number; quote: string };

/**
 * What is selected in a letter on the page. Its pieces say in `data-at` where each begins in the text, so that the numbers drawn
 * between them don't count.
 *
 * @param letter the element around it
 * @returns no offsets and no words when nothing in it is selected
 */
export function selectedWords(letter: HTMLElement | null): Stretch {
  const selection = window.getSelection();
  if (!letter || !selection || selection.isCollapsed || selection.rangeCount === 0) return { quote: "" };
  const range = selection.getRangeAt(0);
  let start: number | undefined;
  let end: number | undefined;
  let quote = "";
  for (const piece of letter.querySelectorAll<HTMLElement>("[data-at]")) {
    const text = piece.firstChild;
    if (!(text instanceof Text) || !range.intersectsNode(text)) continue;
    const at = Number(piece.dataset.at);
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.length;
    if (to <= from) continue;
    start ??= at + from;
    end = at + to;
    quote += text.data.slice(from, to);
  }
  if (start === undefined || end === undefined || quote.trim() === "") return { quote: "" };
  // A double click takes the space behind a word with it.
  start += quote.length - quote.trimStart().length;
  end -= quote.length - quote.trimEnd().length;
  return { start, end, quote: quote.trim() };
}
