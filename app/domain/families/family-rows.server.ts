import type { ExpressionBuilder } from "kysely";
import type { DB } from "#db/schema.ts";

// The rows of a family as subqueries of `family as f`, in the order in which every page shows them: who came first stands first.
// A page chooses its own columns of them.

type OfFamily = ExpressionBuilder<DB & { f: DB["family"] }, "f">;

/** Children, each with the profile where the reader may see it; an assistant gets names alone. */
export const childrenOf = (eb: OfFamily) =>
  eb
    .selectFrom("child as c")
    .leftJoin("childProfile as p", (join) =>
      join.onRef("p.practiceId", "=", "c.practiceId").onRef("p.childId", "=", "c.id"),
    )
    .whereRef("c.practiceId", "=", "f.practiceId")
    .whereRef("c.familyId", "=", "f.id")
    .orderBy("c.createdAt")
    .orderBy("c.id");

/** Guardians of all homes, each with how to reach them where the reader may see it. */
export const guardiansOf = (eb: OfFamily) =>
  eb
    .selectFrom("guardian as g")
    .leftJoin("guardianContact as gc", (join) =>
      join.onRef("gc.practiceId", "=", "g.practiceId").onRef("gc.guardianId", "=", "g.id"),
    )
    .whereRef("g.practiceId", "=", "f.practiceId")
    .whereRef("g.familyId", "=", "f.id")
    .orderBy("g.createdAt")
    .orderBy("g.id");

/** Educators' cards, each with its school. */
export const educatorsOf = (eb: OfFamily) =>
  eb
    .selectFrom("educator as e")
    .leftJoin("school as s", (join) => join.onRef("s.practiceId", "=", "e.practiceId").onRef("s.id", "=", "e.schoolId"))
    .whereRef("e.practiceId", "=", "f.practiceId")
    .whereRef("e.familyId", "=", "f.id")
    .orderBy("e.createdAt")
    .orderBy("e.id");

/** Who coaches the family now, the first coach first. */
export const coachesOf = (eb: OfFamily) =>
  eb
    .selectFrom("familyCoach as fc")
    .innerJoin("member as m", (join) =>
      join.onRef("m.practiceId", "=", "fc.practiceId").onRef("m.id", "=", "fc.memberId"),
    )
    .whereRef("fc.practiceId", "=", "f.practiceId")
    .whereRef("fc.familyId", "=", "f.id")
    .where("fc.until", "is", null)
    .orderBy("fc.since")
    .orderBy("m.id");
