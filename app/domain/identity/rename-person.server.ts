import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** What the person in the context is called, in her account and in the practices that she is a member of. */
export async function renamePerson(tx: Tx, name: string): Promise<void> {
  await sql`select identity.rename_me(${name})`.execute(tx);
}
