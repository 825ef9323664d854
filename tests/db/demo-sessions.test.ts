import pg from "pg";
import { expect, it } from "vitest";
import { loadDemo } from "#db/demo/load.ts";
import { freshDatabase } from "#tests/support/database.ts";

// The demo is told on any day of the year: no two sessions of a coach may meet on any of them, and there is always something to see.
it.each(["2026-11-22", "2026-08-20", "2026-12-28", "2027-01-14", "2027-03-14", "2027-06-30"])(
  "tells sessions past and to come on %s",
  async (today) => {
    const database = await freshDatabase();
    await loadDemo(database.owner, new Date(`${today}T18:00:00Z`));
    const owner = new pg.Client({ connectionString: database.owner });
    await owner.connect();
    const { rows } = await owner.query<{ state: string; n: number }>(
      "select state, count(*)::int as n from appointment group by state order by state",
    );
    await owner.end();
    await database.close();
    const count = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
    expect(count("done")).toBeGreaterThan(3);
    expect(count("booked")).toBeGreaterThan(20);
    expect(count("requested")).toBe(1);
  },
);
