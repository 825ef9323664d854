import { describe, expect, it } from "vitest";
import {
  dayInWords,
  instantOf,
  isZone,
  localDate,
  localTime,
  nextSchoolMorning,
  nextWorkingMoment,
  promisedBy,
  type WorkingHours,
} from "#app/domain/time/zoned.server.ts";
import { fc } from "#tests/support/properties.ts";

const denver = "America/Denver";
const newYork = "America/New_York";
const at = (date: string, time: string, zone = newYork) => instantOf(date, time, zone);

describe("a zone", () => {
  it("is a name that has a clock", () => {
    for (const name of ["America/Denver", "Europe/Oslo", "UTC", "Asia/Kolkata"]) expect(isZone(name)).toBe(true);
    for (const name of ["", "Mars/Olympus", "+05:30", "America/Denver\u0000", "__proto__"])
      expect(isZone(name)).toBe(false);
  });

  it("has its own date and time", () => {
    const moment = new Date("2026-11-20T04:50:59Z");
    expect([localDate(moment, denver), localTime(moment, denver)]).toEqual(["2026-11-19", "21:50"]);
    expect([localDate(moment, "Asia/Kolkata"), localTime(moment, "Asia/Kolkata")]).toEqual(["2026-11-20", "10:20"]);
  });

  it("turns a wall's date and time into a moment, also where clocks change", () => {
    expect(at("2026-10-16", "07:30")).toEqual(new Date("2026-10-16T11:30:00Z"));
    expect(at("2026-12-16", "07:30")).toEqual(new Date("2026-12-16T12:30:00Z"));
    // 2:30 does not exist on this day; 1:30 comes twice on the other.
    expect(at("2026-03-08", "02:30")).toEqual(new Date("2026-03-08T07:30:00Z"));
    expect(at("2026-11-01", "01:30")).toEqual(new Date("2026-11-01T05:30:00Z"));
  });

  it("is its own way back, every minute that exists", () => {
    const minutes = fc.date({
      min: new Date("2026-01-01T00:00:00Z"),
      max: new Date("2030-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(minutes, fc.constantFrom(denver, newYork, "Europe/Oslo", "Australia/Lord_Howe"), (moment, zone) => {
        const back = instantOf(localDate(moment, zone), localTime(moment, zone), zone);
        const away = moment.getTime() - back.getTime();
        // Within its minute, or an hour later in the hour that comes twice (half an hour on Lord Howe).
        expect([0, 30, 60]).toContain(Math.floor(away / 60_000));
      }),
    );
  });
});

describe("nextSchoolMorning", () => {
  it.each([
    ["before 7:30 on a school day", at("2026-11-19", "01:12"), at("2026-11-19", "07:30")],
    ["at night", at("2026-11-19", "21:50"), at("2026-11-20", "07:30")],
    ["at 7:30 itself", at("2026-11-19", "07:30"), at("2026-11-20", "07:30")],
    ["over a weekend", at("2026-11-20", "08:00"), at("2026-11-23", "07:30")],
    ["over Thanksgiving", at("2026-11-24", "18:00"), at("2026-11-30", "07:30")],
  ])("%s", (_, now, morning) => {
    expect(nextSchoolMorning(now, newYork)).toEqual(morning);
  });

  it("goes by the family's wall", () => {
    expect(nextSchoolMorning(new Date("2026-11-20T04:00:00Z"), denver)).toEqual(new Date("2026-11-20T14:30:00Z"));
    expect(nextSchoolMorning(at("2026-11-19", "01:00"), newYork, "07:15")).toEqual(at("2026-11-19", "07:15"));
  });
});

/** Monday to Thursday 9 to 17 with an hour at noon, Friday until 13. */
const hours: WorkingHours = [
  ...[1, 2, 3, 4].flatMap((weekday) => [
    { weekday, from: "13:00", to: "17:00" },
    { weekday, from: "09:00", to: "12:00" },
  ]),
  { weekday: 5, from: "09:00", to: "13:00" },
];

describe("a coach's hours", () => {
  it.each([
    ["within them: at once", at("2026-11-18", "16:10"), at("2026-11-18", "16:10")],
    ["at noon: after it", at("2026-11-18", "12:30"), at("2026-11-18", "13:00")],
    ["early: when they begin", at("2026-11-18", "07:44"), at("2026-11-18", "09:00")],
    ["at their end: the next day", at("2026-11-18", "17:00"), at("2026-11-19", "09:00")],
    ["on Friday evening: on Monday", at("2026-11-20", "20:00"), at("2026-11-23", "09:00")],
  ])("begin again %s", (_, moment, expected) => {
    expect(nextWorkingMoment(moment, hours, newYork)).toEqual(expected);
  });

  it.each([
    ["shared at 16:10", at("2026-11-17", "16:10"), at("2026-11-18", "16:10")],
    ["shared by night", at("2026-11-17", "21:15"), at("2026-11-19", "09:00")],
    ["shared early", at("2026-11-18", "07:44"), at("2026-11-19", "09:00")],
    ["before a short Friday", at("2026-11-19", "16:10"), at("2026-11-20", "13:00")],
    ["on Friday, over the weekend", at("2026-11-20", "12:30"), at("2026-11-23", "13:00")],
    ["over a clock change", at("2026-10-30", "10:00"), at("2026-11-02", "10:00")],
  ])("promise one working day: %s", (_, shared, expected) => {
    expect(promisedBy(shared, hours, newYork)).toEqual(expected);
  });

  it("promise nothing when there are none", () => {
    expect(promisedBy(at("2026-11-18", "10:00"), [], newYork)).toBeNull();
    expect(
      nextWorkingMoment(at("2026-11-18", "10:00"), [{ weekday: 1, from: "17:00", to: "09:00" }], newYork),
    ).toBeNull();
  });

  it("promise from week to week for somebody who works on one day", () => {
    const mondays = [{ weekday: 1, from: "10:00", to: "12:00" }];
    expect(promisedBy(at("2026-11-16", "11:00"), mondays, newYork)).toEqual(at("2026-11-23", "11:00"));
  });

  it("rest while she is away, and on the practice’s days off", () => {
    const off = [
      { first: "2026-11-19", last: "2026-11-20" },
      { first: "2026-11-23", last: "2026-12-11" },
    ];
    expect(nextWorkingMoment(at("2026-11-18", "16:10"), hours, newYork, off)).toEqual(at("2026-11-18", "16:10"));
    expect(nextWorkingMoment(at("2026-11-19", "10:00"), hours, newYork, off)).toEqual(at("2026-12-14", "09:00"));
    expect(promisedBy(at("2026-11-18", "10:00"), hours, newYork, off)).toEqual(at("2026-12-14", "10:00"));
    expect(promisedBy(at("2026-11-24", "10:00"), hours, newYork, off)).toEqual(at("2026-12-15", "09:00"));
    const always = [{ first: "2026-01-01", last: "2028-12-31" }];
    expect(promisedBy(at("2026-11-24", "10:00"), hours, newYork, always)).toBeNull();
  });

  it("always promise a moment later than the sharing, within the hours", () => {
    const moment = fc.date({
      min: new Date("2026-01-01T00:00:00Z"),
      max: new Date("2028-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (shared) => {
        const by = promisedBy(shared, hours, newYork);
        expect(by?.getTime()).toBeGreaterThan(shared.getTime());
        const time = localTime(by ?? shared, newYork);
        expect(time >= "09:00" && time <= "17:00").toBe(true);
      }),
    );
  });
});

describe("dayInWords", () => {
  it.each([
    ["2026-11-22", "today"],
    ["2026-11-23", "tomorrow"],
    ["2026-11-21", "yesterday"],
    ["2026-11-26", "Thursday"],
    ["2026-11-29", "Sunday, November 29"],
    ["2026-10-14", "Wednesday, October 14"],
    ["2027-01-07", "Thursday, January 7, 2027"],
  ])("%s is %s", (date, words) => {
    expect(dayInWords(date, "2026-11-22")).toBe(words);
  });
});
