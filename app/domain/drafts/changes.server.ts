import { compareVersions, type Segment } from "./compare.server.ts";
import { type Change, inOrder } from "./suggestion.ts";

/** So few words between two rewritten places of one sentence, and the two are read as one. */
const wordsBetween = 2;

/**
 * What makes one text of another, as changes that can be taken or left one by one.
 *
 * @param before the text that was shared
 * @param after the same text as the coach would have it
 * @returns changes in reading order that never touch; all of them together make exactly the later text
 */
export function changesBetween(before: string, after: string): Change[] {
  const changes: Change[] = [];
  let at = 0;
  let open: Change | null = null;
  for (const segment of compareVersions(before, after)) {
    if (segment.kind === "same") {
      if (open) changes.push(open);
      open = null;
      at += segment.text.length;
      continue;
    }
    open ??= { start: at, end: at, replaced: "", words: "" };
    if (segment.kind === "new") open.words += segment.text;
    else {
      at += segment.text.length;
      open.end = at;
      open.replaced += segment.text;
    }
  }
  if (open) changes.push(open);
  return readTogether(before, changes).map(withoutSameSpace);
}

/**
 * Two versions laid over each other, with a rewritten sentence read as one change.
 *
 * @returns segments in reading order: "same" and "gone" together are the earlier text, "same" and "new" the later, to the letter
 */
export function laidOver(before: string, after: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const change of changesBetween(before, after)) {
    segments.push(
      { kind: "same", text: before.slice(at, change.start) },
      { kind: "gone", text: change.replaced },
      { kind: "new", text: change.words },
    );
    at = change.end;
  }
  return [...segments, { kind: "same" as const, text: before.slice(at) }].filter((segment) => segment.text !== "");
}

/**
 * Two changes made one: what stands between them stays.
 *
 * @param text the text that both were made to
 */
export function merged(text: string, one: Change, other: Change): Change {
  const [first, second] = inOrder([one, other]) as [Change, Change];
  return {
    start: first.start,
    end: second.end,
    replaced: text.slice(first.start, second.end),
    words: first.words + text.slice(first.end, second.start) + second.words,
  };
}

/** A sentence written anew is one change, also where a word of it happened to stay. */
function readTogether(text: string, changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (last && rewrites(last) && rewrites(change) && isShort(text.slice(last.end, change.start))) {
      result[result.length - 1] = merged(text, last, change);
    } else result.push(change);
  }
  return result;
}

/** The space that stands before or behind the old words and the new ones alike is no part of the change. */
function withoutSameSpace({ start, end, replaced, words }: Change): Change {
  const shorter = Math.min(replaced.length, words.length);
  let before = 0;
  while (before < shorter && isSpace(replaced[before]) && replaced[before] === words[before]) before += 1;
  let behind = 0;
  while (
    behind < shorter - before &&
    isSpace(replaced.at(-1 - behind)) &&
    replaced.at(-1 - behind) === words.at(-1 - behind)
  ) {
    behind += 1;
  }
  return {
    start: start + before,
    end: end - behind,
    replaced: replaced.slice(before, replaced.length - behind),
    words: words.slice(before, words.length - behind),
  };
}

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);
const rewrites = (change: Change): boolean => change.replaced.trim() !== "" && change.words.trim() !== "";
const isShort = (between: string): boolean =>
  !/[\n.!?]/.test(between) && (between.match(/\S+/g)?.length ?? 0) <= wordsBetween;
