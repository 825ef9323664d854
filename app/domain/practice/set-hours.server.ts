import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import type { Acting } from "./member.ts";

export type Hours = {
  zone: string;
  /** 1 = Monday … 7 = Sunday */
  workdays: readonly number[];
  dayStarts: string;
  dayEnds: string;
  singleKeys: boolean;
};

/**
 * Sets the hours in which a member's promise of one working day is counted, and whether single letters are keys.
 *
 * @throws Refusal "gone" when she is no member any more
 */
export async function setHours(tx: Tx, member: Acting, hours: Hours): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("member")
    .set({ ...hours, workdays: [...hours.workdays] })
    .where("id", "=", member.memberId)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "You are no longer a member here.");
}
