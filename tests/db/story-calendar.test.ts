import { expect, it } from "vitest";
import { storyCalendar } from "#db/demo/story-calendar.ts";

const hours = Array.from({ length: 48 }, (_, half) => new Date(Date.UTC(2026, 10, 22, 0, half * 30)));

it.each(hours)("what the stories tell of today and yesterday is over, told at %s", (now) => {
  const calendar = storyCalendar(now);
  expect(calendar.isPast(calendar.agoAt(0, "07:20", "America/New_York"))).toBe(true);
  expect(calendar.isPast(calendar.agoAt(1, "20:40", "America/Los_Angeles"))).toBe(true);
  expect(calendar.agoAt(1, "00:55", "America/Los_Angeles").getTime()).toBeGreaterThan(now.getTime() - 3 * 86_400_000);
});
