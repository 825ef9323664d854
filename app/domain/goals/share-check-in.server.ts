import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { coachesOf } from "../families/coaches.queries.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";

type Sharing = { practiceId: string; guardianId: string; familyId: string };

/**
 * Lets a guardian's coaches see one of her check-ins. Shared twice is shared once, and told once.
 *
 * @throws Refusal "gone" when it is not hers
 */
export async function shareCheckIn(tx: Tx, guardian: Sharing, goalId: string, checkInId: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("checkIn")
    .set({ shared: true })
    .where("id", "=", checkInId)
    .where("goalId", "=", goalId)
    .where("guardianId", "=", guardian.guardianId)
    .where("shared", "=", false)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return tellCoaches(tx, guardian, goalId, await instant(tx));
  const hers = await tx
    .selectFrom("checkIn")
    .select("id")
    .where("id", "=", checkInId)
    .where("goalId", "=", goalId)
    .where("guardianId", "=", guardian.guardianId)
    .executeTakeFirst();
  if (!hers) throw new Refusal("gone", "There is no such check-in.");
}

/** Moves "last heard" of the family and tells its coaches by email that something was shared. */
export async function tellCoaches(tx: Tx, guardian: Sharing, goalId: string, now: Date): Promise<void> {
  const { practiceId, guardianId, familyId } = guardian;
  await sql`select family_heard(${now})`.execute(tx);
  for (const coach of await coachesOf(tx, familyId)) {
    await postEmail(tx, {
      practiceId,
      kind: "shared with you",
      aboutId: goalId,
      familyId,
      guardianId,
      memberId: coach.id,
    });
  }
}
