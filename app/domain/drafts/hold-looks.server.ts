import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/**
 * Holds what is said of a shared message against everything else that is said of it, and against its being taken back, until the
 * transaction ends. Taken before the first row is read: those who come at one moment go in turn, instead of waiting for each other at
 * the constraint that keeps suggestions apart or at the version's foreign key.
 */
export async function holdLooks(tx: Tx, draftId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`looks at ${draftId}`}, 0))`.execute(tx);
}
