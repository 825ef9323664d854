import { z } from "zod";
import { words } from "#app/http/zod-words.server.ts";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { type Acting, isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";

export const holdForm = z.object({ hold: z.enum(["hold", "end"]), why: words({ max: 500 }) });

/** A "do not delete" that stands. */
export type Hold = { since: Date; why: string; by: string };

/** The hold that stands on a family; null when there is none, or this actor is not told. */
export async function familyHold(tx: Tx, familyId: string): Promise<Hold | null> {
  const hold = await tx
    .selectFrom("familyHold as h")
    .innerJoin("member as m", (join) => join.onRef("m.practiceId", "=", "h.practiceId").onRef("m.id", "=", "h.heldBy"))
    .select(["h.since", "h.why", "m.name as by"])
    .where("h.familyId", "=", familyId)
    .where("h.endedAt", "is", null)
    .executeTakeFirst();
  return hold ?? null;
}

/**
 * Says "do not delete" for a family, or ends it: while it stands, nothing of the family is purged (product.md, "What is kept").
 * Said twice it stands once, since the first time.
 *
 * @throws Refusal gone for who is no owner, or for a family that is not there
 */
export async function holdFamily(
  tx: Tx,
  owner: Acting,
  familyId: string,
  values: { hold: "hold" | "end"; why: string },
): Promise<void> {
  if (!isOwner(owner)) throw new Refusal("gone", "Only an owner holds a family.");
  const family = await tx.selectFrom("family").select("id").where("id", "=", familyId).executeTakeFirst();
  if (!family) throw new Refusal("gone", "This family is not here any more.");
  const now = await instant(tx);
  if (values.hold === "end") {
    await tx
      .updateTable("familyHold")
      .set({ endedAt: now })
      .where("familyId", "=", familyId)
      .where("endedAt", "is", null)
      .execute();
    return;
  }
  await tx
    .insertInto("familyHold")
    .values({
      practiceId: owner.practiceId,
      id: newId(),
      familyId,
      why: values.why,
      heldBy: owner.memberId,
      since: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
