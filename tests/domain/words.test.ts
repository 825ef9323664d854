import { describe, expect, it } from "vitest";
import { cleanText, folded } from "#app/domain/words.ts";
import { fc } from "#tests/support/properties.ts";

const many = { max: 100 };

describe("cleanText", () => {
  it("makes newlines one kind and trims the ends, and nothing inside", () => {
    expect(cleanText("  Dear Ms. Brandt,\r\n\r\nhe  read\ra sign. \n", many)).toEqual({
      ok: true,
      text: "Dear Ms. Brandt,\n\nhe  read\na sign.",
    });
  });

  it("takes a missing field for an empty one", () => {
    expect(cleanText(null, many)).toEqual({ ok: true, text: "" });
    expect(cleanText(undefined, many)).toEqual({ ok: true, text: "" });
  });

  it("puts one line on one line", () => {
    expect(cleanText("Emile,\r\n Tuesday\n", { max: 100, lines: "one" })).toEqual({ ok: true, text: "Emile, Tuesday" });
  });

  it("drops control characters that nobody typed, and keeps tabs, joined emoji and other scripts", () => {
    expect(cleanText("a\u0007b\u001b[0m\tc", many)).toEqual({ ok: true, text: "ab[0m\tc" });
    expect(cleanText("👩‍👧 فاطمة नमस्ते", many)).toEqual({ ok: true, text: "👩‍👧 فاطمة नमस्ते" });
  });

  it.each([
    ["NUL", "a\u0000b"],
    ["half a character", "a\ud800b"],
    ["the other half", "a\udc00"],
    ["a file", new Blob(["x"])],
    ["a number", 5],
    ["too much", "x".repeat(101)],
  ])("refuses %s with a sentence", (_, raw) => {
    const cleaned = cleanText(raw, many);
    expect(cleaned.ok).toBe(false);
    if (!cleaned.ok) expect(cleaned.sentence).toMatch(/^[A-Z].*\.$/);
  });

  it("says how much too long a text is", () => {
    expect(cleanText("x".repeat(1_334), many)).toEqual({
      ok: false,
      sentence: "This is 1,234 characters longer than fits here. Please shorten it a little.",
    });
    expect(cleanText("x".repeat(101), many)).toMatchObject({ sentence: expect.stringContaining("1 character longer") });
  });

  it("gives the same when cleaned again, whatever comes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.constantFrom("one", "many"), (raw, lines) => {
        const rules = { max: 200, lines } as const;
        const once = cleanText(raw, rules);
        if (once.ok) expect(cleanText(once.text, rules)).toEqual(once);
      }),
    );
  });
});

describe("folded", () => {
  it.each([
    ["José Muñoz", "jose munoz"],
    ["MÜLLER  Straße", "muller strasse"],
    ["Thibodeaux’s", "thibodeaux's"],
    ["Łukasz Sørensen", "lukasz sorensen"],
    ["İstanbul ısı", "istanbul isi"],
    ["ﬁne", "fine"],
  ])("folds %s", (text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it("changes nothing the second time", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => folded(folded(text)) === folded(text)));
  });
});
