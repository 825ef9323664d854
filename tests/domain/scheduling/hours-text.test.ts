import { describe, expect, it } from "vitest";
import { readHours, writeHours } from "#app/domain/scheduling/hours-text.ts";
import { fc } from "#tests/support/properties.ts";

const read = (text: string) => {
  const hours = readHours(text);
  return hours.ok ? hours.stretches.map(({ from, until }) => `${from}-${until}`).join(" ") : hours.sentence;
};

describe("hours as a coach types them", () => {
  it.each([
    ["", ""],
    ["10:00–12:00, 13:00–17:30", "10:00-12:00 13:00-17:30"],
    ["9-12 and 1-5", "09:00-12:00 13:00-17:00"],
    ["9am to 1pm; 2.30 pm - 6 p.m.", "09:00-13:00 14:30-18:00"],
    ["08.15—noon", "“08.15—noon” is not a stretch of hours. Write it like 10:00–12:00, 13:00–17:30."],
    ["12am-1am", "00:00-01:00"],
    ["01:00-02:00", "01:00-02:00"],
    ["18-24", "18:00-24:00"],
    ["9-11, 10-12, 12-13", "09:00-13:00"],
    ["14-16\n9-10", "09:00-10:00 14:00-16:00"],
    ["12-11", "“12-11” ends before it begins."],
    ["9", "“9” is not a stretch of hours. Write it like 10:00–12:00, 13:00–17:30."],
    ["25-26", "“25-26” is not a stretch of hours. Write it like 10:00–12:00, 13:00–17:30."],
    ["9-10:75", "“9-10:75” is not a stretch of hours. Write it like 10:00–12:00, 13:00–17:30."],
  ])("%s", (typed, hours) => {
    expect(read(typed)).toBe(hours);
  });

  it("are read again as they were written", () => {
    const clock = fc.integer({ min: 0, max: 24 * 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(clock, clock), { maxLength: 4 }), (pairs) => {
        const at = (minutes: number) =>
          `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
        const typed = pairs
          .filter(([one, other]) => one !== other)
          .map(([one, other]) => `${at(Math.min(one, other))}-${at(Math.max(one, other))}`)
          .join(", ");
        const hours = readHours(typed);
        if (!hours.ok) throw new Error(hours.sentence);
        expect(readHours(writeHours(hours.stretches))).toEqual(hours);
      }),
    );
  });
});
