/**
 * `npm run migrate`: brings the database at OWNER_DATABASE_URL to the schema of this version. Two at once are safe:
 * the second waits for the first and finds nothing left to do.
 */
import { readFileSync } from "node:fs";
import { Logger, runMigrations as runQueueMigrations } from "graphile-worker";
import { Kysely, PostgresDialect } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { type LoginNames, sqlMigrations, withLogins } from "./postgres/migrations.ts";

/** Any number, as long as it is always this one. */
const MIGRATION_LOCK = 7_312_026;

/** The queue tells of every step of its own; only its complaints are for a person. */
const quietLogger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") console.error(message);
});

type Addresses = { owner: string; web: string; worker: string };

/**
 * Runs every migration that has not run yet, all of them or none, and the job queue's own before them.
 * @param addresses connection strings; only the owner's is connected to, the others say the logins' names
 * @returns the names of the migrations that ran
 * @throws with file and line of the statement that failed; the database is then as it was
 */
export async function migrate(addresses: Addresses): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: addresses.owner, max: 4 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const lock = new pg.Client({ connectionString: addresses.owner });
  lock.on("error", () => {});
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const logins = await loginNames(lock, addresses);
    await runQueueMigrations({ pgPool: pool, logger: quietLogger });
    const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
    const migrator = new Migrator({
      db: kysely,
      provider: sqlMigrations(logins),
      migrationTableSchema: "migration",
      migrationTableName: "done",
      migrationLockTableName: "lock",
    });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error) throw error;
    await lock.query(
      `grant usage on schema migration to "${logins.web}", "${logins.worker}";
       grant select on migration.done to "${logins.web}", "${logins.worker}"`,
    );
    return results.map((result) => result.migrationName);
  } finally {
    await lock.end();
    await pool.end();
  }
}

/**
 * Makes the mailbox of the sandbox, where mail ends that must not leave. Only for a person's own machine.
 */
export async function makeSandbox(addresses: Addresses): Promise<void> {
  const client = new pg.Client({ connectionString: addresses.owner });
  await client.connect();
  try {
    const logins = await loginNames(client, addresses);
    await client.query(withLogins(readFileSync(new URL("../db/sandbox.sql", import.meta.url), "utf8"), logins));
  } finally {
    await client.end();
  }
}

async function loginNames(client: pg.Client, addresses: Addresses): Promise<LoginNames> {
  const backup = await client.query("select from pg_roles where rolname = 'alongside_backup'");
  const user = (address: string) => decodeURIComponent(new URL(address).username);
  return {
    owner: user(addresses.owner),
    web: user(addresses.web),
    worker: user(addresses.worker),
    backup: backup.rowCount ? "alongside_backup" : undefined,
  };
}

if (import.meta.main) {
  const { OWNER_DATABASE_URL: owner, DATABASE_URL: web, WORKER_DATABASE_URL: worker } = process.env;
  if (!owner || !web || !worker) {
    console.error(
      "npm run migrate needs OWNER_DATABASE_URL to connect, and DATABASE_URL and WORKER_DATABASE_URL to know",
    );
    console.error("which logins the tables' rights are for. docs/operations.md says how they are made.");
    process.exit(1);
  }
  try {
    const ran = await migrate({ owner, web, worker });
    console.log(ran.length ? `Migrated: ${ran.join(", ")}` : "The database is up to date.");
  } catch (error) {
    console.error(`The migration failed, and nothing of it was kept. ${(error as Error).message}`);
    process.exit(1);
  }
}
