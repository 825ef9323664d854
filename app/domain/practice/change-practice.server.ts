import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { type Acting, isOwner } from "./member.ts";

/**
 * Changes what the practice is called and in which zone its days are. Its addresses keep the name that they have, so
 * that no link breaks.
 *
 * @throws Refusal "gone" for who is no owner
 */
export async function changePractice(tx: Tx, owner: Acting, practice: { name: string; zone: string }): Promise<void> {
  if (!isOwner(owner)) throw new Refusal("gone", "Only an owner changes the practice.");
  await tx.updateTable("practice").set(practice).where("practiceId", "=", owner.practiceId).execute();
}

/** How many days after sending the practice keeps what led to a message. */
export async function purgeDays(tx: Tx): Promise<number> {
  const practice = await tx.selectFrom("practice").select("purgeDays").executeTakeFirstOrThrow();
  return practice.purgeDays;
}
