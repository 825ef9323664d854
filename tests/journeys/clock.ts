/** The one clock of a town, for journeys that go on in the morning. */
import { sql } from "kysely";
import { vi } from "vitest";
import type { TestDatabase } from "#tests/support/database.ts";
import { openAsOwner } from "#tests/support/factories.ts";

/**
 * Moves the clock of everything that runs on a database: from now on it goes on from there. Jobs that were to be woken later are
 * looked at again, as if the time between had passed.
 */
export async function moveClock(database: TestDatabase, to: Date): Promise<void> {
  const owner = openAsOwner(database.owner);
  try {
    const seconds = Math.round((to.getTime() - Date.now()) / 1000);
    await sql`create or replace function public.app_now() returns timestamptz language sql stable parallel safe as
      ${sql.raw(`$$ select now() + interval '${seconds} seconds' $$`)}`.execute(owner);
    await sql`update graphile_worker._private_jobs set run_at = now() where run_at > now()`.execute(owner);
  } finally {
    await owner.destroy();
  }
}

/** What a question to a database answers, once it answers something. */
export async function waitsFor<T>(database: TestDatabase, question: ReturnType<typeof sql<T>>): Promise<T> {
  const owner = openAsOwner(database.owner);
  try {
    return await vi.waitFor(
      async () => {
        const { rows } = await question.execute(owner);
        if (!rows[0]) throw new Error("nothing there yet");
        return rows[0];
      },
      { timeout: 15_000, interval: 50 },
    );
  } finally {
    await owner.destroy();
  }
}
