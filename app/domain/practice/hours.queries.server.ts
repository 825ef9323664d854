import type { Tx } from "#db/client.server.ts";
import type { Acting } from "./member.ts";

/** A member's own hours, as her settings show them. */
export async function hoursOf(tx: Tx, member: Acting) {
  return tx
    .selectFrom("member")
    .select(["zone", "workdays", "dayStarts", "dayEnds", "singleKeys"])
    .where("id", "=", member.memberId)
    .executeTakeFirst();
}
