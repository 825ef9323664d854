import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { type Purpose, purposes } from "./draft.ts";

/** For each purpose: a look first, no look first, or nothing of its own. */
export type LookRuleValues = Partial<Record<Purpose, "yes" | "no" | "">>;

/**
 * Sets what should have a look first, for the practice or for one family. A purpose left to the rule above it loses its own row.
 *
 * @param member.roles only an owner sets the practice's rules
 * @param familyId the family, or null for the practice
 * @throws Refusal gone for a family that is not hers; not now when a coach sets the practice's
 */
export async function setLookRules(
  tx: Tx,
  member: { practiceId: string; roles: readonly string[] },
  familyId: string | null,
  values: LookRuleValues,
): Promise<void> {
  if (familyId === null && !member.roles.includes("owner")) {
    throw new Refusal("not now", "The practice’s own rules are the owner’s to set.");
  }
  if (familyId !== null) {
    const family = await tx.selectFrom("family").select("id").where("id", "=", familyId).executeTakeFirst();
    if (!family) throw new Refusal("gone", "This family is not here.");
  }
  await tx
    .deleteFrom("lookRule")
    .where("practiceId", "=", member.practiceId)
    .where("familyId", familyId === null ? "is" : "=", familyId)
    .execute();
  const rows = purposes.flatMap(({ key }) => {
    const rule = values[key];
    if (key === "absence" || (rule !== "yes" && rule !== "no")) return [];
    return [{ practiceId: member.practiceId, id: newId(), purpose: key, familyId, lookFirst: rule === "yes" }];
  });
  if (rows.length === 0) return;
  // Two who set them in the same moment: the later counts.
  await tx
    .insertInto("lookRule")
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(["practiceId", "purpose", "familyId"])
        .doUpdateSet((row) => ({ lookFirst: row.ref("excluded.lookFirst") })),
    )
    .execute();
}
