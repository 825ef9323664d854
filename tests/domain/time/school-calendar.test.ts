import { describe, expect, it } from "vitest";
import {
  addDays,
  addSchoolDays,
  isSchoolDay,
  nearestSchoolDay,
  nextSchoolDay,
  offWeekendsAndBreaks,
  schoolYearOf,
  usSchoolYear,
  weekdayOf,
} from "#app/domain/time/school-calendar.ts";
import { fc } from "#tests/support/properties.ts";

describe("usSchoolYear", () => {
  it("has the days of 2026 to 2027", () => {
    expect(usSchoolYear(2026)).toEqual({
      firstDay: "2026-08-19",
      lastDay: "2027-06-11",
      breaks: [
        { name: "Labor Day", from: "2026-09-07", to: "2026-09-07" },
        { name: "Thanksgiving", from: "2026-11-25", to: "2026-11-27" },
        { name: "Winter break", from: "2026-12-21", to: "2027-01-03" },
        { name: "Martin Luther King Jr. Day", from: "2027-01-18", to: "2027-01-18" },
        { name: "Presidents’ Day", from: "2027-02-15", to: "2027-02-15" },
        { name: "Spring break", from: "2027-03-29", to: "2027-04-02" },
        { name: "Memorial Day", from: "2027-05-31", to: "2027-05-31" },
      ],
    });
  });

  it("keeps breaks in order, within the year, from a weekday on", () => {
    for (let year = 2020; year < 2045; year += 1) {
      const { firstDay, lastDay, breaks } = usSchoolYear(year);
      const dates = [firstDay, ...breaks.flatMap((each) => [each.from, each.to]), lastDay];
      expect(dates.toSorted()).toEqual(dates);
      for (const each of breaks) expect(weekdayOf(each.from)).toBeLessThan(6);
    }
  });
});

describe("school days", () => {
  it.each([
    ["2026-11-23", true],
    ["2026-11-25", false],
    ["2026-11-28", false],
    ["2026-12-24", false],
    ["2027-01-04", true],
    ["2027-01-18", false],
    ["2026-07-15", false],
    ["2026-08-19", true],
    ["2027-06-11", true],
    ["2027-06-14", false],
  ])("%s: %s", (date, expected) => {
    expect(isSchoolDay(date)).toBe(expected);
  });

  it("puts the summer before the year that it leads up to", () => {
    expect(schoolYearOf("2026-07-15")).toEqual(usSchoolYear(2026));
    expect(schoolYearOf("2026-06-01")).toEqual(usSchoolYear(2025));
  });

  it("finds the next and the nearest", () => {
    expect(nextSchoolDay("2026-11-24")).toBe("2026-11-30");
    expect(nextSchoolDay("2027-06-11")).toBe("2027-08-25");
    expect(nearestSchoolDay("2026-11-21")).toBe("2026-11-20");
    expect(nearestSchoolDay("2026-11-22")).toBe("2026-11-23");
    expect(nearestSchoolDay("2026-11-20")).toBe("2026-11-20");
  });

  it("counts them over a break", () => {
    expect(addSchoolDays("2026-11-24", 1)).toBe("2026-11-30");
    expect(addSchoolDays("2026-11-30", -1)).toBe("2026-11-24");
    expect(addSchoolDays("2026-10-14", 7)).toBe("2026-10-23");
    expect(addSchoolDays("2026-11-28", 0)).toBe("2026-11-28");
  });

  it("leaves a summer weekday where it is, and moves weekends and breaks", () => {
    expect(offWeekendsAndBreaks("2026-08-12")).toBe("2026-08-12");
    expect(offWeekendsAndBreaks("2026-08-15")).toBe("2026-08-14");
    expect(offWeekendsAndBreaks("2026-12-22")).toBe("2026-12-18");
    expect(offWeekendsAndBreaks("2026-11-26")).toBe("2026-11-24");
  });

  it("goes forth and back by as many", () => {
    const day = fc.integer({ min: 0, max: 3_000 }).map((days) => nearestSchoolDay(addDays("2022-01-03", days)));
    fc.assert(
      fc.property(day, fc.integer({ min: -200, max: 200 }), (date, count) => {
        expect(addSchoolDays(addSchoolDays(date, count), -count)).toBe(date);
        expect(isSchoolDay(addSchoolDays(date, count))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe("dates", () => {
  it("go over leap days and clock changes", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-08", 1)).toBe("2026-03-09");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect([weekdayOf("2026-11-22"), weekdayOf("2026-11-23")]).toEqual([7, 1]);
  });

  it.each(["2026-02-30", "2026-1-1", "today", ""])("refuse %s as a mistake of ours", (date) => {
    expect(() => addDays(date, 1)).toThrow(RangeError);
  });
});
