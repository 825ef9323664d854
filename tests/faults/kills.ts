import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { newId } from "#app/domain/ids.ts";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#scripts/embedded-postgres.ts";
import { migrate } from "#scripts/migrate.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { type Running, startRunning } from "#tests/support/running.ts";

/** What came of killing processes under writes. All but `kills`, `acknowledged` and `refused` should be 0. */
export type KillResult = {
  victim: string;
  kills: number;
  acknowledged: number;
  /** Answered with 503 or not at all while something was down: nothing was promised. */
  refused: number;
  /** Answers that are neither a promise nor a kind refusal. */
  strange: number;
  lost: number;
  halves: number;
  mailsTwice: number;
  mailsNever: number;
  /** The web process ended by itself. */
  crashes: number;
  slowestRecoveryMs: number;
};

type Victim = "web" | "worker" | "postgres";
const hands = 4;

/**
 * Families are added and their guardians invited through the running product, while one of its processes is killed with
 * SIGKILL again and again. A family is nine rows and an email in one transaction.
 *
 * @param times how often to kill which process
 */
export async function killUnderWrites(times: Record<Victim, number>): Promise<KillResult[]> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "alongside-faults-"));
  let postgres = await startEmbeddedPostgres({ dataDir, tell: () => {} });
  const addresses = { owner: postgres.url("owner"), web: postgres.url("web"), worker: postgres.url("worker") };
  const database: TestDatabase = {
    ...addresses,
    name: "alongside",
    backup: postgres.url("backup"),
    close: async () => {},
  };
  await migrate(addresses);
  await loadDemo(addresses.owner, new Date());
  const running = await startRunning(database);
  const restart = async () => {
    postgres = await startEmbeddedPostgres({ dataDir, tell: () => {}, port: postgres.port });
  };
  const results: KillResult[] = [];
  const supervised = superviseWorker(running);
  try {
    const cookie = await signedIn(addresses.owner);
    for (const victim of ["worker", "web", "postgres"] as const) {
      if (times[victim] === 0) continue;
      const kill = () => (victim === "postgres" ? killPostgres(postgres, restart) : killChild(running, victim));
      results.push(await round(running, addresses.owner, cookie, victim, times[victim], kill));
    }
  } finally {
    await supervised.stop();
    await running.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
  return results;
}

async function round(
  running: Running,
  ownerUrl: string,
  cookie: string,
  victim: Victim,
  times: number,
  kill: () => Promise<void>,
): Promise<KillResult> {
  const result: KillResult = {
    victim,
    kills: 0,
    acknowledged: 0,
    refused: 0,
    strange: 0,
    lost: 0,
    halves: 0,
    mailsTwice: 0,
    mailsNever: 0,
    crashes: 0,
    slowestRecoveryMs: 0,
  };
  const kept: string[] = [];
  let ended = false;
  const webBefore = running.web();
  const forgetting = (async () => {
    while (!ended) {
      await forgetTries(ownerUrl).catch(() => {});
      await pause(200);
    }
  })();
  const writers = Array.from({ length: hands }, async () => {
    while (!ended) {
      const id = newId();
      const answer = await addFamily(running.origin, cookie, id);
      if (answer === 303 || answer === 302 || answer === 204) kept.push(id);
      else if (answer === "cut" || answer === 503) {
        result.refused += 1;
        await pause(50);
      } else if (answer === 429 || answer === 422) {
        // The throttle, until it is forgotten again.
        await pause(50);
      } else result.strange += 1;
    }
  });
  for (let at = 0; at < times; at += 1) {
    await pause(120 + ((at * 37) % 200));
    await kill();
    result.kills += 1;
    const from = Date.now();
    const before = kept.length;
    while (kept.length === before && Date.now() - from < 10_000) await pause(10);
    result.slowestRecoveryMs = Math.max(result.slowestRecoveryMs, Date.now() - from);
  }
  ended = true;
  await Promise.all([...writers, forgetting]);
  if (victim !== "web" && (webBefore.exitCode !== null || webBefore.signalCode !== null)) result.crashes += 1;
  result.acknowledged = kept.length;
  await look(ownerUrl, kept, result);
  return result;
}

async function look(ownerUrl: string, kept: readonly string[], result: KillResult): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; whole: boolean }>(
      `select f.id, exists (select from family_coach x where x.family_id = f.id) and exists (select from household x where x.family_id = f.id)
          and exists (select from guardian x where x.family_id = f.id) and exists (select from guardian_contact x where x.family_id = f.id)
          and exists (select from child x where x.family_id = f.id) and exists (select from child_profile x where x.family_id = f.id)
          and exists (select from invitation x where x.family_id = f.id) and exists (select from outgoing_email x where x.family_id = f.id) as whole
       from family f where f.name like 'Fault %'`,
    );
    const whole = new Set(rows.filter((row) => row.whole).map((row) => row.id));
    result.halves = rows.length - whole.size;
    result.lost = kept.filter((id) => !whole.has(id)).length;
    // A killed worker's jobs are free again within a minute, and a lost order is found again within two.
    const from = Date.now();
    for (;;) {
      const { rows: waiting } = await client.query<{ n: number }>(
        "select count(*)::int as n from outgoing_email where state = 'waiting'",
      );
      if (waiting[0]?.n === 0 || Date.now() - from > 200_000) break;
      await pause(250);
    }
    const sent = await client.query<{ to: string; n: number }>(
      `select i.email as to, (select count(*)::int from sandbox.email m where m.recipients::text like '%' || i.email || '%') as n
       from invitation i where i.email like 'fault-%'`,
    );
    result.mailsTwice = sent.rows.filter((row) => row.n > 1).length;
    result.mailsNever = sent.rows.filter((row) => row.n === 0).length;
  } finally {
    await client.end();
  }
}

async function addFamily(origin: string, cookie: string, id: string): Promise<number | "cut"> {
  const tail = id.slice(-12);
  const form = new URLSearchParams({
    id,
    child: `Child ${tail}`,
    family: `Fault ${tail}`,
    guardian: `Guardian ${tail}`,
    email: `fault-${tail}@families.test`,
    zone: "America/Denver",
    invite: "yes",
  });
  try {
    const answer = await fetch(`${origin}/p/bridgewell/families/new`, {
      method: "POST",
      body: form,
      redirect: "manual",
      headers: { cookie, origin },
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return "cut";
  }
}

/** So many invitations by one person would be held back by the throttle, which is not what is tried here. */
async function forgetTries(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("delete from identity.throttle");
  } finally {
    await client.end();
  }
}

async function signedIn(ownerUrl: string): Promise<string> {
  const owner = openAsOwner(ownerUrl);
  try {
    return await cookieFor(owner, demoId("person owner@demo.test"));
  } finally {
    await owner.destroy();
  }
}

/** Starts the worker again when it ended by itself, as `npm start` and every process manager do. */
function superviseWorker(running: Running): { stop(): Promise<void> } {
  let ended = false;
  const watching = (async () => {
    while (!ended) {
      const { exitCode } = running.worker();
      if (exitCode !== null) await running.startWorker().catch(() => {});
      await pause(300);
    }
  })();
  return {
    stop: () => {
      ended = true;
      return watching;
    },
  };
}

async function killChild(running: Running, victim: "web" | "worker"): Promise<void> {
  const child = running[victim]();
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGKILL");
  await gone;
  await (victim === "web" ? running.startWeb() : running.startWorker());
}

/** All of Postgres at once, the way a machine's memory killer would do it; then it is started again. */
async function killPostgres(postgres: EmbeddedPostgres, restart: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url("admin", "postgres") });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
  await client.end();
  const postmaster = Number(readFileSync(path.join(rows[0]?.folder ?? "", "postmaster.pid"), "utf8").split("\n")[0]);
  for (const pid of [postmaster, ...childrenOf(postmaster)]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It had just ended by itself.
    }
  }
  await postgres.ended;
  await restart();
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const status = readFileSync(`/proc/${pid}/stat`, "utf8");
        return Number(status.slice(status.lastIndexOf(")") + 2).split(" ")[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}
