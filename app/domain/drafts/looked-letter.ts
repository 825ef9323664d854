import type { LookOver } from "./check/look-over.ts";

/** A piece of a paragraph: plain, or a place that something is said about. */
export interface LookedPiece {
  text: string;
  mark: "works" | "remark" | null;
}

/** A paragraph of the letter, and what is laid behind it: the thing that works, and remarks by their number. */
export interface LookedParagraph {
  /** Where it begins in the letter. */
  start: number;
  pieces: LookedPiece[];
  works: boolean;
  remarks: number[];
}

/**
 * Lays a letter out for the second pair of eyes: each note behind the paragraph in which its place ends. A place over several
 * paragraphs, or one that is the whole letter, is not marked; its note stands behind the last of them.
 *
 * @param body the letter
 * @param look what is said about it
 */
export function lookedLetter(body: string, look: LookOver): LookedParagraph[] {
  const paragraphs = [...body.matchAll(/[^\n]+(?:\n(?!\n)[^\n]+)*/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const places = [
    ...(look.works ? [{ start: look.works.start, end: look.works.end, mark: "works" as const, remark: -1 }] : []),
    ...look.remarks.map(({ start, end }, remark) => ({ start, end, mark: "remark" as const, remark })),
  ].sort((one, other) => one.start - other.start);
  const last = paragraphs.length - 1;
  const homeOf = (place: { end: number }) => {
    const at = paragraphs.findIndex(({ end }) => place.end <= end);
    return at < 0 ? last : at;
  };
  return paragraphs.map((paragraph, at) => {
    const here = places.filter((place) => homeOf(place) === at);
    const inside = here.filter(
      (place, index) =>
        place.end > place.start &&
        place.start >= paragraph.start &&
        !(place.start === 0 && place.end >= body.trimEnd().length) &&
        here.slice(0, index).every((before) => before.end <= place.start),
    );
    const pieces: LookedPiece[] = [];
    let from = paragraph.start;
    for (const place of inside) {
      if (place.start > from) pieces.push({ text: body.slice(from, place.start), mark: null });
      pieces.push({ text: body.slice(place.start, place.end), mark: place.mark });
      from = place.end;
    }
    if (from < paragraph.end) pieces.push({ text: body.slice(from, paragraph.end), mark: null });
    return {
      start: paragraph.start,
      pieces,
      works: here.some((place) => place.mark === "works"),
      remarks: here.flatMap((place) => (place.remark >= 0 ? [place.remark] : [])),
    };
  });
}

/**
 * The letter with another wording of one line in its place, to the letter everywhere else.
 *
 * @param remark its place, in the body that was looked at
 * @param words the wording that she chose
 */
export function withWording(body: string, remark: { start: number; end: number }, words: string): string {
  return body.slice(0, remark.start) + words + body.slice(remark.end);
}
