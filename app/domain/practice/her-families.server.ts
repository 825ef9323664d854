import { type RawBuilder, type SqlBool, sql } from "kysely";
import { isOwner } from "./member.ts";

/**
 * The condition that a row is of a family which this member reads. The policies hold it anyway; said in the query as well, an
 * index finds the rows of her families, where a policy's `or` would have the whole practice looked through.
 *
 * @param column where the row's family stands, such as "d.family_id"
 */
export const inHerFamilies = (member: { roles: readonly string[] }, column: string): RawBuilder<SqlBool> =>
  isOwner(member) ? sql`true` : sql`${sql.ref(column)} = any ((select my_families())::uuid[])`;
