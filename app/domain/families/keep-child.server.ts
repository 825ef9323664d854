import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { changedMeanwhile } from "./edit-family.server.ts";
import { refreshFoundBy, requireFamily } from "./found-by.server.ts";

export type ChildValues = {
  name: string;
  born: string | null;
  grade: string;
  supportPlan: string;
  supportNote: string;
  planReviewOn: string | null;
  lightsUp: string;
  strengths: string;
  hard: string;
  helps: string;
};

/**
 * Adds a child to a family; all but the name may stay empty.
 *
 * @throws Refusal "gone" for no such family
 */
export async function addChild(
  tx: Tx,
  member: Acting,
  familyId: string,
  values: ChildValues & { id: string },
): Promise<void> {
  const { practiceId } = member;
  const { id, name, ...profile } = values;
  await requireFamily(tx, familyId);
  const before = await tx.selectFrom("child").select("familyId").where("id", "=", id).executeTakeFirst();
  if (before) {
    if (before.familyId !== familyId) throw new Refusal("gone", "There is no such child.");
    return;
  }
  await tx
    .insertInto("child")
    .values({ practiceId, id, familyId, name, createdAt: await instant(tx) })
    .execute();
  await tx
    .insertInto("childProfile")
    .values({ practiceId, childId: id, familyId, ...profile })
    .execute();
  await refreshFoundBy(tx, familyId);
}

/**
 * Changes a child's name and profile.
 *
 * @throws Refusal "gone", or "stale" when somebody changed it meanwhile
 */
export async function editChild(
  tx: Tx,
  familyId: string,
  values: ChildValues & { id: string; version: number },
): Promise<void> {
  const { id: childId, name, version, ...profile } = values;
  const child = await tx
    .selectFrom("child")
    .select("id")
    .where("id", "=", childId)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  if (!child) throw new Refusal("gone", "There is no such child.");
  const { numUpdatedRows } = await tx
    .updateTable("childProfile")
    .set({ ...profile, version: sql`version + 1` })
    .where("childId", "=", childId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("stale", changedMeanwhile);
  await tx.updateTable("child").set({ name }).where("id", "=", childId).execute();
  await refreshFoundBy(tx, familyId);
}
