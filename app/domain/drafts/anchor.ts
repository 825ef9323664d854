/** Where in a text a comment belongs: the words themselves, what stood around them, and where. Offsets are UTF-16 units. */
export interface Anchor {
  quote: string;
  prefix: string;
  suffix: string;
  position: number;
}

/** A stretch of a text, the end excluded. */
export interface Place {
  start: number;
  end: number;
}

/** How much of the surroundings an anchor remembers on each side. */
const contextLength = 32;

/** So much of the surroundings has to be there still on one side, for words that could stand anywhere ("the"). */
const enoughContext = 8;

/** Words as long as this stand for themselves, whatever happened around them. */
const longQuote = 24;

/** A comment is about some words; one about more than this is about the whole message. */
export const longestQuote = 2_000;

/**
 * Makes the anchor for a selection.
 *
 * @param text the text that the selection was made in
 * @param start where it begins
 * @param end where it ends, that character excluded
 * @returns the anchor, or null for nothing selected, white space alone, more than a comment can be about, or a place that the
 *   text does not have
 */
export function anchorOf(text: string, start: number, end: number): Anchor | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return null;
  const from = splitsCharacter(text, start) ? start - 1 : start;
  const to = splitsCharacter(text, end) ? end + 1 : end;
  const quote = text.slice(from, to);
  if (quote.trim() === "" || quote.length > longestQuote) return null;
  return anchorAt(text, from, to);
}

/**
 * The anchor of a stretch that is known to be whole words of a text, however long it is; an empty one is a point between two
 * characters.
 *
 * @param start where it begins, not inside a character
 * @param end where it ends, that character excluded
 */
export function anchorAt(text: string, start: number, end: number): Anchor {
  const before = Math.max(0, start - contextLength);
  const after = Math.min(text.length, end + contextLength);
  return {
    quote: text.slice(start, end),
    prefix: text.slice(splitsCharacter(text, before) ? before + 1 : before, start),
    suffix: text.slice(end, splitsCharacter(text, after) ? after - 1 : after),
    position: start,
  };
}

/** A stretch that cuts no character in half: one that would takes the whole character with it. */
export const wholeCharacters = (text: string, { start, end }: Place): Place => ({
  start: splitsCharacter(text, start) ? start - 1 : start,
  end: splitsCharacter(text, end) ? end + 1 : end,
});

/** Whether an offset lies in the middle of a character that takes two units, such as an emoji. */
function splitsCharacter(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/**
 * Finds an anchor's words in a text that may have been edited since.
 *
 * The words must stand there exactly. Where they stand more than once, the surroundings decide, then the nearest to the old
 * place. Short words whose surroundings are all gone, and ties, are not placed: a comment without a place says so, and that is
 * better than one beside the wrong words.
 *
 * @param anchor the anchor
 * @param text the text as it is now
 * @returns the place, or null when it is gone or can't be told
 */
export function place(anchor: Anchor, text: string): Place | null {
  let best: { start: number; context: number; distance: number } | null = null;
  let tied = false;
  const places = [...occurrences(anchor.quote, text)];
  for (const start of places) {
    const { left, right } = around(anchor, text, start);
    const context = left + right;
    const distance = Math.abs(start - anchor.position);
    const better = best === null || context > best.context || (context === best.context && distance < best.distance);
    tied = better ? false : tied || (best?.context === context && best.distance === distance);
    if (better) best = { start, context, distance };
  }
  // The likeliest place has to be sure in itself; a surer one with less of the surroundings would be another's.
  if (best === null || tied || !isSure(anchor, text, best.start, places.length === 1)) return null;
  return { start: best.start, end: best.start + anchor.quote.length };
}

/**
 * Finds an anchor's words, or its point between two characters, to put other words there. What stands around them has to be
 * there on both sides, or on one of them as far as the anchor remembers: words of somebody's own are not changed on a guess.
 *
 * @returns the place, or null when it is gone or can't be told
 */
export function placeToChange(anchor: Anchor, text: string): Place | null {
  const found = anchor.quote === "" ? pointOf(anchor, text) : place(anchor, text);
  if (found === null) return null;
  const { left, right } = around(anchor, text, found.start);
  const whole = left === anchor.prefix.length || right === anchor.suffix.length;
  const near =
    left >= Math.min(enoughContext, anchor.prefix.length) && right >= Math.min(enoughContext, anchor.suffix.length);
  const atAnEnd = anchor.prefix === "" || anchor.suffix === "";
  return near || (whole && !atAnEnd && anchor.quote !== "") ? found : null;
}

/** The one point with the most of the surroundings that it had; null when that is too little, or two have as much. */
function pointOf(anchor: Anchor, text: string): Place | null {
  let best: { start: number; context: number } | null = null;
  let tied = false;
  for (let start = 0; start <= text.length; start += 1) {
    if (splitsCharacter(text, start)) continue;
    const context = sameBefore(anchor.prefix, text, start) + sameBehind(anchor.suffix, text, start);
    if (best === null || context > best.context) {
      best = { start, context };
      tied = false;
    } else if (context === best.context) tied = true;
  }
  if (best === null || tied) return null;
  const { start, context } = best;
  if (context < Math.min(longQuote, anchor.prefix.length + anchor.suffix.length)) return null;
  if ((anchor.prefix === "" && start !== 0) || (anchor.suffix === "" && start !== text.length)) return null;
  return { start, end: start };
}

function* occurrences(quote: string, text: string): Generator<number> {
  if (quote === "") return;
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) yield at;
}

/** Whether enough stands around a place to say that it is the one that was meant. */
function isSure(anchor: Anchor, text: string, start: number, only: boolean): boolean {
  const { left, right } = around(anchor, text, start);
  return (
    // Long words that stand once are themselves; where they stand twice, their surroundings have to say which they are.
    (only && anchor.quote.length >= longQuote) ||
    // An anchor at the very beginning or end has no surroundings there, so being there still is what counts.
    (anchor.prefix === "" ? start === 0 : left >= Math.min(enoughContext, anchor.prefix.length)) ||
    (anchor.suffix === ""
      ? start + anchor.quote.length === text.length
      : right >= Math.min(enoughContext, anchor.suffix.length))
  );
}

/** How far what stands before and behind a place is what stood there when the anchor was made. */
function around(anchor: Anchor, text: string, start: number): { left: number; right: number } {
  return {
    left: sameBefore(anchor.prefix, text, start),
    right: sameBehind(anchor.suffix, text, start + anchor.quote.length),
  };
}

function sameBefore(prefix: string, text: string, end: number): number {
  const most = Math.min(prefix.length, end);
  let same = 0;
  while (same < most && prefix.charCodeAt(prefix.length - 1 - same) === text.charCodeAt(end - 1 - same)) same += 1;
  return same;
}

function sameBehind(suffix: string, text: string, start: number): number {
  const most = Math.min(suffix.length, text.length - start);
  let same = 0;
  while (same < most && suffix.charCodeAt(same) === text.charCodeAt(start + same)) same += 1;
  return same;
}
