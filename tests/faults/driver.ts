import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { ClusterUrls } from "#tests/support/cluster.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

/** What a driver did while its connections were cut. All but `kept` and `failed` should be 0. */
export type DriverResult = {
  driver: string;
  cuts: number;
  kept: number;
  failed: number;
  /** The process ended by itself (an uncaught exception), and was started again. */
  crashes: number;
  /** Cuts after which nothing was written for ten seconds. */
  hangs: number;
  /** Statements that reached the database outside their transaction; the policy refused them. */
  outside: number;
  /** Transactions of which one half is there. */
  halves: number;
  /** Acknowledged and not there. */
  lost: number;
  /** Connections left in an open transaction after the writer was idle. */
  hanging: number;
  slowestRecoveryMs: number;
};

/**
 * Cuts a driver's connections under load: backends terminated, killed while idle in a transaction, and cut between two
 * statements of one.
 *
 * @param times how often for each of the three kinds
 */
export async function cutDriver(
  cluster: ClusterUrls,
  driver: "pg" | "postgres",
  times: { terminated: number; idle: number; midway: number },
): Promise<DriverResult> {
  const database = await freshDatabase(cluster);
  const owner = new pg.Client({ connectionString: database.owner });
  await owner.connect();
  await owner.query(`
    create table written (pair uuid not null, part smallint not null, primary key (pair, part));
    alter table written enable row level security;
    create policy in_context on written to alongside_web using (nullif(current_setting('app.writer', true), '') is not null)
      with check (nullif(current_setting('app.writer', true), '') is not null);
    grant select, insert on written to alongside_web`);
  const admin = new pg.Client({ connectionString: cluster.admin });
  await admin.connect();
  const result: DriverResult = {
    driver,
    cuts: 0,
    kept: 0,
    failed: 0,
    crashes: 0,
    hangs: 0,
    outside: 0,
    halves: 0,
    lost: 0,
    hanging: 0,
    slowestRecoveryMs: 0,
  };
  const kept: string[] = [];
  try {
    await rounds(database, admin, driver, "busy", times.terminated, 2, result, kept);
    await rounds(database, admin, driver, "idle in transaction", times.idle, 60, result, kept);
    await rounds(database, admin, driver, "midway", times.midway, 5, result, kept);
    const { rows } = await owner.query<{ pair: string; parts: number }>(
      "select pair, count(*)::int as parts from written group by pair",
    );
    const whole = new Set(rows.filter((row) => row.parts === 2).map((row) => row.pair));
    result.halves = rows.length - whole.size;
    result.kept = kept.length;
    result.lost = kept.filter((pair) => !whole.has(pair)).length;
    return result;
  } finally {
    await owner.end();
    await admin.end();
    await database.close();
  }
}

const victims: Record<string, string> = {
  busy: "state <> 'idle' or true",
  "idle in transaction": "state = 'idle in transaction'",
  midway: "state in ('active', 'idle in transaction')",
};

async function rounds(
  database: TestDatabase,
  admin: pg.Client,
  driver: string,
  kind: string,
  times: number,
  dwell: number,
  result: DriverResult,
  kept: string[],
): Promise<void> {
  let writer = startWriter(driver, database.web, dwell, result, kept);
  await writer.nextKept(10_000);
  for (let cut = 0; cut < times; cut += 1) {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from (select pid from pg_stat_activity
        where datname = $1 and usename = 'alongside_web' and (${victims[kind]}) order by random() limit 3) v`,
      [database.name],
    );
    result.cuts += rowCount ? 1 : 0;
    const recovered = await writer.nextKept(10_000);
    if (writer.hasEnded()) {
      result.crashes += 1;
      writer = startWriter(driver, database.web, dwell, result, kept);
      await writer.nextKept(10_000);
    } else if (recovered === undefined) {
      result.hangs += 1;
      writer.kill();
      writer = startWriter(driver, database.web, dwell, result, kept);
      await writer.nextKept(10_000);
    } else {
      result.slowestRecoveryMs = Math.max(result.slowestRecoveryMs, recovered);
    }
  }
  await writer.stop();
  const { rows } = await admin.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = $1 and usename = 'alongside_web' and state like 'idle in transaction%'",
    [database.name],
  );
  result.hanging += rows[0]?.n ?? 0;
}

function startWriter(driver: string, url: string, dwell: number, result: DriverResult, kept: string[]) {
  const child: ChildProcess = spawn(process.execPath, ["tests/faults/driver-writer.ts", driver, url, String(dwell)], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  let ended = false;
  let waiting: (() => void)[] = [];
  const wake = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  const closed = new Promise<void>((done) =>
    child.once("close", () => {
      ended = true;
      wake();
      done();
    }),
  );
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on("line", (line) => {
    const [what, pair = ""] = line.split(" ");
    if (what === "kept") {
      kept.push(pair);
      wake();
    } else if (what === "outside") result.outside += 1;
    else result.failed += 1;
  });
  return {
    hasEnded: () => ended,
    kill: () => child.kill("SIGKILL"),
    /** How long the next acknowledged pair took, or nothing when none came in time. */
    async nextKept(within: number): Promise<number | undefined> {
      const from = Date.now();
      const before = kept.length;
      const came = new Promise<void>((go) => waiting.push(go));
      await Promise.race([came, pause(within)]);
      return kept.length > before ? Date.now() - from : undefined;
    },
    async stop(): Promise<void> {
      child.stdin?.end();
      await Promise.race([closed, pause(5_000)]);
      if (!ended) child.kill("SIGKILL");
      await closed;
    },
  };
}
