import { Logger, runOnce } from "graphile-worker";
import { sql } from "kysely";
import { vi } from "vitest";
import { openDomains } from "#app/outside/domains.server.ts";
import { openMail } from "#app/outside/mail.server.ts";
import { openReceivedMails } from "#app/outside/received-mail.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import { makeTasks } from "#app/worker/tasks.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { TestDatabase } from "./database.ts";
import { openAsOwner } from "./factories.ts";
import { testInbound } from "./inbound.ts";
import { memoryStorage } from "./storage.ts";

export const testSender = {
  origin: "http://localhost:3000",
  secret: "a secret of the tests",
  address: "mail@alongside.test",
  inboundDomain: testInbound.domain,
};

export type TestJob = { task: string; attempts: number; lastError: string | null };

/** A worker as it runs, but only when it is told to: every job that is due, once, under the worker's own login. */
export type TestWorker = {
  database: Database;
  work(): Promise<void>;
  /** Lets every job that waits for its next try be due now. */
  tryAgain(): Promise<void>;
  /** The job of an order, as an operator would see it; nothing once it is done. */
  job(orderId: string): Promise<TestJob | undefined>;
  /** Takes an order's job away, as if it had been lost. */
  lose(orderId: string): Promise<void>;
  close(): Promise<void>;
};

/**
 * A worker on a test's database. Its mail goes to Resend's address, where the test's own handlers answer.
 *
 * @param options.givesUpAfterMs how long one request to the provider may take
 * @param options.storage where the bytes of files lie, when the test has any
 * @param options.now a clock that stands where the test sets it: an order's job is due when the order is due by this clock
 */
export function testWorker(
  test: TestDatabase,
  options: { givesUpAfterMs?: number; storage?: Storage; now?: () => Date } = {},
): TestWorker {
  const database = openDatabase(test.worker, { size: 4, now: options.now });
  const owner = openAsOwner(test.owner);
  const logger = new Logger(() => () => {});
  // Waiting for a turn takes no time here; it only moves this clock.
  let now = 0;
  const clock = {
    now: () => now,
    wait: async (ms: number) => {
      now += ms;
    },
  };
  const taskList = makeTasks({
    database,
    mail: openMail({ apiKey: "re_test", clock, givesUpAfterMs: options.givesUpAfterMs }),
    domains: openDomains({ apiKey: "re_test" }),
    sender: testSender,
    storage: options.storage ?? memoryStorage(),
    receivedMails: openReceivedMails({ apiKey: "re_test" }),
    inbound: testInbound,
  });
  return {
    database,
    async work() {
      // The queue counts by the clock on the wall.
      if (options.now) {
        await sql`update graphile_worker._private_jobs j set run_at = now() + case when exists (select from outgoing_email o
          where o.id::text = j.key and o.due_at > ${options.now()}) then interval '1 day' else interval '0' end
          where locked_at is null`.execute(owner);
      }
      await runOnce({ connectionString: test.worker, taskList, logger, noHandleSignals: true });
    },
    async tryAgain() {
      await sql`update graphile_worker._private_jobs set run_at = now() where locked_at is null`.execute(owner);
    },
    async job(orderId) {
      const { rows } = await sql<TestJob>`
        select task_identifier as task, attempts, last_error from graphile_worker.jobs where key = ${orderId}`.execute(
        owner,
      );
      return rows[0];
    },
    async lose(orderId) {
      await sql`delete from graphile_worker._private_jobs where key = ${orderId}`.execute(owner);
    },
    async close() {
      // What is done is written down a moment after it is done; a database that goes away before would be an error of nobody's.
      await vi.waitFor(async () => {
        const { rows } = await sql<{ busy: number }>`
          select count(*)::int as busy from graphile_worker._private_jobs where locked_at is not null`.execute(owner);
        if (rows[0]?.busy !== 0) throw new Error("a job is still being written down");
      });
      await database.close();
      await owner.destroy();
    },
  };
}
