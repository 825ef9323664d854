import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDatabase } from "#db/client.server.ts";
import { newWorld, walkPath } from "#tests/domain/review/path.ts";
import type { ClusterUrls } from "#tests/support/cluster.ts";
import { openAsOwner } from "#tests/support/factories.ts";

/** What all walked paths came to. `wrong` names the first paths on which something was wrong, by their seed. */
export type PathsWalked = {
  paths: number;
  steps: number;
  left: number;
  held: number;
  changed: number;
  refused: number;
  wrong: { seed: number; what: string[] }[];
};

const inOneHouse = 10;
const keptAt = path.join(import.meta.dirname, "results", "paths.json");

/**
 * Walks random paths of messages through the verbs on a real database (tests/domain/review/path.ts). What was walked is kept every
 * hundred paths, so that a walk that was broken off goes on where it was, as long as nothing was changed that it goes through.
 *
 * @param wanted how many paths; the same seeds each time
 * @param keep whether what was walked is kept and gone on from
 */
export async function walkPaths(urls: ClusterUrls, wanted: number, keep: boolean): Promise<PathsWalked> {
  const of = whatIsTried();
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"]).toString().trim();
  const walked = (keep && walkedBefore(of)) || nothingYet();
  const owner = openAsOwner(urls.owner);
  const database = openDatabase(urls.web);
  try {
    while (walked.paths < wanted) {
      const world = await newWorld(owner, database);
      for (let nth = 0; nth < inOneHouse; nth += 1) {
        const one = await walkPath(world, walked.paths);
        walked.paths += 1;
        walked.steps += one.steps.length;
        for (const sum of ["left", "held", "changed", "refused"] as const) walked[sum] += one[sum];
        if (one.wrong.length > 0) walked.wrong.push({ seed: one.seed, what: one.wrong });
      }
      if (keep && walked.paths % 100 === 0) keepWalked(commit, of, walked);
    }
  } finally {
    await database.close();
    await owner.destroy();
  }
  return walked;
}

const nothingYet = (): PathsWalked => ({ paths: 0, steps: 0, left: 0, held: 0, changed: 0, refused: 0, wrong: [] });

/** The committed files that the paths go through: while they are the same, paths that were walked need no second walk. */
function whatIsTried(): string {
  const folders = [
    "app/domain/drafts/",
    "tests/domain/review/",
    "db/migrations/0006_drafts.sql",
    "db/migrations/0013_review.sql",
  ];
  const files = execFileSync("git", ["ls-tree", "HEAD", ...folders])
    .toString()
    .split("\n");
  // The second pair of eyes is a folder of its own, and no path leads there.
  const own = files.filter((line) => line.includes(" blob ")).join("\n");
  return createHash("sha256").update(own).digest("hex").slice(0, 12);
}

function walkedBefore(of: string): PathsWalked | null {
  if (!existsSync(keptAt)) return null;
  const kept = JSON.parse(readFileSync(keptAt, "utf8")) as { of: string; walked: PathsWalked };
  return kept.of === of && kept.walked.wrong.length === 0 ? kept.walked : null;
}

function keepWalked(commit: string, of: string, walked: PathsWalked): void {
  mkdirSync(path.dirname(keptAt), { recursive: true });
  const on = new Date().toISOString().slice(0, 10);
  writeFileSync(keptAt, `${JSON.stringify({ commit, on, of, walked }, null, 2)}\n`);
}
