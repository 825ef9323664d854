import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** How an order ended: it left, or it never will, with a sentence that its sender may read. */
export type Ending = { state: "sent"; providerId: string | null } | { state: "failed"; problem: string };

/**
 * Writes down how an order ended, and with it how a message to school ended, in one transaction. An order that has ended
 * already stays as it is: two workers that raced end alike.
 *
 * Runs as the system of the practice.
 *
 * @returns the sending of a message to school that has left with this, for its sender's school log
 */
export async function settleOrder(tx: Tx, id: string, ending: Ending): Promise<string | undefined> {
  const sentAt = ending.state === "sent" ? sql<Date>`app_now()` : null;
  const problem = ending.state === "failed" ? ending.problem : "";
  const settled = await tx
    .updateTable("outgoingEmail")
    .set({ state: ending.state, problem, sentAt, ...(ending.state === "sent" && { providerId: ending.providerId }) })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .returning(["kind", "aboutId"])
    .executeTakeFirst();
  if (settled?.kind !== "message to school") return undefined;
  const sent = await tx
    .updateTable("draftSending")
    .set({ state: ending.state, problem, sentAt })
    .where("id", "=", settled.aboutId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return ending.state === "sent" && sent.numUpdatedRows > 0n ? settled.aboutId : undefined;
}
