import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { invitationEnds } from "./invitation.ts";
import { countTry, invitationLimits } from "./throttle.server.ts";
import { hashOf, linkToken } from "./tokens.server.ts";

/** To whom an invitation goes: a guardian of a family, or a member with roles. */
type Invited =
  | { guardianId: string; familyId: string; roles: [] }
  | { guardianId: null; familyId: null; roles: readonly string[] };

/**
 * Writes an invitation and orders its mail; the last step of inviteMember and inviteGuardian.
 *
 * @returns whether it was written now; a form sent twice writes it once
 * @throws Refusal "not now" when too many went out, or when another invitation stands in its way
 */
export async function sendInvitation(
  tx: Tx,
  member: Acting,
  invitation: { id: string; email: string; name: string; secret: string } & Invited,
): Promise<boolean> {
  const { id, email, name, secret, guardianId, familyId, roles } = invitation;
  const { practiceId } = member;
  if (await countTry(tx, invitationLimits(practiceId, id))) {
    throw new Refusal("not now", "Many invitations went out this hour. Please wait a while with the next one.");
  }
  const now = await instant(tx);
  const written = await tx
    .insertInto("invitation")
    .values({
      practiceId,
      id,
      familyId,
      guardianId,
      email,
      name,
      roles: [...roles],
      invitedBy: member.memberId,
      linkHash: hashOf(linkToken(secret, "invitation", id)),
      createdAt: now,
      expiresAt: invitationEnds(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows === 0n) {
    const same = await tx.selectFrom("invitation").select("id").where("id", "=", id).executeTakeFirst();
    if (same) return false;
    throw new Refusal("stale", "Somebody has just sent this invitation. Load the page again to see it.");
  }
  await postEmail(tx, { practiceId, kind: "invitation", aboutId: id, ...(familyId ? { familyId } : {}) });
  return true;
}
