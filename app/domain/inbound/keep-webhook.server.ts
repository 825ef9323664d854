import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";

/**
 * Keeps a webhook's event whole, once per id, and orders the work on it in the same transaction. The caller has verified it.
 *
 * @returns false when it was kept before: nothing more happens
 */
export async function keepWebhook(
  tx: Tx,
  event: { source: "resend"; eventId: string; body: string },
): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select identity.keep_webhook(${newId()}, ${event.source}, ${event.eventId}, ${event.body.replaceAll("\u0000", "")}) as kept`.execute(
    tx,
  );
  return rows[0]?.kept ?? false;
}
