import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { sendInvitation } from "./send-invitation.server.ts";

/**
 * Invites somebody into the practice as owner, coach or assistant. The address of an older invitation that nobody
 * took up is free again.
 *
 * @param invited.id made with the form, so that a form sent twice invites once
 * @throws Refusal "gone" for who is no owner; "not now" when this address has an invitation that still works
 */
export async function inviteMember(
  tx: Tx,
  member: Acting,
  invited: { id: string; name: string; email: string; roles: readonly string[]; secret: string },
): Promise<void> {
  if (!isOwner(member)) throw new Refusal("gone", "Only an owner invites people into the practice.");
  const now = await instant(tx);
  const open = await tx
    .selectFrom("invitation")
    .select(["id", "expiresAt"])
    .where("email", "=", invited.email)
    .where("guardianId", "is", null)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  if (open && open.id !== invited.id) {
    if (open.expiresAt > now) {
      throw new Refusal("not now", "This address has an invitation already. You can send that one again.", "email");
    }
    await tx.updateTable("invitation").set({ withdrawnAt: now }).where("id", "=", open.id).execute();
  }
  await sendInvitation(tx, member, { ...invited, guardianId: null, familyId: null });
}
