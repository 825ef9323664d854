import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { type Told, toldBy } from "./told.server.ts";

/** An order that was taken to be sent now. */
export type Order = {
  id: string;
  practice: { name: string; handle: string };
  told: Told;
  /** True when it was first tried so long ago that the provider may have forgotten its key. */
  tooLate: boolean;
};

/**
 * Takes an order to send it: from here on it may be on its way, and nobody can cancel it. An order whose reason is gone
 * (an invitation withdrawn, a sending taken back, a guardian without a login) is cancelled instead.
 *
 * Runs as the system of the practice.
 *
 * @returns nothing when there is nothing to send: unknown, not waiting any more, or due later
 */
export async function takeOrder(tx: Tx, id: string): Promise<Order | undefined> {
  const taken = await tx
    .updateTable("outgoingEmail")
    .set((eb) => ({ tries: eb("tries", "+", 1), triedAt: sql<Date>`coalesce(tried_at, app_now())` }))
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .where("dueAt", "<=", sql<Date>`app_now()`)
    .returning(["id", "kind", "aboutId", "familyId", "memberId", "guardianId"])
    // Resend keeps a key for 24 hours; the last try stays well inside of that.
    .returning(sql<boolean>`tried_at < app_now() - interval '20 hours'`.as("tooLate"))
    .executeTakeFirst();
  if (!taken) return undefined;
  const practice = await tx
    .selectFrom("practice")
    .select(["name", "zone", sql<string>`identity.handle_of_practice()`.as("handle")])
    .executeTakeFirstOrThrow();
  const told = await toldBy(tx, taken, practice.zone);
  if (told) {
    return { id, practice: { name: practice.name, handle: practice.handle }, told, tooLate: taken.tooLate };
  }
  await tx
    .updateTable("outgoingEmail")
    .set({ state: "cancelled" })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
  return undefined;
}
