import { describe, expect, it } from "vitest";
import { asCorrected } from "#app/domain/school-log/as-corrected.ts";
import { bothWrite, type WroteToSchool } from "#app/domain/school-log/both-write.ts";
import { entryHead, entryTitle } from "#app/domain/school-log/entry-words.ts";
import { keptSaid } from "#app/domain/school-log/log.ts";
import { proposePurpose } from "#app/domain/school-log/propose-purpose.ts";
import { dayToSearch, soughtWords } from "#app/domain/school-log/sought.ts";

const entry = {
  direction: "in",
  channel: "email",
  withWords: "Mr. Kyle Brandvold",
  knowledge: "said by school",
  child: null,
} as const;

describe("how an entry is headed", () => {
  it("names who it was from or to, and by which way", () => {
    expect(entryHead(entry)).toEqual({ sign: "in", title: "From Mr. Brandvold", more: "by email" });
    expect(entryHead({ ...entry, direction: "out", channel: "note" })).toEqual({
      sign: "out",
      title: "To Mr. Brandvold",
      more: "on paper",
    });
    expect(
      entryTitle({ ...entry, direction: "both", channel: "call", withWords: "Ms. Noor Siddiqui, Keisha listening" }),
    ).toBe("Call with Ms. Siddiqui, Keisha listening");
  });

  it("says who told what, and blames nobody", () => {
    expect(entryHead({ ...entry, withWords: "", knowledge: "said by the child", child: "Emile" }).title).toBe(
      "What Emile said",
    );
    expect(entryHead({ ...entry, withWords: "", knowledge: "seen" }).title).toBe("What was seen");
    expect(entryHead({ ...entry, withWords: "" }).title).toBe("From school");
  });
});

describe("an entry that was put right", () => {
  const correction = { purpose: null, child: null, educator: null, happenedAt: null, withdrawn: false };
  const written = {
    purpose: "concern",
    child: "Mateo",
    withWords: "Ms. Brandt",
    happenedAt: "2026-10-06T21:00:00Z",
  } as const;

  it("is filed by the last correction of each part, and keeps the rest", () => {
    const corrections = [
      { ...correction, purpose: "request" as const },
      { ...correction, happenedAt: "2026-10-07T21:00:00Z" },
      { ...correction, purpose: "reply" as const },
    ];
    expect(asCorrected({ ...written, corrections })).toEqual({
      purpose: "reply",
      child: "Mateo",
      withWords: "Ms. Brandt",
      happenedAt: "2026-10-07T21:00:00Z",
      withdrawn: false,
    });
  });

  it("stays taken back once it was written down by mistake", () => {
    expect(asCorrected({ ...written, corrections: [{ ...correction, withdrawn: true }, correction] }).withdrawn).toBe(
      true,
    );
  });
});

describe("a proposed purpose", () => {
  it.each([
    ["Emile pushed a desk over today. He is suspended.", "concern"],
    ["Could we find a time to meet next week?", "meeting request"],
    ["Leela is sick today.", "absence"],
    ["He was so proud, a wonderful week.", "good news"],
    ["Got it. He talks a lot.", null],
  ])("of “%s” is %s", (body, purpose) => {
    expect(proposePurpose({ subject: "", body, direction: "in" })).toBe(purpose);
  });
});

describe("what is told of two who write", () => {
  const priya: WroteToSchool = {
    guardianId: "a",
    guardian: "Priya Raman",
    childId: "leela",
    purpose: "request",
    educators: [{ id: "pike", name: "Mx. Rowan Pike" }],
    at: "2026-11-19T20:00:00Z",
  };
  const daniel: WroteToSchool = {
    ...priya,
    guardianId: "b",
    guardian: "Daniel Feinberg",
    purpose: "reply",
    at: "2026-11-12T07:30:00Z",
  };

  it("is the same person at school within two weeks, the earlier one first", () => {
    expect(bothWrite([priya, daniel])).toEqual([
      {
        guardians: ["Daniel Feinberg", "Priya Raman"],
        to: "Mx. Rowan Pike",
        purpose: null,
        days: [daniel.at, priya.at],
      },
    ]);
  });

  it("is the same topic too, and nothing about another child or after two weeks", () => {
    expect(bothWrite([priya, { ...daniel, educators: [], purpose: "request" }])[0]?.purpose).toBe("request");
    expect(bothWrite([priya, { ...daniel, childId: "another" }])).toEqual([]);
    expect(bothWrite([priya, { ...daniel, at: "2026-11-01T07:30:00Z" }])).toEqual([]);
    expect(bothWrite([priya, { ...priya, at: "2026-11-18T07:30:00Z" }])).toEqual([]);
  });
});

describe("searching", () => {
  it("finds a day by its name, its month and its number", () => {
    const day = dayToSearch(new Date("2026-10-15T02:52:00Z"), "America/New_York");
    expect(day).toContain("Wednesday, October 14, 2026");
    expect(day).toContain("2026-10-14");
  });

  it("takes few and folded words", () => {
    expect(soughtWords("  Señora  DUARTE ")).toEqual(["senora", "duarte"]);
    expect(soughtWords("a ".repeat(50))).toHaveLength(8);
  });

  it("leaves out what was kept in another shape", () => {
    expect(
      keptSaid([{ knowledge: "seen", by: 3, words: "A desk" }, { knowledge: "guessed", words: "x" }, "no", null]),
    ).toEqual([{ knowledge: "seen", by: "", words: "A desk" }]);
  });
});
