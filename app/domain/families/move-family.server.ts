import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { type FamilyState, familyStateWords, isFamilyState, waysTo } from "./family.ts";
import { requireFamily } from "./found-by.server.ts";

/**
 * Takes families along an arrow: begins, sets aside, ends, brings back. The state is decided by the write, so that of
 * two who press at once one is counted.
 *
 * @returns how many of them went; those whose state has no such arrow stay as they are
 */
export async function moveFamilies(tx: Tx, familyIds: readonly string[], to: FamilyState): Promise<number> {
  if (familyIds.length === 0) return 0;
  const { numUpdatedRows } = await tx
    .updateTable("family")
    .set({ state: to })
    .where("id", "in", [...familyIds])
    .where("state", "in", waysTo(to))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/**
 * The same for one family, with a sentence when it can't be.
 *
 * @throws Refusal "gone" for no such family, "not now" when its state has no arrow to there
 */
export async function moveFamily(tx: Tx, familyId: string, to: FamilyState): Promise<void> {
  const moved = await moveFamilies(tx, [familyId], to);
  if (moved > 0) return;
  const { state } = await requireFamily(tx, familyId);
  const now = isFamilyState(state) ? familyStateWords[state].toLowerCase() : state;
  throw new Refusal("not now", `This family is ${now} already, or was moved by somebody else. Look again.`);
}
