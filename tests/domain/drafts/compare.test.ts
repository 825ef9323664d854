import { describe, expect, it } from "vitest";
import { compareVersions, type Segment } from "#app/domain/drafts/compare.server.ts";
import { fc } from "#tests/support/properties.ts";

const joined = (segments: readonly Segment[], ...kinds: Segment["kind"][]) =>
  segments
    .filter((segment) => kinds.includes(segment.kind))
    .map((segment) => segment.text)
    .join("");

describe("compareVersions", () => {
  it("reads as one sentence crossed out and one put in", () => {
    expect(
      compareVersions("It changed. Why did nobody warn him? Thanks.", "It changed. What was it like? Thanks."),
    ).toEqual([
      { kind: "same", text: "It changed. " },
      { kind: "gone", text: "Why did nobody warn him" },
      { kind: "new", text: "What was it like" },
      { kind: "same", text: "? Thanks." },
    ]);
  });

  it("has one segment for nothing changed and none for nothing at all", () => {
    expect(compareVersions("Same.", "Same.")).toEqual([{ kind: "same", text: "Same." }]);
    expect(compareVersions("", "")).toEqual([]);
    expect(compareVersions("", "Hello")).toEqual([{ kind: "new", text: "Hello" }]);
  });

  it("shows both whole when a long text was written anew", () => {
    const before = Array.from({ length: 2_500 }, (_, n) => `a${n}`).join(" ");
    const after = Array.from({ length: 2_500 }, (_, n) => `b${n}`).join(" ");
    expect(compareVersions(before, after)).toEqual([
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ]);
  });

  it("is the earlier text and the later text, to the letter", () => {
    const words = fc
      .array(fc.constantFrom("the", "card", "Emile’s", "a", ".", "?", "\n\n", "  ", "vergüenza", "👍"), {
        maxLength: 25,
      })
      .map((list) => list.join(" "));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const segments = compareVersions(before, after);
        expect(joined(segments, "same", "gone")).toBe(before);
        expect(joined(segments, "same", "new")).toBe(after);
        expect(segments.every((segment) => segment.text !== "")).toBe(true);
      }),
    );
  });
});
