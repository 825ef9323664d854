import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";

/**
 * Says who coaches these families from now on. Whoever did before keeps her row, ended, and sees them no longer.
 *
 * @param familyIds families of this practice; others are left out
 * @param coachIds all who coach them now; at least one
 * @returns how many families it was done for
 * @throws Refusal "not so" for nobody, or somebody who does not coach here; "gone" for anybody but an owner
 */
export async function changeCoaches(
  tx: Tx,
  member: Acting,
  familyIds: readonly string[],
  coachIds: readonly string[],
): Promise<number> {
  if (!isOwner(member)) throw new Refusal("gone", "Only an owner hands families over.");
  if (coachIds.length === 0) throw new Refusal("not so", "Choose at least one coach.", "coach");
  const wanted = await coachesAmong(tx, coachIds);
  if (wanted.length !== new Set(coachIds).size) {
    throw new Refusal("not so", "Choose someone who coaches in this practice.", "coach");
  }
  if (familyIds.length === 0) return 0;
  const families = await tx
    .selectFrom("family")
    .select("id")
    .where("id", "in", [...familyIds])
    .execute();
  const ids = families.map((family) => family.id);
  if (ids.length === 0) return 0;
  const now = await instant(tx);
  await tx
    .updateTable("familyCoach")
    .set({ until: now })
    .where("familyId", "in", ids)
    .where("until", "is", null)
    .where("memberId", "not in", wanted)
    .execute();
  const rows = ids.flatMap((familyId) =>
    wanted.map((memberId) => ({ practiceId: member.practiceId, id: newId(), familyId, memberId, since: now })),
  );
  await tx
    .insertInto("familyCoach")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return ids.length;
}

async function coachesAmong(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const members = await tx
    .selectFrom("member")
    .select(["id", "roles"])
    .where("id", "in", [...ids])
    .where("state", "=", "active")
    .execute();
  return members
    .filter((member) => member.roles.some((role) => role === "coach" || role === "owner"))
    .map((member) => member.id);
}
