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
