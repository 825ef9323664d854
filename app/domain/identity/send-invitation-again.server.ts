import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { invitationEnds } from "./invitation.ts";
import { countTry, invitationLimits } from "./throttle.server.ts";
import { hashOf, linkToken } from "./tokens.server.ts";

/**
 * Sends an invitation again in the name of who does it, with a new link and seven new days; the link of the mail before
 * stops working.
 *
 * @param again.version as the page showed it, so that two presses send one mail
 * @throws Refusal "gone", "stale" when it was sent, accepted or withdrawn meanwhile, "not now" after many mails
 */
export async function sendInvitationAgain(
  tx: Tx,
  member: Acting,
  { id, version, secret }: { id: string; version: number; secret: string },
): Promise<void> {
  const { practiceId } = member;
  const known = await tx.selectFrom("invitation").select("familyId").where("id", "=", id).executeTakeFirst();
  if (!known) throw new Refusal("gone", "There is no such invitation.");
  if (await countTry(tx, invitationLimits(practiceId, id))) {
    throw new Refusal("not now", "This invitation went out several times today. Ask whether the address is right.");
  }
  const now = await instant(tx);
  const sent = await tx
    .updateTable("invitation")
    .set({
      version: version + 1,
      invitedBy: member.memberId,
      linkHash: hashOf(linkToken(secret, "invitation", id, version + 1)),
      expiresAt: invitationEnds(now),
    })
    .where("practiceId", "=", practiceId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  if (sent.numUpdatedRows === 0n) {
    throw new Refusal("stale", "This invitation has changed meanwhile. Load the page again to see how it stands.");
  }
  const { familyId } = known;
  await postEmail(tx, { practiceId, kind: "invitation", aboutId: id, ...(familyId ? { familyId } : {}) });
}
