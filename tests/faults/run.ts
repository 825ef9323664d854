/**
 * `npm run faults`: kills, cuts and terminations in full numbers, and 10,000 random paths of messages; ends by itself and stores
 * what it saw, with commit and date, in tests/faults/results/. FEW=1 runs each a few times. ONLY=paths walks the paths alone; a
 * walk that was broken off goes on where it was. ONLY=bookings kills under bookings alone.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { startCluster } from "#tests/support/cluster.ts";
import { killUnderBookings, wrongIn } from "./booking-kills.ts";
import { cutDriver } from "./driver.ts";
import { killUnderWrites } from "./kills.ts";
import { walkPaths } from "./paths.ts";
import { rush, rushOnOne } from "./rush.ts";
import { compareZones, everyZone } from "./zones.ts";

const few = process.env.FEW === "1";
const began = Date.now();
if (process.env.ONLY === "bookings") {
  const seen = await killUnderBookings(
    few ? { web: 2, worker: 2, postgres: 2 } : { web: 20, worker: 20, postgres: 20 },
  );
  console.table(seen);
  process.exit(seen.some((each) => wrongIn(each) > 0) ? 1 : 0);
}
const cluster = await startCluster();
const paths = await walkPaths(cluster.urls, few ? 300 : 10_000, !few);
console.table([{ ...paths, wrong: paths.wrong.length }]);
for (const { seed, what } of paths.wrong.slice(0, 20)) console.log(`path ${seed}: ${what.join("; ")}`);
if (process.env.ONLY === "paths") {
  await cluster.stop();
  process.exit(paths.wrong.length === 0 ? 0 : 1);
}
const found = compareZones(few ? everyZone().slice(0, 20) : everyZone());
const zones = {
  zones: found.zones,
  changes: found.changes,
  compared: found.compared,
  mismatches: found.mismatches.length,
};
console.table([zones]);
for (const mismatch of found.mismatches.slice(0, 20)) console.error(mismatch);
const rushed = await rush({ rounds: few ? 5 : 1_000, people: 200, cluster: cluster.urls });
const rushes = { ...rushed, faults: rushed.faults.length };
const one = await rushOnOne(200, cluster.urls);
console.table([rushes, { ...one, faults: one.faults.length }]);
const cuts = await cutDriver(
  cluster.urls,
  "pg",
  few ? { terminated: 5, idle: 5, midway: 5 } : { terminated: 50, idle: 100, midway: 100 },
).finally(() => cluster.stop());
console.table([cuts]);
const kills = await killUnderWrites(few ? { web: 2, worker: 2, postgres: 2 } : { web: 20, worker: 20, postgres: 20 });
console.table(kills);
const bookingKills = await killUnderBookings(
  few ? { web: 2, worker: 2, postgres: 2 } : { web: 20, worker: 20, postgres: 20 },
);
console.table(bookingKills);

const bad = [
  ...[zones.mismatches, rushes.wrong, rushes.faults, one.faults.length, one.sequence - 1],
  ...[cuts.crashes, cuts.hangs, cuts.outside, cuts.halves, cuts.lost, cuts.hanging],
  paths.wrong.length,
  ...bookingKills.map(wrongIn),
  ...kills.flatMap((kill) => [kill.strange, kill.lost, kill.halves, kill.mailsTwice, kill.mailsNever, kill.crashes]),
].reduce((sum, each) => sum + each, 0);
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"]).toString().trim();
const stored = {
  commit,
  on: new Date().toISOString().slice(0, 10),
  seconds: Math.round((Date.now() - began) / 1000),
  few,
  paths,
  zones,
  rushes,
  cuts,
  kills,
  bookingKills,
};
mkdirSync("tests/faults/results", { recursive: true });
if (!few) writeFileSync("tests/faults/results/latest.json", `${JSON.stringify(stored, null, 2)}\n`);
console.log(bad === 0 ? "Nothing lost, nothing halved, nothing twice." : `${bad} faults: see above.`);
process.exit(bad === 0 ? 0 : 1);
