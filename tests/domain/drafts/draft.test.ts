import { describe, expect, it } from "vitest";
import { looksFirst, mayLeaveThroughAlongside, purposeByKey, purposes } from "#app/domain/drafts/draft.ts";
import { minutesToLook } from "#app/domain/drafts/look.ts";

describe("what has a look first", () => {
  it("is by default new concerns, requests and formal letters", () => {
    const waiting = purposes.filter((purpose) => looksFirst(purpose.key, {})).map((purpose) => purpose.key);
    expect(waiting.toSorted()).toEqual([
      "concern",
      "evaluation request",
      "meeting request",
      "records request",
      "request",
    ]);
  });

  it("is for the practice to decide, and before it for the family's rule", () => {
    expect(looksFirst("concern", { practice: false })).toBe(false);
    expect(looksFirst("concern", { practice: false, family: true })).toBe(true);
    expect(looksFirst("introduction", { practice: true, family: null })).toBe(true);
    expect(looksFirst("concern", { practice: null, family: null })).toBe(true);
  });

  it("lets only the text found ready leave through Alongside, to the letter", () => {
    expect(mayLeaveThroughAlongside({ lookFirst: true, messageHash: "a", readyHash: "a" })).toBe(true);
    expect(mayLeaveThroughAlongside({ lookFirst: true, messageHash: "a", readyHash: "b" })).toBe(false);
    expect(mayLeaveThroughAlongside({ lookFirst: true, messageHash: "a", readyHash: null })).toBe(false);
    expect(mayLeaveThroughAlongside({ lookFirst: false, messageHash: "a", readyHash: null })).toBe(true);
  });
});

describe("purposes", () => {
  it("are found by their key, and a stranger is none", () => {
    expect(purposeByKey("good news")?.label).toBe("Tell something good");
    expect(purposeByKey("__proto__")).toBeNull();
  });

  it("use none of the words that a parent never reads", () => {
    const words = purposes.map((purpose) => `${purpose.label} ${purpose.hint}`).join(" ");
    expect(words).not.toMatch(/homework|overdue|hand in|returned|score|verdict|stalled|no-show|escalation|approve/i);
  });
});

describe("minutesToLook", () => {
  it("is short for two lines, and longer for a long letter", () => {
    expect(minutesToLook("")).toBe(2);
    expect(minutesToLook("Got it. Thank you.")).toBe(3);
    expect(minutesToLook("word ".repeat(90))).toBe(4);
    expect(minutesToLook("word ".repeat(400))).toBe(10);
  });
});
