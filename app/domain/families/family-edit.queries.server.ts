import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { childrenOf, coachesOf, educatorsOf, guardiansOf } from "./family-rows.server.ts";

/** Everything that the edit pages of a family are filled with. */
export async function familyToEdit(tx: Tx, familyId: string) {
  return tx
    .selectFrom("family as f")
    .select((eb) => [
      "f.id",
      "f.name",
      "f.state",
      "f.version",
      jsonArrayFrom(guardiansOf(eb).select(["g.id", "g.name", "g.relationship", "g.householdId as home"])).as(
        "guardians",
      ),
      jsonArrayFrom(childrenOf(eb).select(["c.id", "c.name"])).as("children"),
      jsonArrayFrom(educatorsOf(eb).select(["e.id", "e.name", "e.role"])).as("educators"),
      jsonArrayFrom(
        eb
          .selectFrom("school as s")
          .select(["s.id", "s.name", "s.place"])
          .whereRef("s.practiceId", "=", "f.practiceId")
          .whereRef("s.familyId", "=", "f.id")
          .orderBy("s.name")
          .orderBy("s.id"),
      ).as("schools"),
      jsonArrayFrom(coachesOf(eb).select("fc.memberId as id")).as("coaches"),
    ])
    .where("f.id", "=", familyId)
    .executeTakeFirst();
}

export type FamilyToEdit = NonNullable<Awaited<ReturnType<typeof familyToEdit>>>;

/** A family's name, for the way back from a form; undefined when this member has no such family. */
export async function familyNamed(tx: Tx, familyId: string): Promise<{ id: string; name: string } | undefined> {
  return tx.selectFrom("family").select(["id", "name"]).where("id", "=", familyId).executeTakeFirst();
}

/** One guardian with her contact, as her form shows her. */
export async function guardianToEdit(tx: Tx, familyId: string, guardianId: string) {
  return tx
    .selectFrom("guardian as g")
    .leftJoin("guardianContact as gc", (join) =>
      join.onRef("gc.practiceId", "=", "g.practiceId").onRef("gc.guardianId", "=", "g.id"),
    )
    .select([
      "g.id",
      "g.name",
      "g.relationship",
      "g.language",
      "g.zone",
      "g.householdId",
      "g.version",
      sql<boolean>`g.person_id is not null`.as("hasCome"),
      "gc.email",
      "gc.phone",
      "gc.address",
    ])
    .where("g.id", "=", guardianId)
    .where("g.familyId", "=", familyId)
    .executeTakeFirst();
}

/** One child with the whole profile. */
export async function childToEdit(tx: Tx, familyId: string, childId: string) {
  return tx
    .selectFrom("child as c")
    .innerJoin("childProfile as p", (join) =>
      join.onRef("p.practiceId", "=", "c.practiceId").onRef("p.childId", "=", "c.id"),
    )
    .select([
      "c.id",
      "c.name",
      "p.born",
      "p.grade",
      "p.supportPlan",
      "p.supportNote",
      "p.planReviewOn",
      "p.lightsUp",
      "p.strengths",
      "p.hard",
      "p.helps",
      "p.version",
    ])
    .where("c.id", "=", childId)
    .where("c.familyId", "=", familyId)
    .executeTakeFirst();
}

/** One educator's card, with the children around whom it stands in a school year. */
export async function educatorToEdit(tx: Tx, familyId: string, educatorId: string, schoolYear: number) {
  return tx
    .selectFrom("educator as e")
    .select((eb) => [
      "e.id",
      "e.name",
      "e.role",
      "e.channel",
      "e.email",
      "e.phone",
      "e.hours",
      "e.usualWait",
      "e.schoolId",
      "e.version",
      jsonArrayFrom(
        eb
          .selectFrom("schoolTeam as t")
          .select(["t.childId as child", "t.does", "t.schoolYear as year"])
          .whereRef("t.practiceId", "=", "e.practiceId")
          .whereRef("t.educatorId", "=", "e.id"),
      ).as("team"),
    ])
    .where("e.id", "=", educatorId)
    .where("e.familyId", "=", familyId)
    .executeTakeFirst()
    .then((card) => card && { ...card, thisYear: card.team.filter((place) => place.year === schoolYear) });
}
