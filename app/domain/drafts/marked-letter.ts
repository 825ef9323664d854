import { type Anchor, place } from "./anchor.ts";

/**
 * Something that stands in a text: where, and under which number. A change is drawn as the words that go and, in `instead`, those
 * that come; one that was answered only keeps its number.
 */
export type Mark = {
  id: string;
  kind: "comment" | "praise" | "change" | "answered";
  number: number;
  start: number;
  end: number;
  instead?: string;
};

/** A run of a paragraph under the same marks. `ends` are the marks whose number stands behind it. */
export type Piece = { start: number; text: string; marks: readonly Mark[]; ends: readonly Mark[] };

/** A paragraph of a letter, with where it begins in the text. */
export type MarkedParagraph = { start: number; pieces: readonly Piece[] };

/** Thoughts as a text of today takes them: numbered in reading order, about the whole, or about a line that is gone. */
export type PlacedThoughts<Thought> = {
  placed: (Thought & { number: number; start: number; end: number })[];
  whole: Thought[];
  gone: Thought[];
};

/**
 * Finds for each thought where it stands in a text as it is now.
 *
 * @param thoughts in the order in which they were made
 * @param text the text of today
 */
export function placeThoughts<Thought extends Anchor & { id: string; kind: "comment" | "praise" }>(
  thoughts: readonly Thought[],
  text: string,
): PlacedThoughts<Thought> {
  const found = thoughts.map((thought) => ({ thought, at: thought.quote === "" ? null : place(thought, text) }));
  const placed = found.flatMap(({ thought, at }) => (at ? [{ ...thought, ...at }] : []));
  return {
    placed: inReadingOrder(placed),
    whole: thoughts.filter((thought) => thought.quote === ""),
    gone: found.flatMap(({ thought, at }) => (at === null && thought.quote !== "" ? [thought] : [])),
  };
}

/** Gives marks of several kinds their numbers, in reading order. */
export function inReadingOrder<One extends Pick<Mark, "start" | "end">>(
  marks: readonly One[],
): (One & { number: number })[] {
  return marks
    .toSorted((one, other) => one.start - other.start || one.end - other.end)
    .map((mark, index) => ({ ...mark, number: index + 1 }));
}

/**
 * Lays a text out as the paragraphs of a letter with its marks. Every piece knows where it begins in the text, so that a
 * selection on the page can be told as offsets.
 *
 * @param body the text, its line ends "\n"
 * @param marks marks in it; they may overlap
 */
export function markedLetter(body: string, marks: readonly Mark[] = []): MarkedParagraph[] {
  const stretches = paragraphStretches(body);
  const points = marks.filter((mark) => body.slice(mark.start, mark.end).trim() === "");
  return stretches.map(({ start, end }, index) => {
    const here = marks.filter((mark) => !points.includes(mark) && mark.start < end && mark.end > start);
    // A point between two characters, or in the space around a paragraph, is drawn at the paragraph before it.
    const next = stretches[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const drawn = points
      .filter(
        (mark) => (mark.start >= start || index === 0) && (mark.start < next || next === Number.POSITIVE_INFINITY),
      )
      .map((mark) => ({ mark, at: Math.min(Math.max(mark.start, start), end) }));
    const cuts = here.flatMap((mark) => [Math.max(mark.start, start), Math.min(mark.end, end)]);
    const edges = [...new Set([start, ...cuts, ...drawn.map(({ at }) => at), end])].toSorted(
      (one, other) => one - other,
    );
    const pieces = edges.flatMap((from, nth): Piece[] => {
      const between = drawn.filter(({ at }) => at === from).map(({ mark }) => mark);
      const empty = between.length > 0 ? [{ start: from, text: "", marks: between, ends: between }] : [];
      const to = edges[nth + 1];
      if (to === undefined) return empty;
      const run = {
        start: from,
        text: body.slice(from, to),
        marks: here.filter((mark) => mark.start <= from && mark.end >= to),
        // Behind its last piece, and where it goes on past the paragraph, behind the paragraph's last letter.
        ends: here.filter(
          (mark) => mark.end === to || (to === end && mark.end > end && noLetterAfter(body, end, mark.end)),
        ),
      };
      return [...empty, run];
    });
    return { start, pieces };
  });
}

function noLetterAfter(body: string, from: number, to: number): boolean {
  return body.slice(from, to).trim() === "";
}

/** Where the paragraphs lie, the white space around them left out. */
function paragraphStretches(body: string): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  let start = 0;
  for (const gap of [...body.matchAll(/\n[^\S\n]*\n\s*/g), null]) {
    const end = gap ? gap.index : body.length;
    const text = body.slice(start, end);
    const from = start + (text.length - text.trimStart().length);
    const to = start + text.trimEnd().length;
    if (to > from) stretches.push({ start: from, end: to });
    start = gap ? gap.index + gap[0].length : end;
  }
  return stretches;
}
