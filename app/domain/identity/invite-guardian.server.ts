import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { sendInvitation } from "./send-invitation.server.ts";

/**
 * Invites a guardian to her family's page. An invitation of hers that nobody took up is withdrawn: only the newest
 * link works, whatever address it went to.
 *
 * @param invited.id made with the form, so that a form sent twice invites once
 * @throws Refusal "gone" for a guardian that this member does not see; "not now" when she signs in already
 */
export async function inviteGuardian(
  tx: Tx,
  member: Acting,
  invited: { id: string; guardianId: string; familyId: string; email: string; secret: string },
): Promise<void> {
  const guardian = await tx
    .selectFrom("guardian")
    .select(["name", "personId"])
    .where("id", "=", invited.guardianId)
    .where("familyId", "=", invited.familyId)
    .executeTakeFirst();
  if (!guardian) throw new Refusal("gone", "There is no such person in this family.");
  if (guardian.personId) throw new Refusal("not now", `${guardian.name} has come in already and needs no invitation.`);
  await tx
    .updateTable("invitation")
    .set({ withdrawnAt: await instant(tx) })
    .where("guardianId", "=", invited.guardianId)
    .where("id", "<>", invited.id)
    .where("acceptedAt", "is", null)
    .where("withdrawnAt", "is", null)
    .execute();
  await sendInvitation(tx, member, { ...invited, name: guardian.name, roles: [] });
}
