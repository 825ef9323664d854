import type { Tx } from "#db/client.server.ts";
import type { Acting } from "../practice/member.ts";
import { isOwner } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import type { Role } from "./roles.ts";

export type MemberState = "active" | "suspended";

/** Between which states a member goes, and that only an owner sends her; the database holds the same arrows. */
export const memberArrows: readonly { from: MemberState; to: MemberState; who: "member" }[] = [
  { from: "active", to: "suspended", who: "member" },
  { from: "suspended", to: "active", who: "member" },
];

/**
 * Suspends a member, brings her back, or gives her other roles. It counts from her very next request; her families,
 * notes and answers stay as they are.
 *
 * @returns her name, for the notice
 * @throws Refusal "gone" for who is no owner or for a member of elsewhere; "not now" where no owner would be left
 */
export async function changeMember(
  tx: Tx,
  owner: Acting,
  memberId: string,
  to: { state: MemberState } | { roles: Role[] },
): Promise<{ name: string }> {
  if (!isOwner(owner)) throw new Refusal("gone", "Only an owner changes who may do what.");
  const member = await tx.selectFrom("member").select("name").where("id", "=", memberId).executeTakeFirst();
  if (!member) throw new Refusal("gone", "There is no such person in the practice.");
  try {
    await tx
      .updateTable("member")
      .set(to)
      .where("practiceId", "=", owner.practiceId)
      .where("id", "=", memberId)
      .execute();
  } catch (error) {
    if (isLastOwner(error)) {
      throw new Refusal("not now", "A practice needs an owner. Make somebody else an owner first.");
    }
    throw error;
  }
  return member;
}

// Decided by the trigger member_keeps_rights, which also settles two owners who do this to each other at once.
const isLastOwner = (error: unknown): boolean =>
  error instanceof Error && "constraint" in error && error.constraint === "member_last_owner";
