import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** Ends one session of the person in the context; false when it is not hers or has ended already. */
export async function endOneSession(tx: Tx, sessionId: string): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`select identity.end_my_session(${sessionId}) as ended`.execute(tx);
  return rows[0]?.ended ?? false;
}
