import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** Mail that did not leave in the last two weeks, for the owner: how much, since when, and why the newest did not. */
export type MailTrouble = { count: number; since: Date | null; problem: string | null };

/**
 * Reads the mail that failed lately. For an owner; everybody else reads none.
 */
export async function mailTrouble(tx: Tx): Promise<MailTrouble> {
  return tx
    .selectFrom("outgoingEmail")
    .select((eb) => [
      sql<number>`count(*)::integer`.as("count"),
      eb.fn.min("createdAt").as("since"),
      sql<string | null>`(array_agg(problem order by created_at desc))[1]`.as("problem"),
    ])
    .where("state", "=", "failed")
    .where("createdAt", ">", sql<Date>`app_now() - interval '14 days'`)
    .executeTakeFirstOrThrow();
}
