import { describe, expect, it } from "vitest";
import { lookOver } from "#app/domain/drafts/check/look-over.ts";
import { triesFor } from "#app/domain/drafts/check/tries.ts";
import { messagesOf } from "./halves.ts";

const hard =
  "Mr. Brandvold,\n\nEmile came home suspended on Monday. You never call us. Nobody at this school ever listens. You need to call me before noon. My lawyer will be in touch.\n\nWhat did you see just before?\n\nMarguerite Thibodeaux";

describe("lookOver", () => {
  it("names one thing that works, and at most two remarks, what matters most first", () => {
    const look = lookOver(hard);
    expect(look.works?.words).toBe("What did you see just before?");
    expect(look.remarks).toHaveLength(2);
    expect(look.remarks[0]?.rule).toBe("threat");
    expect(look.heated).toBe(true);
  });

  it("offers her whole line said again, in the place of her own", () => {
    for (const { start, end, words, reason, tries } of lookOver(hard).remarks) {
      expect(hard.slice(start, end)).toBe(words);
      expect(reason).not.toBe("");
      expect(tries.length).toBeGreaterThanOrEqual(1);
      expect(tries.length).toBeLessThanOrEqual(3);
    }
    expect(triesFor("demand", "You need to call me before noon.")[0]).toBe("Could you call me before noon?");
    expect(triesFor("shouting", "Where is his COAT???")[0]).toBe("Where is his coat?");
  });

  it("does not praise a reproach for being a question", () => {
    const look = lookOver(
      "Mr. Brandvold,\n\nHis IEP says that he is told before changes. Why wasn't he?\n\nMarguerite Thibodeaux",
    );
    expect(look.works?.words).not.toBe("Why wasn't he?");
    expect(look.remarks[0]?.tries[0]).toBe("What did you see just before?");
  });

  it("does not come back to what she keeps, and shows the next", () => {
    const [first] = lookOver(hard).remarks;
    const kept = lookOver(hard, { kept: [first?.key ?? ""] });
    expect(kept.remarks.map(({ key }) => key)).not.toContain(first?.key);
    const again = lookOver(hard.replace("My lawyer will be in touch.", "My lawyer will be in touch!"), {
      kept: [first?.key ?? ""],
    });
    expect(again.remarks.map(({ key }) => key)).not.toContain(first?.key);
  });

  it("offers the practice's own wording first", () => {
    const look = lookOver(hard, { phrases: [{ about: "threat", words: "Let us find a time to talk." }] });
    expect(look.remarks[0]?.tries[0]).toBe("Let us find a time to talk.");
  });

  it("has no word on what it cannot read", () => {
    expect(lookOver("Guten Tag, mein Sohn ist krank und kommt heute nicht.")).toEqual({
      language: "other",
      works: null,
      remarks: [],
      heated: false,
    });
    expect(lookOver("").language).toBe("too short");
  });

  it("shows no number, no grade and nothing about grammar, whatever it reads", () => {
    for (const { text } of messagesOf("own", "build")) {
      const look = lookOver(text);
      const said = [look.works?.sentence ?? "", ...look.remarks.map(({ reason }) => reason)].join(" ");
      expect(said).not.toMatch(/\d|score|verdict|grammar|spelling|grade|wrong|mistake/i);
      expect(look.remarks.length).toBeLessThanOrEqual(2);
    }
  });
});
