/** One real Postgres for a run of the tests (or of the bench, or of the faults), with a migrated database to copy. */
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "#scripts/embedded-postgres.ts";
import { migrate } from "#scripts/migrate.ts";
import { isAlive } from "#scripts/postgres/processes.ts";

/** Connection strings of the template database, for each login. Plain data, so that it can be handed to a test's process. */
export type ClusterUrls = { admin: string; owner: string; web: string; worker: string; backup: string };

export type Cluster = { urls: ClusterUrls; stop(): Promise<void> };

/**
 * Starts a cluster in a temporary folder of this process and migrates its database `alongside`, from which
 * freshDatabase copies. What a run that was killed left behind is removed.
 * @param movableClock false leaves app_now() as the migrations made it
 */
export async function startCluster({ movableClock = true } = {}): Promise<Cluster> {
  const folders = path.join(tmpdir(), `alongside-test-${process.getuid?.() ?? "user"}`);
  sweep(folders);
  const dataDir = path.join(folders, String(process.pid));
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const postgres = await startEmbeddedPostgres({ dataDir, tell: () => {}, forgetful: true });
  const stop = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const urls: ClusterUrls = {
    admin: postgres.url("admin"),
    owner: postgres.url("owner"),
    web: postgres.url("web"),
    worker: postgres.url("worker"),
    backup: postgres.url("backup"),
  };
  try {
    await migrate(urls);
    if (movableClock) await makeClockMovable(urls.owner);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls, stop };
}

/** In the tests' databases alone, app_now() obeys the setting `app.now` of the transaction. */
async function makeClockMovable(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`
      create or replace function public.app_now() returns timestamptz language sql stable parallel safe as
      $$ select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) $$`);
  } finally {
    await client.end();
  }
}

function sweep(folders: string): void {
  if (!existsSync(folders)) return;
  for (const pid of readdirSync(folders)) {
    if (!isAlive(Number(pid))) rmSync(path.join(folders, pid), { recursive: true, force: true });
  }
}
