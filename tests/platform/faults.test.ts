import { describe, expect, inject, it } from "vitest";
import { killUnderBookings, wrongIn } from "#tests/faults/booking-kills.ts";
import { cutDriver } from "#tests/faults/driver.ts";
import { killUnderWrites } from "#tests/faults/kills.ts";

// A few of what `npm run faults` does in full numbers.
describe("when something dies", () => {
  it("keeps what was acknowledged and halves nothing while connections are cut", { timeout: 120_000 }, async () => {
    const result = await cutDriver(inject("cluster"), "pg", { terminated: 4, idle: 4, midway: 4 });
    expect(result).toMatchObject({ crashes: 0, hangs: 0, outside: 0, halves: 0, lost: 0, hanging: 0 });
    expect(result.cuts).toBeGreaterThan(6);
    expect(result.kept).toBeGreaterThan(10);
  });

  it("loses no family and no mail while the web process is killed under writes", { timeout: 240_000 }, async () => {
    const [result] = await killUnderWrites({ web: 2, worker: 0, postgres: 0 });
    expect(result).toMatchObject({ kills: 2, strange: 0, lost: 0, halves: 0, mailsTwice: 0, mailsNever: 0 });
    expect(result?.acknowledged).toBeGreaterThan(0);
  });

  it("loses no booking that was confirmed, and makes none twice, while the web process is killed", {
    timeout: 240_000,
  }, async () => {
    const [result] = await killUnderBookings({ web: 2, worker: 0, postgres: 0 });
    expect(result && wrongIn(result), JSON.stringify(result)).toBe(0);
    expect(result).toMatchObject({ kills: 2 });
    expect(result?.confirmed).toBeGreaterThan(0);
  });
});
