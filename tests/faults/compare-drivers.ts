/** `node tests/faults/compare-drivers.ts`: both drivers under the same cuts (docs/decisions/0003-driver.md holds what came out). */
import { startCluster } from "#tests/support/cluster.ts";
import { cutDriver } from "./driver.ts";

const cluster = await startCluster();
try {
  for (const driver of ["pg", "postgres"] as const) {
    console.log(JSON.stringify(await cutDriver(cluster.urls, driver, { terminated: 50, idle: 100, midway: 100 })));
  }
} finally {
  await cluster.stop();
}
