import { describe, expect, it } from "vitest";
import { anchorOf, place } from "#app/domain/drafts/anchor.ts";
import { fc } from "#tests/support/properties.ts";

const before =
  "Thank you for telling me. Emile says the order of the day changed. Why did nobody warn him? Could we try a card on his desk?";

function anchored(text: string, quote: string, nth = 1) {
  let start = -1;
  for (let count = 0; count < nth; count += 1) start = text.indexOf(quote, start + 1);
  const anchor = anchorOf(text, start, start + quote.length);
  if (anchor === null) throw new Error("the test's own quote is not there");
  return anchor;
}

describe("anchorOf", () => {
  it("keeps the words, what stands around them, and where", () => {
    expect(anchored(before, "a card on his desk")).toEqual({
      quote: "a card on his desk",
      prefix: "d nobody warn him? Could we try ",
      suffix: "?",
      position: before.indexOf("a card"),
    });
  });

  it.each([
    [5, 5],
    [6, 2],
    [-1, 4],
    [0, 9_999],
    [0.5, 3],
    [Number.NaN, 3],
  ])("has nothing for %s to %s", (start, end) => {
    expect(anchorOf(before, start, end)).toBeNull();
  });

  it("has nothing for more than a comment can be about", () => {
    expect(anchorOf("x".repeat(2_001), 0, 2_001)).toBeNull();
    expect(anchorOf("x".repeat(2_001), 0, 2_000)).not.toBeNull();
  });

  it("has nothing for white space alone", () => {
    expect(anchorOf("a   b", 1, 4)).toBeNull();
  });

  it("never cuts a character in half", () => {
    expect(anchorOf("a 👍 b", 3, 4)).toMatchObject({ quote: "👍", position: 2 });
  });
});

describe("place", () => {
  it("finds the words again where they stood", () => {
    const anchor = anchored(before, "Why did nobody warn him?");
    expect(place(anchor, before)).toEqual({ start: anchor.position, end: anchor.position + anchor.quote.length });
  });

  it("follows words that were pushed along", () => {
    const after = `Dear Mr. Brandvold,\n\n${before}`;
    const found = place(anchored(before, "a card"), after);
    expect(found).toEqual({ start: after.indexOf("a card"), end: after.indexOf("a card") + 6 });
  });

  it("follows the right one of several, though another is nearer", () => {
    const text = "I saw the card. Later the card was gone. We made the card again.";
    const anchor = anchored(text, "the card", 3);
    const after =
      "I saw the card. Later the card was gone. And so on that same evening, at home, we made the card again.";
    expect(place(anchor, after)?.start).toBe(after.lastIndexOf("the card"));
  });

  it("says so when the words are gone or were changed", () => {
    const anchor = anchored(before, "Why did nobody warn him?");
    expect(place(anchor, before.replace("Why did nobody warn him?", "What did you see just before?"))).toBeNull();
    expect(place(anchor, before.replace("Why did nobody", "Why did no one"))).toBeNull();
  });

  it("does not settle on the same short word in another place", () => {
    const anchor = anchored("We need the bell. Nothing else.", "the");
    expect(place(anchor, "Send me the list of all other things.")).toBeNull();
  });

  it("keeps a long quote whose surroundings were rewritten", () => {
    const quote = "Could we try a card on his desk?";
    const after = `One idea only. ${quote} Thanks!`;
    expect(place(anchored(before, quote), after)?.start).toBe(after.indexOf(quote));
  });

  it("takes the nearer of two with the same surroundings, and neither when both are as near", () => {
    const text = "aaaaaaaaxbbbbbbbb...aaaaaaaaxbbbbbbbb";
    const anchor = { quote: "x", prefix: "aaaaaaaa", suffix: "bbbbbbbb", position: 17 };
    expect(place(anchor, text)?.start).toBe(8);
    expect(place({ ...anchor, position: 18 }, text)).toBeNull();
  });
});

/** Few letters, so that the same words stand in many places. */
const words = fc.array(fc.constantFrom("the", "card", "he", "a", "desk.", "👍", "\n", "Emile"), {
  minLength: 1,
  maxLength: 30,
});
const letter = words.map((list) => list.join(" "));

describe("anchors under edits", () => {
  it("lie exactly where they were made while nothing is edited", () => {
    fc.assert(
      fc.property(letter, fc.nat(), fc.nat(), (text, one, other) => {
        const [start, end] = [one % (text.length + 1), other % (text.length + 1)].toSorted((a, b) => a - b);
        const anchor = anchorOf(text, start ?? 0, end ?? 0);
        if (anchor === null) return;
        expect(place(anchor, text)).toEqual({ start: anchor.position, end: anchor.position + anchor.quote.length });
      }),
    );
  });

  it("never point at other words, whatever becomes of the text", () => {
    fc.assert(
      fc.property(letter, letter, fc.nat(), fc.nat(), (text, later, one, length) => {
        const start = one % text.length;
        const anchor = anchorOf(text, start, Math.min(text.length, start + 1 + (length % 12)));
        const found = anchor === null ? null : place(anchor, later);
        if (anchor !== null && found !== null) expect(later.slice(found.start, found.end)).toBe(anchor.quote);
      }),
    );
  });

  it("follow their words when others are put in before or after", () => {
    fc.assert(
      fc.property(letter, fc.nat(), fc.string({ unit: "grapheme-ascii" }), (text, at, added) => {
        const marked = `${text} What did you see just before? ${text}`;
        const anchor = anchored(marked, "What did you see just before?");
        const start = at % (text.length + 1);
        const after = marked.slice(0, start) + added + marked.slice(start);
        const found = place(anchor, after);
        expect(found?.start).toBe(after.lastIndexOf("What did you see just before?"));
      }),
    );
  });
});
