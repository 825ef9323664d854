import { describe, expect, it } from "vitest";
import { askAgainOn, firstAskOn, mayWalkPoint, pointStates } from "#app/domain/school-log/settled-point.ts";

describe("a settled point", () => {
  it("may always stay where it is, and never goes from done straight to another answer", () => {
    for (const state of pointStates) expect(mayWalkPoint(state, state)).toBe(true);
    expect(mayWalkPoint("done", "settled")).toBe(false);
    expect(mayWalkPoint("done", "open")).toBe(true);
    expect(mayWalkPoint("open", "settled")).toBe(true);
  });

  it("is asked after the day after it was to be done, else two weeks on", () => {
    expect(firstAskOn({ byDay: "2026-10-20", sinceDay: null }, "2026-10-15")).toBe("2026-10-21");
    expect(firstAskOn({ byDay: null, sinceDay: "2026-10-27" }, "2026-10-23")).toBe("2026-11-10");
    expect(firstAskOn({ byDay: null, sinceDay: null }, "2026-10-23")).toBe("2026-11-06");
  });

  it("is asked after again in three weeks, and left in peace once it is done", () => {
    expect(askAgainOn("open", null, "2026-11-01")).toBe("2026-11-22");
    expect(askAgainOn("settled", "2026-11-09", "2026-11-01")).toBe("2026-11-10");
    expect(askAgainOn("done", null, "2026-11-01")).toBeNull();
  });
});
