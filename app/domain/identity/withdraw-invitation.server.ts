import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";

/**
 * Withdraws an invitation: from now on its link says so.
 *
 * @throws Refusal "gone" for one that this member does not see; "not now" when it has been accepted meanwhile
 */
export async function withdrawInvitation(tx: Tx, member: Acting, { id }: { id: string }): Promise<void> {
  const withdrawn = await tx
    .updateTable("invitation")
    .set({ withdrawnAt: await instant(tx) })
    .where("practiceId", "=", member.practiceId)
    .where("id", "=", id)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  if (withdrawn.numUpdatedRows > 0n) return;
  const known = await tx.selectFrom("invitation").select("acceptedAt").where("id", "=", id).executeTakeFirst();
  if (!known) throw new Refusal("gone", "There is no such invitation.");
  if (known.acceptedAt) throw new Refusal("not now", "This invitation has just been accepted.");
}
