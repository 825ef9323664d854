import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { inHerFamilies } from "./her-families.server.ts";

/** How many shared drafts and assignments wait for a look in the families that this member is with. */
export async function waitingCount(tx: Tx, member: { roles: readonly string[] }): Promise<number> {
  const waiting = (table: string) => sql`(select count(*) from ${sql.table(table)} w
    where w.practice_id = ctx_practice() and w.state = 'shared' and ${inHerFamilies(member, "w.family_id")})::int`;
  const { rows } = await sql<{ waiting: number }>`
    select ${waiting("draft")} + ${waiting("assignment")} as waiting`.execute(tx);
  return rows[0]?.waiting ?? 0;
}
