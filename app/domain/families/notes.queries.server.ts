import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { isId } from "../ids.ts";

export const notesLength = 20;

/**
 * Members' private notes on a family, newest day first. Reading them leaves a row in the audit trail, so it needs a
 * transaction that may write.
 *
 * @param before the last note of the page before
 */
export async function notesPage(tx: Tx, familyId: string, before: string | null) {
  const notes = await tx
    .selectFrom("note as n")
    .innerJoin("member as m", (join) =>
      join.onRef("m.practiceId", "=", "n.practiceId").onRef("m.id", "=", "n.memberId"),
    )
    .select([
      "n.id",
      "n.body",
      "n.aboutDay",
      "n.createdAt",
      "n.changedAt",
      "n.version",
      "m.name as by",
      sql<boolean>`n.member_id = ctx_member()`.as("own"),
    ])
    .where("n.familyId", "=", familyId)
    .$if(isId(before), (query) =>
      query.where(
        sql<boolean>`(n.about_day, n.id) < (select k.about_day, k.id from note k
          where k.practice_id = ctx_practice() and k.id = ${before})`,
      ),
    )
    .orderBy("n.aboutDay", "desc")
    .orderBy("n.id", "desc")
    .limit(notesLength + 1)
    .execute();
  if (notes.length > 0) await sql`select audit_read('note', null, ${familyId})`.execute(tx);
  return { notes: notes.slice(0, notesLength), more: notes.length > notesLength };
}

export type Note = Awaited<ReturnType<typeof notesPage>>["notes"][number];
