import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";

/** What a guardian says of herself, the home that she lives in, and who shares it. */
export async function myHome(tx: Tx) {
  const mine = await tx
    .selectFrom("guardian as g")
    .innerJoin("household as h", (join) =>
      join.onRef("h.practiceId", "=", "g.practiceId").onRef("h.id", "=", "g.householdId"),
    )
    .select(["g.name", "g.language", "g.zone", "g.version", "h.name as household"])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("guardian as o")
          .select("o.name")
          .whereRef("o.practiceId", "=", "g.practiceId")
          .whereRef("o.householdId", "=", "g.householdId")
          .whereRef("o.id", "<>", "g.id")
          .orderBy("o.name"),
      ).as("others"),
    )
    .where("g.id", "=", sql<string>`ctx_guardian()`)
    .executeTakeFirstOrThrow();
  return { ...mine, others: mine.others.map((other) => other.name) };
}
