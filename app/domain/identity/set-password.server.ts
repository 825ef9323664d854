import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/**
 * Sets the password of the person in the context, or removes it, and ends all of her sessions, this one too: whoever
 * called opens a new one in the same transaction, so that a stolen cookie dies here.
 *
 * @param hash from hashPassword; null leaves her with codes alone
 */
export async function setPassword(tx: Tx, hash: string | null): Promise<void> {
  await sql`select identity.set_my_password(${hash}, null)`.execute(tx);
}
