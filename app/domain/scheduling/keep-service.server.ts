import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import type { OfferedTo, Service } from "./offered.ts";

export type ServiceValues = Omit<Service, "version"> & {
  /** 0 for a new one. */
  version: number;
  offeredTo: OfferedTo;
  colour: string;
  /** Who gives it. */
  coaches: readonly string[];
};

/**
 * Makes a service, or changes it. What was booked under it before keeps the terms that it was booked under.
 *
 * @throws Refusal "gone" for whoever is no owner; "stale" when it was changed meanwhile; "not so" for a price of nothing, or a coach who is none
 */
export async function keepService(tx: Tx, owner: Acting, values: ServiceValues): Promise<void> {
  if (!isOwner(owner)) throw new Refusal("gone", "Services are the owner’s to set.");
  if ((values.pays === "later" || values.pays === "now") && values.price <= 0) {
    throw new Refusal("not so", "Say what it costs, or choose that it costs nothing.", "price");
  }
  const { id, version, coaches, questions, reminders, ...said } = values;
  const row = { ...said, questions: JSON.stringify(questions), reminders: [...reminders] };
  if (version === 0) {
    const createdAt = await instant(tx);
    await tx
      .insertInto("service")
      .values({ ...row, practiceId: owner.practiceId, id, createdAt })
      .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
      .execute();
  } else {
    const { numUpdatedRows } = await tx
      .updateTable("service")
      .set({ ...row, version: version + 1 })
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Refusal("stale", "This service was changed meanwhile. Look at it again.");
  }
  await giveBy(tx, owner.practiceId, id, coaches);
}

/**
 * Takes a service out of what is offered, or back into it. Sessions that were booked stay as they are.
 *
 * @throws Refusal "gone"
 */
export async function putServiceAway(tx: Tx, owner: Acting, id: string, away: boolean): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("service")
    .set({ state: away ? "put away" : "offered" })
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n || !isOwner(owner)) throw new Refusal("gone", "There is no such service.");
}

async function giveBy(tx: Tx, practiceId: string, serviceId: string, coaches: readonly string[]): Promise<void> {
  const known = await tx
    .selectFrom("member")
    .select(["id", "roles"])
    .where("id", "in", coaches.length > 0 ? [...coaches] : [serviceId])
    .where("state", "=", "active")
    .execute();
  const giving = known.filter(({ roles }) => roles.includes("coach") || roles.includes("owner"));
  if (giving.length !== new Set(coaches).size)
    throw new Refusal("not so", "Choose people who coach in this practice.", "coaches");
  await tx.deleteFrom("serviceCoach").where("serviceId", "=", serviceId).execute();
  if (giving.length === 0) return;
  await tx
    .insertInto("serviceCoach")
    .values(giving.map(({ id }) => ({ practiceId, serviceId, memberId: id })))
    .execute();
}
