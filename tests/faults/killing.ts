/** The running product on a Postgres of its own, with a hand that kills one of its processes the hard way and starts it again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { loadDemo } from "#db/demo/load.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#scripts/embedded-postgres.ts";
import { migrate } from "#scripts/migrate.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { type Running, startRunning } from "#tests/support/running.ts";

export type Victim = "web" | "worker" | "postgres";

export type Stage = {
  running: Running;
  /** Connection string of the owner's login; its Postgres comes back at the same address. */
  owner: string;
  kill(victim: Victim): Promise<void>;
  close(): Promise<void>;
};

/** Starts it all, with the example practice. */
export async function openStage(): Promise<Stage> {
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
  const supervised = superviseWorker(running);
  const restart = async () => {
    postgres = await startEmbeddedPostgres({ dataDir, tell: () => {}, port: postgres.port });
  };
  return {
    running,
    owner: addresses.owner,
    kill: (victim) => (victim === "postgres" ? killPostgres(postgres, restart) : killChild(running, victim)),
    async close() {
      await supervised.stop();
      await running.stop();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
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
