import { describe, expect, it } from "vitest";
import { firstSaid, saidLines } from "#app/domain/meetings/said-lines.ts";
import { chosenWording, keptWording } from "#app/domain/meetings/wording.ts";

describe("notes as they are read", () => {
  it("are paragraphs, and a parent's own words, whose they are", () => {
    const notes =
      "What was on top\n\n> I hide.\n> I always did.\nShe laughed.\n\n> Daniel: Is there a second copy?\n>and how are you?";
    expect(saidLines(notes, "Priya Raman")).toEqual([
      { kind: "paragraph", words: "What was on top" },
      { kind: "said", words: "I hide.\nI always did.", by: "Priya" },
      { kind: "paragraph", words: "She laughed." },
      { kind: "said", words: "Is there a second copy?", by: "Daniel" },
      { kind: "said", words: "and how are you?", by: "Priya" },
    ]);
  });

  it("of several parents are nobody's where no name stands", () => {
    expect(saidLines("> we both", null)).toEqual([{ kind: "said", words: "we both", by: null }]);
    expect(saidLines("> Note to self: breathe", null)).toEqual([
      { kind: "said", words: "Note to self: breathe", by: null },
    ]);
  });

  it("keep the spaces of a list, and nothing of an empty line", () => {
    expect(saidLines("  one\n\n\n> \ntwo", null).map((piece) => piece.words)).toEqual(["  one", "two"]);
    expect(saidLines("", null)).toEqual([]);
  });

  it("are found again by what she said", () => {
    expect(firstSaid("What was on top\n\nA long talk about bags.\n\n> Ask me “bag?”\n> not why")).toBe("Ask me “bag?”");
    expect(firstSaid("Friday\n\nShe will call.")).toBe("She will call.");
    expect(firstSaid("")).toBe("");
  });
});

describe("words that are typed on two devices", () => {
  const kept = { words: "mine", others: [], version: 3, sitting: "a" };

  it("are written over by their own page, and by one that has seen them", () => {
    expect(keptWording(kept, { words: "more", version: 1, sitting: "a" })).toMatchObject({
      version: 4,
      changedElsewhere: false,
    });
    expect(keptWording(kept, { words: "more", version: 3, sitting: "b" })).toMatchObject({
      version: 4,
      changedElsewhere: false,
    });
    expect(keptWording(undefined, { words: "more", version: 0, sitting: "b" }).write).toEqual({
      words: "more",
      others: [],
      version: 1,
    });
  });

  it("stand both when neither page had seen the other's", () => {
    expect(keptWording(kept, { words: "basement", version: 2, sitting: "b" })).toEqual({
      write: { words: "basement", others: ["mine"], version: 4 },
      version: 4,
      changedElsewhere: true,
    });
  });

  it("are never emptied by a page that had not seen them, and unchanged words write nothing", () => {
    expect(keptWording(kept, { words: "", version: 0, sitting: "b" })).toEqual({
      write: null,
      version: 3,
      changedElsewhere: true,
    });
    expect(keptWording(kept, { words: "mine", version: 0, sitting: "b" })).toEqual({
      write: null,
      version: 3,
      changedElsewhere: false,
    });
    expect(keptWording(undefined, { words: "", version: 0, sitting: "b" }).write).toBeNull();
  });

  it("are chosen between, and the one that stood waits", () => {
    const both = { ...kept, others: ["theirs", "older"] };
    expect(chosenWording(both, { other: 0, take: true })).toEqual({
      words: "theirs",
      others: ["mine", "older"],
      version: 4,
    });
    expect(chosenWording(both, { other: 1, take: false })).toEqual({ words: "mine", others: ["theirs"], version: 4 });
    expect(chosenWording(both, { other: 5, take: true })).toBeUndefined();
  });
});
