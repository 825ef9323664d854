/** Interleaved rounds on two servers, so that what else the machine does meets both. */
import type { Asked, LoadOrder } from "./load.ts";
import { cpuOf, type startLoad } from "./servers.ts";

/** What one server did: medians over the rounds. */
export type Figures = { perSecond: number; p50: number; p95: number; cpuMs: number };

/** One thing to ask of one server. `lanes` is asked for before each round, since a form can be sent once only. */
export type Target = {
  pid: number;
  order: Omit<LoadOrder, "lanes" | "forMs">;
  lanes: () => Promise<Asked[][]>;
  forMs: LoadOrder["forMs"];
};

/**
 * Puts load on each target in turn, round after round; a first round warms up and does not count.
 * @throws when a server answered anything but what was recorded
 */
export async function measure(
  load: ReturnType<typeof startLoad>,
  targets: readonly Target[],
  rounds: number,
): Promise<Figures[]> {
  const seen: Figures[][] = targets.map(() => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, target] of targets.entries()) {
      const lanes = await target.lanes();
      const before = cpuOf(target.pid);
      const result = await load.put({ ...target.order, lanes, forMs: target.forMs });
      if (result.strange.length > 0) {
        throw new Error(`answered with ${[...new Set(result.strange)]} instead of ${target.order.status}`);
      }
      const cpuMs = (cpuOf(target.pid) - before) / result.requests;
      const perSecond = (result.requests / result.ms) * 1000;
      if (round > 0) seen[at]?.push({ perSecond, p50: result.p50, p95: result.p95, cpuMs });
    }
  }
  return seen.map((figures) => ({
    perSecond: median(figures.map((each) => each.perSecond)),
    p50: median(figures.map((each) => each.p50)),
    p95: median(figures.map((each) => each.p95)),
    cpuMs: median(figures.map((each) => each.cpuMs)),
  }));
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
