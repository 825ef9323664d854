/**
 * Frees the jobs of workers that died. The queue itself would leave them locked for four hours.
 *
 * The sign of life is an advisory lock on a connection of its own: Postgres drops it with the connection, however the
 * process ended, so there is no row to write and none to clean up.
 */
import pg from "pg";
import { aboutError, type Log } from "#app/outside/log.server.ts";

/** Tells these locks from all others in the database. */
const LOCK_SPACE = 20_261_122;
const LOOK_EVERY_MS = 10_000;
/** A worker that lives gets its connection back sooner than this, after a restart of Postgres for instance. */
const LOST_AFTER_MS = 40_000;

const LOCKED_BY_SILENT_WORKERS = `
  select distinct j.locked_by as id from graphile_worker.jobs j
  where j.locked_by is not null and not exists (
    select from pg_locks l where l.locktype = 'advisory' and l.classid = ${LOCK_SPACE} and l.granted
      and l.objid::bigint = hashtext(j.locked_by)::bigint & 4294967295
      and l.database = (select oid from pg_database where datname = current_database()))`;

/**
 * Shows that this worker lives, and frees the jobs of those that have not for forty seconds.
 *
 * @param databaseUrl of the worker login
 * @param id the worker's id in the queue
 * @returns ends it
 */
export function watchForLostWorkers(databaseUrl: string, id: string, log: Log): () => Promise<void> {
  const silentSince = new Map<string, number>();
  let client: pg.Client | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function connected(): Promise<pg.Client> {
    if (client) return client;
    const fresh = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 5_000,
      query_timeout: 8_000,
      application_name: "alongside sign of life",
    });
    fresh.on("error", () => {});
    fresh.on("end", () => {
      if (client === fresh) client = undefined;
    });
    await fresh.connect();
    await fresh.query("select pg_advisory_lock($1, hashtext($2))", [LOCK_SPACE, id]);
    client = fresh;
    return fresh;
  }

  async function look(): Promise<void> {
    const connection = await connected();
    const { rows } = await connection.query<{ id: string }>(LOCKED_BY_SILENT_WORKERS);
    const silent = rows.map((row) => row.id);
    for (const known of silentSince.keys()) if (!silent.includes(known)) silentSince.delete(known);
    for (const found of silent) if (!silentSince.has(found)) silentSince.set(found, Date.now());
    const lost = silent.filter((found) => Date.now() - (silentSince.get(found) ?? 0) >= LOST_AFTER_MS);
    if (lost.length === 0) return;
    await connection.query("select graphile_worker.force_unlock_workers($1)", [lost]);
    log.warn({ workers: lost.length }, "freed the jobs of workers that died");
  }

  const lookSafely = () => {
    looking = looking.then(look).catch((error) => log.warn(aboutError(error), "could not look for lost workers"));
  };
  lookSafely();
  const timer = setInterval(lookSafely, LOOK_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await looking;
    await client?.end();
  };
}
