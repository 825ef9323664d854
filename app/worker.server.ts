/** The worker: takes what the database has ordered, one job at a time per hand, and ends without dropping any. */
import { EventEmitter } from "node:events";
import { Logger, run, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { openDomains } from "#app/outside/domains.server.ts";
import { workerEnvironment } from "#app/outside/env.server.ts";
import { log } from "#app/outside/log.server.ts";
import { openMail } from "#app/outside/mail.server.ts";
import { addressIn } from "#app/outside/mail-headers.server.ts";
import { openReceivedMails } from "#app/outside/received-mail.server.ts";
import { openStorage } from "#app/outside/storage.server.ts";
import { watchForLostWorkers } from "#app/worker/lost-workers.server.ts";
import { makeTasks, timetable } from "#app/worker/tasks.server.ts";
import { openDatabase } from "#db/client.server.ts";

/** How many jobs are done at once by one process; sending mail is mostly waiting. */
const HANDS = 4;

/**
 * Starts working.
 * @returns `stop` ends it: no new job is taken, and those under way are finished; `ended` settles when it has ended, also by itself
 * @throws EnvironmentProblem when the environment is not enough
 */
export async function startWorker(): Promise<{ stop(): Promise<void>; ended: Promise<void> }> {
  const environment = workerEnvironment();
  const { databaseUrl, mail, origin, secret } = environment;
  const database = openDatabase(databaseUrl, { size: HANDS + 1 });
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: HANDS + 2,
    // A Postgres that is killed while we connect would otherwise be waited for without end.
    connectionTimeoutMillis: 5_000,
    application_name: "alongside worker",
  });
  // A connection that dies is met by the next statement; without listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));

  let endWatch = async () => {};
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => {
    endWatch = watchForLostWorkers(databaseUrl, workerPool.id, log);
  });
  const runner = await run({
    pgPool: pool,
    concurrency: HANDS,
    pollInterval: 2_000,
    noHandleSignals: true,
    events,
    crontab: timetable,
    taskList: makeTasks({
      database,
      mail: openMail({ apiKey: mail.apiKey, baseUrl: mail.baseUrl, perSecond: environment.sandbox ? 50 : 2 }),
      sender: { origin, secret, address: addressIn(mail.from), inboundDomain: environment.inbound.domain },
      receivedMails: openReceivedMails({ apiKey: mail.apiKey, baseUrl: mail.baseUrl }),
      inbound: environment.inbound,
      domains: openDomains(mail),
      storage: openStorage(environment.files),
    }),
    logger: queueLogger,
  });
  log.info({ hands: HANDS }, "the worker is ready");
  return {
    ended: runner.promise,
    async stop() {
      await runner.stop();
      await endWatch();
      await Promise.all([pool.end(), database.close()]);
    },
  };
}

/** The queue's own words about jobs hold no payload; its debug lines are nobody's business here. */
const queueLogger = new Logger(() => (level, message) => {
  if (level === "error") log.error({}, message);
  if (level === "warning") log.warn({}, message);
});
