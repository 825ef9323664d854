import { describe, expect, test } from "vitest";
import type { DeskItem } from "#app/domain/review/review.queries.server.ts";
import { countWaiting, groupWaiting } from "#app/domain/today/waiting.server.ts";

const newYork = "America/New_York";

function waits(more: Partial<DeskItem> & { id: string }): DeskItem {
  return {
    kind: "draft",
    familyId: "thibodeaux",
    childName: "Emile",
    title: "Request to Mr. Brandvold",
    sentence: "Thank you for telling me the same evening.",
    from: "Marguerite Thibodeaux",
    sharedAt: new Date("2025-10-16T10:58:00Z"),
    round: 1,
    neededBy: null,
    promisedBy: null,
    minutes: 4,
    handed: null,
    ...more,
  };
}

const at = (iso: string) => new Date(iso);
const grouped = (items: DeskItem[], now: string, zone: string) => {
  const groups = groupWaiting(items, at(now), zone);
  return Object.fromEntries(
    Object.entries(groups).map(([name, group]) => [name, group.map((one) => `${one.id}, ${one.why}`)]),
  );
};

describe("what waits on a Thursday in New York", () => {
  const now = "2025-10-16T12:00:00Z";

  test("is grouped by when it is needed, the nearest first", () => {
    const items = [
      waits({ id: "promised tomorrow", promisedBy: at("2025-10-17T13:00:00Z") }),
      waits({ id: "for the meeting", neededBy: at("2025-10-17T13:00:00Z"), promisedBy: at("2025-10-17T13:15:00Z") }),
      waits({ id: "promised today", promisedBy: at("2025-10-16T20:10:00Z") }),
      waits({ id: "school lets out", neededBy: at("2025-10-16T18:30:00Z"), promisedBy: at("2025-10-17T10:58:00Z") }),
      waits({ id: "next week", neededBy: at("2025-10-22T13:00:00Z"), promisedBy: at("2025-10-17T14:00:00Z") }),
    ];
    expect(grouped(items, now, newYork)).toEqual({
      today: ["school lets out, asked", "promised today, promise"],
      tomorrow: ["for the meeting, asked"],
      whenYouCan: ["promised tomorrow, promise", "next week, promise"],
    });
  });

  test.each([
    ["the last minute of today", "2025-10-17T03:59:00Z", "today"],
    ["the first of tomorrow", "2025-10-17T04:00:00Z", "tomorrow"],
    ["the last of tomorrow", "2025-10-18T03:59:00Z", "tomorrow"],
    ["the day after", "2025-10-18T04:00:00Z", "whenYouCan"],
  ])("%s counts in her own zone", (_, neededBy, group) => {
    expect(grouped([waits({ id: "it", neededBy: at(neededBy) })], now, newYork)).toMatchObject({
      [group]: ["it, asked"],
    });
  });

  test("moves with the coach: the same instant is tomorrow in Los Angeles' evening and today in New York's night", () => {
    const item = waits({ id: "it", neededBy: at("2025-10-17T13:00:00Z") });
    expect(grouped([item], "2025-10-17T04:30:00Z", newYork)).toMatchObject({ today: ["it, asked"] });
    expect(grouped([item], "2025-10-17T04:30:00Z", "America/Los_Angeles")).toMatchObject({ tomorrow: ["it, asked"] });
  });

  test("keeps to the day where the clocks change", () => {
    const item = waits({ id: "it", neededBy: at("2025-11-03T04:30:00Z") });
    expect(grouped([item], "2025-11-02T05:30:00Z", newYork)).toMatchObject({ today: ["it, asked"] });
  });

  test("what has passed is needed today, and says so", () => {
    const items = [
      waits({ id: "asked", neededBy: at("2025-10-15T18:00:00Z") }),
      waits({ id: "promised", promisedBy: at("2025-10-16T11:00:00Z") }),
    ];
    expect(grouped(items, now, newYork)).toMatchObject({ today: ["asked, has passed", "promised, promise passed"] });
    expect(countWaiting(items, at(now))).toEqual({ messages: 2, exercises: 0, minutes: 8, pastPromise: 1 });
  });

  test("of somebody without hours comes when she can", () => {
    expect(grouped([waits({ id: "it" })], now, newYork)).toMatchObject({ whenYouCan: ["it, no hours"] });
  });
});
