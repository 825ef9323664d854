import { describe, expect, it } from "vitest";
import { anchorOf } from "#app/domain/drafts/anchor.ts";
import { markedLetter, placeThoughts } from "#app/domain/drafts/marked-letter.ts";
import { paragraphs } from "#app/domain/drafts/message.ts";
import { fc } from "#tests/support/properties.ts";

const thought = (text: string, quote: string, id = quote) => {
  const at = text.indexOf(quote);
  const anchor = anchorOf(text, at, at + quote.length) ?? { quote: "", prefix: "", suffix: "", position: 0 };
  return { ...anchor, id, kind: "comment" as const };
};

describe("a letter with marks", () => {
  it("has the paragraphs of the message, to the letter, wherever marks lie", () => {
    const texts = fc.array(fc.constantFrom("Dear,", "\n", "\n\n", " ", "He was late.", "é😀"), { maxLength: 12 });
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 4 });
    fc.assert(
      fc.property(texts, spans, (parts, pairs) => {
        const body = parts.join("");
        const marks = pairs.flatMap(([a, b], index) => {
          const [start, end] = [Math.min(a, b, body.length), Math.min(Math.max(a, b), body.length)];
          return start < end ? [{ id: String(index), kind: "comment" as const, number: index + 1, start, end }] : [];
        });
        const letter = markedLetter(body, marks);
        expect(letter.map((one) => one.pieces.map((piece) => piece.text).join(""))).toEqual(paragraphs(body));
        for (const piece of letter.flatMap((one) => one.pieces)) {
          expect(body.startsWith(piece.text, piece.start)).toBe(true);
        }
      }),
    );
  });

  it("numbers thoughts in reading order and says which line is gone", () => {
    const before = "Why did nobody warn him? We could try a card on his desk.";
    const now = "What did you see just before? We could try a card on his desk.";
    const thoughts = [
      thought(before, "a card on his desk"),
      thought(before, "Why did nobody warn him?"),
      thought(before, "", "whole"),
      thought(before, "We could try"),
    ];
    const { placed, whole, gone } = placeThoughts(thoughts, now);
    expect(placed.map((one) => [one.number, one.quote])).toEqual([
      [1, "We could try"],
      [2, "a card on his desk"],
    ]);
    expect(whole).toHaveLength(1);
    expect(gone.map((one) => one.quote)).toEqual(["Why did nobody warn him?"]);
  });

  it("puts a number once, behind the last letter of its mark", () => {
    const body = "One two.\n\nThree.";
    const [first, second] = markedLetter(body, [{ id: "a", kind: "praise", number: 1, start: 4, end: 13 }]);
    expect(first?.pieces.map((piece) => piece.ends.length)).toEqual([0, 0]);
    expect(second?.pieces.map((piece) => [piece.text, piece.ends.length])).toEqual([
      ["Thr", 1],
      ["ee.", 0],
    ]);
  });
});
