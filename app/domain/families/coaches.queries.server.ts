import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

export type FamilyCoach = { id: string; name: string };

/** Who coaches a family now, the first one first; empty while nobody does. */
export async function coachesOf(tx: Tx, familyId: string): Promise<FamilyCoach[]> {
  return tx
    .selectFrom("familyCoach as c")
    .innerJoin("member as m", (join) =>
      join.onRef("m.practiceId", "=", "c.practiceId").onRef("m.id", "=", "c.memberId"),
    )
    .select(["m.id", "m.name"])
    .where("c.familyId", "=", familyId)
    .where("c.until", "is", null)
    .orderBy("c.since")
    .orderBy("m.id")
    .execute();
}

/** Who reads for a coach of this family while she is away: her, whom she stands in for, and until when. */
export type StandIn = { memberId: string; name: string; away: string; until: Date };

/** Those who stand in for the coaches of a family now; empty while nobody is away. */
export async function standInsOf(tx: Tx, familyId: string): Promise<StandIn[]> {
  const { rows } = await sql<StandIn>`
    select member_id, name, away, until from stand_ins_of(${familyId}) order by until, name`.execute(tx);
  return rows;
}
