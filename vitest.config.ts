import { defineConfig } from "vitest/config";
import { hasBrowser, noBrowser } from "./tests/support/browser.ts";

// In CI the journeys begin without a browser all the same, and fail: a green run without them would be a lie.
const journeysRun = hasBrowser() || Boolean(process.env.CI);
if (!journeysRun)
  console.error(`\n${"!".repeat(80)}\n${noBrowser}\nThey are left out of this run.\n${"!".repeat(80)}\n`);

const journeys = {
  extends: true as const,
  test: {
    name: "journeys",
    include: ["tests/journeys/**/*.journey.ts"],
    globalSetup: ["tests/support/browser-setup.ts"],
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    sequence: { groupOrder: 1 },
  },
};

/** Two projects in one run: the suite in Node, then people in a real browser. Both share one Postgres of the run's own. */
export default defineConfig({
  test: {
    pool: "forks",
    // A test file waits for its database half of the time, so that two of them fill two cores.
    maxWorkers: 2,
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/quiet-console.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "suite",
          include: ["tests/{domain,routes,db,emails,ui,architecture,platform}/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      ...(journeysRun ? [journeys] : []),
    ],
  },
});
