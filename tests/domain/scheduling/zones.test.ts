import { expect, it } from "vitest";
import { offsetTable } from "#app/domain/scheduling/offsets.ts";
import { compareZones, everyZone } from "#tests/faults/zones.ts";

// These twelve in every run: each way in which clocks change somewhere. All zones in `npm run faults`.
const zones = [
  ...["America/New_York", "America/Denver", "America/Phoenix", "America/Havana", "America/Nuuk", "Europe/Berlin"],
  ...[
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Pacific/Auckland",
  ],
];

it("counts the changes of twelve zones, 2026 to 2030, as Temporal does: gaps, repeats, weeks, notices", () => {
  const findings = compareZones(zones);
  expect(findings.mismatches).toEqual([]);
  expect(findings.changes).toBeGreaterThan(90);
  expect(findings.compared).toBeGreaterThan(7_000);
});

it("knows every zone", () => {
  expect(everyZone().length).toBeGreaterThan(400);
  expect(() => offsetTable("America/Nowhere", 0, 1)).toThrow(RangeError);
});
