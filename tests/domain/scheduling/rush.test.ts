import { expect, it } from "vitest";
import { rush, rushOnOne } from "#tests/faults/rush.ts";

// Four rounds here; a thousand in `npm run faults`.
it("lets exactly one of 200 have a time, with moves, a series and overlapping times among them", {
  timeout: 60_000,
}, async () => {
  const seen = await rush({ rounds: 4, people: 200 });
  expect(seen).toEqual({ rounds: 4, tries: 800, won: 4, refused: 796, wrong: 0, faults: [] });
});

it("changes one appointment once, however many try", { timeout: 60_000 }, async () => {
  const seen = await rushOnOne(40);
  expect(seen.faults).toEqual([]);
  expect(seen.sequence).toBe(1);
});
