import { describe, expect, test } from "vitest";
import type { Level } from "#app/domain/goals/goal.ts";
import { goalLine, insideSentence, levelSaid } from "#app/domain/goals/goal-line.ts";
import { together } from "#app/domain/goals/together.ts";

const said = (by: "guardian" | "coach", who: string, day: string, level: Level) => ({
  by,
  who,
  personId: who,
  day,
  level,
});

// The grandmother's two goals of practice-content.md, as design/coach/goal.html shows them.
const hardDay = {
  weight: 1,
  checkIns: [
    said("guardian", "Marguerite", "2025-08-20", -2),
    said("coach", "Keisha", "2025-08-20", -2),
    said("guardian", "Marguerite", "2026-04-02", 1),
    said("coach", "Keisha", "2026-04-02", 0),
  ],
};
const allRight = {
  weight: 1,
  checkIns: [
    said("guardian", "Marguerite", "2025-08-20", -1),
    said("coach", "Keisha", "2025-08-20", -1),
    said("guardian", "Marguerite", "2026-05-08", 2),
    said("coach", "Keisha", "2026-05-08", 2),
  ],
};

describe("all goals together", () => {
  test("are scored for each person at the first day and the latest", () => {
    const both = together([hardDay, allRight]);
    expect(both).toMatchObject({ first: "2025-08-20", latest: "2026-05-08" });
    expect(both?.scores.map(({ who, first, latest }) => [who, first?.toFixed(1), latest?.toFixed(1)])).toEqual([
      ["Marguerite", "31.4", "68.6"],
      ["Keisha", "31.4", "62.4"],
    ]);
  });

  test.each([
    { weights: [1, 1, 1], levels: [0, 0, 0], score: "50.00" },
    { weights: [1, 1, 1], levels: [1, 1, 1], score: "63.69" },
    { weights: [1, 1, 1], levels: [-1, -1, -1], score: "36.31" },
    { weights: [1, 1, 1], levels: [-2, -2, -2], score: "22.61" },
    { weights: [2, 1, 3], levels: [1, 0, -1], score: "47.80" },
    { weights: [1], levels: [1], score: "60.00" },
  ])("weights $weights, levels $levels score $score (facts.md)", ({ weights, levels, score }) => {
    const goals = levels.map((level, index) => ({
      weight: weights[index] ?? 1,
      checkIns: [said("guardian", "Adaeze", "2026-01-08", level as Level)],
    }));
    expect(together(goals)?.scores[0]?.latest?.toFixed(2)).toBe(score);
  });

  test("begin on the day by which somebody has rated each of her goals", () => {
    const later = { weight: 1, checkIns: [said("guardian", "Marguerite", "2025-10-01", 0)] };
    const both = together([hardDay, later]);
    expect(both?.first).toBe("2025-08-20");
    expect(both?.scores).toEqual([
      { who: "Marguerite", first: null, latest: expect.closeTo(56.2, 1) },
      { who: "Keisha", first: 30, latest: 50 },
    ]);
  });

  test("say nothing before the first check-in", () => {
    expect(together([])).toBeNull();
    expect(together([{ weight: 1, checkIns: [] }])).toBeNull();
  });

  test("count all coaches as one line, under the name of the last", () => {
    const handedOver = {
      weight: 1,
      checkIns: [said("coach", "Keisha", "2025-09-01", -1), said("coach", "Tobias", "2026-02-02", 1)],
    };
    expect(together([handedOver])?.scores).toEqual([{ who: "Tobias", first: 40, latest: 60 }]);
  });
});

describe("a goal's line", () => {
  const words = { [-1]: "The same evening.", 0: "A word at pick-up." };
  const goal = { ...hardDay, targetOn: "2026-06-05", wordings: [{ words }] };

  test("reaches from before the first check-in to past the day that closes it, with the longer breaks", () => {
    const line = goalLine(goal, [], "2025-10-16", "2025-08-21");
    expect([line.from, line.to]).toEqual(["2025-08-14", "2026-06-11"]);
    expect(line.breaks.map((one) => one.name)).toEqual(["Thanksgiving", "Winter break", "Spring break"]);
  });

  test("leaves out events before it began and quotes what was said", () => {
    const events = [
      { day: "2024-01-02", words: "Long ago", quote: false },
      { day: "2026-05-08", words: "He fixed my stapler.", quote: true },
    ];
    expect(goalLine(goal, events, "2026-05-09", null).events).toEqual([
      { day: "2026-05-08", text: "“He fixed my stapler.”" },
    ]);
  });

  test("has room when everything lies on one day", () => {
    const young = { targetOn: null, wordings: [{ words }], checkIns: [] };
    const line = goalLine(young, [], "2026-01-08", null);
    expect(line.from < line.to).toBe(true);
  });

  test("names a level that nobody described", () => {
    expect(levelSaid(words, -1)).toBe("The same evening.");
    expect(levelSaid(words, 2)).toBe("More than we hoped");
  });

  test.each([
    ["The same evening.", "the same evening"],
    ["Emile walks over.", "Emile walks over"],
    ["I hear it at pick-up.", "I hear it at pick-up"],
    ["We write. It is stiff.", "we write. It is stiff."],
  ])("%s stands inside a sentence as %s", (alone, inside) => {
    expect(insideSentence(alone)).toBe(inside);
  });
});
