import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** How many shared drafts and assignments wait for a look in the families that this member is with. */
export async function waitingCount(tx: Tx): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select (select count(*) from draft where practice_id = ctx_practice() and state = 'shared' and shared_at is not null)::int
         + (select count(*) from assignment where practice_id = ctx_practice() and state = 'shared' and shared_at is not null)::int as waiting
  `.execute(tx);
  return rows[0]?.waiting ?? 0;
}
