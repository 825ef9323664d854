import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import type { Pays } from "./appointment.ts";
import type { ServiceValues } from "./keep-service.server.ts";
import type { OfferedTo, Place, Question } from "./offered.ts";

/** Who may be named as giving a service. */
export type Giver = { id: string; name: string };

/** Every service of the practice, those on offer first, with who gives it and how many sessions of it are to come. One query. */
export async function servicesOf(tx: Tx) {
  const rows = await tx
    .selectFrom("service as s")
    .select((eb) => [
      ...([
        "s.id",
        "s.name",
        "s.words",
        "s.state",
        "s.offeredTo",
        "s.minutes",
        "s.place",
        "s.seats",
        "s.colour",
      ] as const),
      ...(["s.pays", "s.price", "s.currency", "s.needsConfirmation"] as const),
      jsonArrayFrom(
        eb
          .selectFrom("serviceCoach as c")
          .innerJoin("member as m", (join) =>
            join.onRef("m.practiceId", "=", "c.practiceId").onRef("m.id", "=", "c.memberId"),
          )
          .select("m.name")
          .whereRef("c.practiceId", "=", "s.practiceId")
          .whereRef("c.serviceId", "=", "s.id")
          .orderBy("m.name"),
      ).as("givers"),
      eb
        .selectFrom("appointment as a")
        .select((count) => count.cast<number>(count.fn.countAll(), "integer").as("n"))
        .whereRef("a.practiceId", "=", "s.practiceId")
        .whereRef("a.serviceId", "=", "s.id")
        .where("a.state", "in", ["requested", "held", "booked"])
        .where("a.startsAt", ">", sql<Date>`app_now()`)
        .as("toCome"),
    ])
    .orderBy("s.state")
    .orderBy("s.name")
    .execute();
  return rows.map((row) => ({
    ...row,
    place: row.place as Place,
    offeredTo: row.offeredTo as OfferedTo,
    pays: row.pays as Pays,
    toCome: row.toCome ?? 0,
  }));
}

export type ServiceListed = Awaited<ReturnType<typeof servicesOf>>[number];

/** A service as its form shows it, and who could give it; without an id only the latter. One query each. */
export async function serviceToChange(
  tx: Tx,
  id: string | undefined,
): Promise<{ service: (ServiceValues & { state: string }) | undefined; givers: Giver[] }> {
  const givers = await tx
    .selectFrom("member")
    .select(["id", "name"])
    .where("state", "=", "active")
    .where(sql<boolean>`roles && array['coach', 'owner']`)
    .orderBy("name")
    .execute();
  if (id === undefined) return { service: undefined, givers };
  const row = await tx
    .selectFrom("service as s")
    .selectAll("s")
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("serviceCoach as c")
          .select("c.memberId as id")
          .whereRef("c.practiceId", "=", "s.practiceId")
          .whereRef("c.serviceId", "=", "s.id"),
      ).as("coaches"),
    )
    .where("s.id", "=", id)
    .executeTakeFirst();
  if (!row) return { service: undefined, givers };
  const { practiceId: _practiceId, createdAt: _createdAt, coaches, ...said } = row;
  return {
    service: {
      ...said,
      place: said.place as Place,
      offeredTo: said.offeredTo as OfferedTo,
      pays: said.pays as Pays,
      questions: said.questions as unknown as Question[],
      coaches: coaches.map((coach) => coach.id),
    },
    givers,
  };
}
