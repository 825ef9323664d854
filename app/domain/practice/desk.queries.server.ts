import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { inHerFamilies } from "./her-families.server.ts";
import { isOwner } from "./member.ts";

/** How many shared drafts and assignments wait for a look in the families that this member is with, and were not handed to another. */
export async function waitingCount(tx: Tx, member: { roles: readonly string[] }): Promise<number> {
  const staysHers = isOwner(member)
    ? sql`h.to_member = ctx_member() or h.given_by <> ctx_member()`
    : sql`h.to_member = ctx_member()`;
  const waiting = (table: "draft" | "assignment") => sql`(select count(*) from ${sql.table(table)} w
    where w.practice_id = ctx_practice() and w.state = 'shared' and ${inHerFamilies(member, "w.family_id")}
      and coalesce((select ${staysHers} from handover h
        where h.practice_id = w.practice_id and h.${sql.ref(`${table}_id`)} = w.id and h.handed_at >= w.shared_at
          and reads_family(h.to_member, h.family_id) order by h.handed_at desc limit 1), true))::int`;
  const { rows } = await sql<{ waiting: number }>`
    select ${waiting("draft")} + ${waiting("assignment")} as waiting`.execute(tx);
  return rows[0]?.waiting ?? 0;
}
