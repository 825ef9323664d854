import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** Ends every session of the person in the context but this one, and says how many these were. */
export async function endOtherSessions(tx: Tx, keep: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select identity.end_my_other_sessions(${keep}) as ended`.execute(tx);
  return rows[0]?.ended ?? 0;
}
