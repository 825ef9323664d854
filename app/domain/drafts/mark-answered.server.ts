import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { mayWalkDraft } from "./draft.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";

/**
 * Notes that the school answered a message. Said twice it is one.
 *
 * @throws Refusal not now while it has not gone, still waits for its morning, or did not arrive: nobody can have answered it
 */
export async function markAnswered(tx: Tx, writer: Writer, draftId: string): Promise<void> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "answered") return;
  if (!mayWalkDraft(draft.state, "answered", "guardian") || !(await hasGone(tx, writer, draftId))) {
    throw new Refusal("not now", "This message has not gone yet, so there is no answer to it.");
  }
  const now = await instant(tx);
  await tx
    .updateTable("draft")
    .set((row) => ({ state: "answered", movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
}

async function hasGone(tx: Tx, writer: Writer, draftId: string): Promise<boolean> {
  const gone = await tx
    .selectFrom("draftSending")
    .select("id")
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .where("state", "=", "sent")
    .limit(1)
    .executeTakeFirst();
  return gone !== undefined;
}
