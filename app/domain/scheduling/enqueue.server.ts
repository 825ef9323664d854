import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/**
 * Wakes the worker in the same transaction. One job for a task and row: asked for again, it is the same one.
 *
 * @param at not before this instant
 */
export async function enqueue(tx: Tx, task: string, rowId: string, at: Date | null = null): Promise<void> {
  await sql`select enqueue(${task}, ${rowId}, ${at}::timestamptz, ${`${task} ${rowId}`})`.execute(tx);
}
