import { describe, expect, test } from "vitest";
import {
  type ChartFrame,
  dayScale,
  type GoalChartData,
  goalChartGeometry,
  levelNumber,
  levelY,
  monthMarks,
  spread,
  wordLines,
} from "#app/ui/goal-chart-geometry.ts";

const frame: ChartFrame = {
  width: 500,
  left: 100,
  right: 400,
  top: 50,
  bottom: 250,
  monthRoom: 40,
  wordsPerLine: 20,
};

const year: GoalChartData = {
  levels: [
    { level: -2, name: "Not yet" },
    { level: 0, name: "What we hoped", words: "We answer each other within a school week" },
    { level: 2, name: "More than we hoped" },
  ],
  checkIns: [
    { day: "2026-01-15", by: "guardian", who: "Marguerite", level: 1 },
    { day: "2025-10-16", by: "guardian", who: "Marguerite", level: -2 },
    { day: "2025-10-16", by: "coach", who: "Keisha", level: -2 },
    { day: "2026-01-15", by: "coach", who: "Keisha", level: 0 },
    { day: "2024-01-15", by: "coach", who: "Keisha", level: 2 },
  ],
  events: [
    { day: "2026-01-15", text: "Meeting" },
    { day: "2025-10-14", text: "A desk" },
    { day: "2026-01-16", text: "The day after" },
    { day: "2027-01-01", text: "Too late for this chart" },
  ],
  breaks: [{ from: "2025-12-20", to: "2026-01-04", name: "Winter break" }],
  from: "2025-09-01",
  to: "2026-06-30",
  today: "2026-05-08",
};

describe("scales", () => {
  test("days lie in proportion, and stay inside", () => {
    const x = dayScale("2026-01-01", "2026-01-11", 100, 200);
    expect([x("2026-01-01"), x("2026-01-06"), x("2026-01-11")]).toEqual([100, 150, 200]);
    expect([x("2025-12-01"), x("2026-03-01")]).toEqual([100, 200]);
  });

  test("a range of one day lies in the middle", () => {
    expect(dayScale("2026-01-01", "2026-01-01", 100, 200)("2026-01-01")).toBe(150);
  });

  test("+2 is at the top, −2 at the bottom, 0 between", () => {
    expect(([2, 0, -2] as const).map((level) => levelY(level, frame))).toEqual([50, 150, 250]);
  });

  test("a level is written with a true minus", () => {
    expect(([2, 0, -1] as const).map(levelNumber)).toEqual(["+2", "0", "−1"]);
  });
});

describe("words and flags", () => {
  test("words are broken between words, into three lines at most, and none is lost", () => {
    expect(wordLines("We answer each other within a school week", 20)).toEqual([
      "We answer each other",
      "within a school week",
    ]);
    const long = wordLines("one two three four five six seven eight nine ten", 9);
    expect(long).toHaveLength(3);
    expect(long.join(" ")).toBe("one two three four five six seven eight nine ten");
  });

  test("flags that would lie over each other are pushed apart, and stay before the edge", () => {
    expect(spread([100, 105, 300], 20, 400)).toEqual([100, 120, 300]);
    expect(spread([390, 395, 399], 20, 400)).toEqual([360, 380, 400]);
  });

  test("months that have no room for a name stay unnamed", () => {
    const names = monthMarks("2025-09-01", "2026-06-30", frame, "en-US").map((month) => month.name);
    expect(names).toEqual(["Sep", undefined, "Nov", undefined, "Jan", undefined, "Mar", undefined, "May", undefined]);
  });
});

describe("the chart", () => {
  const drawing = goalChartGeometry(year, frame, "en-US");

  test("check-ins are drawn in the order of days; what lies outside the range is left out", () => {
    const coach = drawing.series.find((one) => one.kind === "coach");
    const guardian = drawing.series.find((one) => one.kind === "first");
    expect(coach?.points.map((point) => point.day)).toEqual(["2025-10-16", "2026-01-15"]);
    expect(guardian?.points.map((point) => point.level)).toEqual([-2, 1]);
    expect(guardian?.path).toMatch(/^M[\d.]+ 250 L[\d.]+ 100$/);
  });

  test("they agree only where day and level are the same", () => {
    expect(drawing.agreed.map((point) => point.day)).toEqual(["2025-10-16"]);
  });

  test("events are numbered by day, and each flag stands clear of the one before", () => {
    expect(drawing.events.map((event) => event.text)).toEqual(["A desk", "Meeting", "The day after"]);
    expect(drawing.events.map((event) => event.number)).toEqual([1, 2, 3]);
    const [, meeting, after] = drawing.events;
    expect((after?.flagX ?? 0) - (meeting?.flagX ?? 0)).toBeGreaterThanOrEqual(22);
  });

  test("a break is as wide as its days, and today stands on its day", () => {
    const days = (400 - 100) / 302;
    expect(drawing.breaks[0]?.width).toBeCloseTo(15 * days, 0);
    expect(drawing.today?.x).toBeCloseTo(100 + 249 * days, 0);
  });

  test("two guardians have two marks, and of two check-ins on a day the last counts", () => {
    const two = goalChartGeometry(
      {
        ...year,
        checkIns: [
          { day: "2025-10-16", by: "guardian", who: "Ana", level: -1 },
          { day: "2025-10-16", by: "guardian", who: "Ben", level: -2 },
          { day: "2025-10-16", by: "guardian", who: "Ana", level: 0 },
        ],
      },
      frame,
      "en-US",
    );
    expect(two.series.map((one) => [one.who, one.kind, one.points[0]?.level])).toEqual([
      ["Ana", "first", 0],
      ["Ben", "second", -2],
    ]);
  });

  test("names of lines that end together do not lie over each other", () => {
    const [first, second] = goalChartGeometry(
      {
        ...year,
        checkIns: [
          { day: "2026-01-15", by: "guardian", who: "Marguerite", level: 1 },
          { day: "2026-01-15", by: "coach", who: "Keisha", level: 1 },
        ],
      },
      frame,
      "en-US",
    ).names;
    expect(first?.who).toBe("Marguerite");
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThanOrEqual(16);
  });

  test("a goal without a check-in is still a chart", () => {
    const empty = goalChartGeometry(
      { ...year, checkIns: [], events: [], breaks: [], today: "2024-01-01" },
      frame,
      "en-US",
    );
    expect(empty.series).toEqual([]);
    expect(empty.names).toEqual([]);
    expect(empty.today).toBeUndefined();
  });
});
