import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { cancelEmail } from "../messages/cancel-email.server.ts";
import { Refusal } from "../refusal.ts";
import { type LookDecision, stateAfterLook } from "./draft.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";

/**
 * Takes back a message that still waits for its morning. It stands where it stood before: with its look, its thoughts, or private.
 *
 * @throws Refusal not now when it has left already
 */
export async function takeBackSending(tx: Tx, writer: Writer, draftId: string, sendingId: string): Promise<void> {
  await heldDraft(tx, writer, draftId);
  const taken = await tx
    .updateTable("draftSending")
    .set({ state: "taken back" })
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", sendingId)
    .where("draftId", "=", draftId)
    .where("state", "=", "waiting")
    .where("dueAt", ">", sql<Date>`app_now()`)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 0n) throw new Refusal("not now", "It has left already, so it can’t be taken back.");
  if (!(await cancelEmail(tx, sendingId)))
    throw new Refusal("not now", "It is leaving just now, so it can’t be taken back.");
  const now = await instant(tx);
  const state = await stateBefore(tx, writer, draftId);
  await tx
    .updateTable("draft")
    .set((row) => ({ state, sentAt: null, movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
}

/** Where the message stood: after its last look, or waiting for one, or never shared. */
async function stateBefore(tx: Tx, writer: Writer, draftId: string) {
  const draft = await tx
    .selectFrom("draft")
    .select("sharedAt")
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .executeTakeFirst();
  const look = await tx
    .selectFrom("draftLook")
    .select(["decision", "saidAt"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .orderBy("saidAt", "desc")
    .limit(1)
    .executeTakeFirst();
  if (draft?.sharedAt && (!look || look.saidAt < draft.sharedAt)) return "shared";
  return look ? stateAfterLook[look.decision as LookDecision] : "private";
}
