import { describe, expect, it } from "vitest";
import {
  enoughToBegin,
  levelNames,
  levels,
  parseLevel,
  tScore,
  wordsFixedFrom,
  wordsLocked,
} from "#app/domain/goals/goal.ts";
import { fc } from "#tests/support/properties.ts";

describe("tScore", () => {
  it.each([
    { attained: [0, 0, 0], score: 50.0 },
    { attained: [1, 1, 1], score: 63.69 },
    { attained: [-1, -1, -1], score: 36.31 },
    { attained: [-2, -2, -2], score: 22.61 },
    { attained: [1], score: 60.0 },
    { attained: [-2, -1], score: 31.4 },
    { attained: [1, 2], score: 68.6 },
  ])("of $attained is $score", ({ attained, score }) => {
    expect(tScore(attained)).toBeCloseTo(score, attained.length === 2 ? 1 : 2);
  });

  it("weighs goals", () => {
    expect(tScore([1, 0, -1], [2, 1, 3])).toBeCloseTo(47.8, 2);
  });

  it("has no score without goals, or with weights that don't fit", () => {
    expect(tScore([])).toBeNull();
    expect(tScore([1, 1], [1])).toBeNull();
    expect(tScore([1, 1], [0, 0])).toBeNull();
    expect(tScore([1], [Number.NaN])).toBeNull();
  });

  it("is 50 apart in both directions, and grows with each level", () => {
    const some = fc.array(fc.constantFrom(...levels), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(some, (attained) => {
        const up = tScore(attained) ?? Number.NaN;
        const down = tScore(attained.map((level) => -level)) ?? Number.NaN;
        expect(up + down).toBeCloseTo(100, 6);
        expect(tScore(attained.map((level) => level + 1)) ?? Number.NaN).toBeGreaterThan(up);
      }),
    );
  });
});

describe("a goal's words", () => {
  it("begin with now and what we hope for", () => {
    expect(enoughToBegin({ [-1]: "The same evening.", 0: "A word at pick-up." })).toEqual({ ok: true });
    expect(enoughToBegin({ [-2]: "From the suspension call.", 0: "A word at pick-up." })).toEqual({ ok: true });
    expect(enoughToBegin({ 0: "A word at pick-up.", [-1]: "  " })).toMatchObject({ ok: false, level: -1 });
    expect(enoughToBegin({ [-1]: "The same evening.", 1: "Before noon." })).toMatchObject({ ok: false, level: 0 });
  });

  it("are free for 14 days", () => {
    const since = new Date("2026-08-20T15:00:00Z");
    expect(wordsFixedFrom(since)).toEqual(new Date("2026-09-03T15:00:00Z"));
    expect(wordsLocked(since, new Date("2026-09-03T14:59:59.999Z"))).toBe(false);
    expect(wordsLocked(since, new Date("2026-09-03T15:00:00Z"))).toBe(true);
    expect(wordsLocked(null, new Date("2030-01-01T00:00:00Z"))).toBe(false);
  });

  it("have a name for every level", () => {
    for (const level of levels) expect(levelNames[level]).toMatch(/^[A-Z]/);
  });
});

describe("parseLevel", () => {
  it("takes whole numbers from -2 to 2", () => {
    expect(["-2", "-1", "0", "1", "2"].map(parseLevel)).toEqual([-2, -1, 0, 1, 2]);
    expect(parseLevel(-2)).toBe(-2);
  });

  it.each(["3", "-3", "", " 1", "1.0", "+1", "1e0", null, undefined, {}, [1], Number.NaN])("refuses %s", (raw) => {
    expect(parseLevel(raw)).toBeNull();
  });
});
