import { describe, expect, test } from "vitest";
import {
  clockTime,
  dayAndTime,
  dayWithYear,
  hardSpaces,
  longDay,
  type Place,
  shortDay,
  sinceWords,
  weekDay,
} from "#app/ui/date-words.tsx";
import { initials } from "#app/ui/face.tsx";

const denver: Place = { locale: "en-US", zone: "America/Denver" };
const desk: Place = { ...denver, clock: "24" };
/** Hard spaces are what we want in the page; here they only hide what is compared. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("days and times", () => {
  const at = "2025-10-16T22:10:00Z";

  test("are said in the reader's zone and clock", () => {
    expect(plain(longDay(at, denver))).toBe("Thursday, October 16");
    expect(plain(shortDay(at, denver))).toBe("Oct 16");
    expect(plain(weekDay(at, denver))).toBe("Thu, Oct 16");
    expect(plain(dayWithYear(at, denver))).toBe("October 16, 2025");
    expect(plain(clockTime(at, desk))).toBe("16:10");
    expect(plain(clockTime(at, denver))).toBe("4:10 pm");
    expect(plain(dayAndTime(at, denver))).toBe("Thursday, October 16, 4:10 pm");
    expect(plain(clockTime("2025-10-16T06:05:00Z", desk))).toBe("0:05");
  });

  test("a plain day stays that day in every zone", () => {
    expect(plain(longDay("2025-10-16", { locale: "en-US", zone: "Pacific/Kiritimati" }))).toBe("Thursday, October 16");
    expect(plain(longDay("2025-10-16", { locale: "en-US", zone: "Pacific/Pago_Pago" }))).toBe("Thursday, October 16");
  });

  test.each([
    ["2025-10-16T13:44:00Z", "today at 7:44"],
    ["2025-10-15T22:10:00Z", "yesterday at 16:10"],
    ["2025-10-17T14:30:00Z", "tomorrow at 8:30"],
    ["2025-10-13T15:00:00Z", "Monday at 9:00"],
    ["2025-10-02T15:00:00Z", "Oct 2"],
    ["2023-10-02T15:00:00Z", "Oct 2, 2023"],
    ["2025-10-15", "yesterday"],
  ])("%s, seen on October 16, is %s", (moment, words) => {
    expect(plain(sinceWords(moment, "2025-10-16T22:30:00Z", desk))).toBe(words);
  });

  test("yesterday is a day of the reader's calendar, not 24 hours", () => {
    expect(plain(sinceWords("2025-10-16T05:59:00Z", "2025-10-16T06:01:00Z", desk))).toBe("yesterday at 23:59");
  });

  test("no line breaks inside a date or after a title", () => {
    expect(shortDay(at, denver)).toBe("Oct\u00a016");
    expect(hardSpaces("Mr. Brandvold at 2:10 pm")).toBe("Mr.\u00a0Brandvold at\u00a02:10\u00a0pm");
  });
});

test("initials are the first and the last name's", () => {
  expect(["Keisha Lindo", "Ana", "  José  María Ruiz ", ""].map(initials)).toEqual(["KL", "A", "JR", ""]);
});
