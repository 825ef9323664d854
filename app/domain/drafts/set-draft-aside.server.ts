import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { mayWalkDraft } from "./draft.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";

/**
 * Sets a message aside. Nothing is lost and no reason is owed.
 *
 * @throws Refusal not now once it has gone
 */
export async function setDraftAside(tx: Tx, writer: Writer, draftId: string): Promise<void> {
  await walk(tx, writer, draftId, "set aside", "This message has gone, so it stays where it is.");
}

/**
 * Brings a message back from where it was set aside; it is private again.
 *
 * @throws Refusal not now when it was not set aside
 */
export async function bringDraftBack(tx: Tx, writer: Writer, draftId: string): Promise<void> {
  await walk(tx, writer, draftId, "private", "This message is not set aside.");
}

async function walk(tx: Tx, writer: Writer, draftId: string, to: "set aside" | "private", no: string): Promise<void> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === to) return;
  const mayGo = to === "set aside" ? mayWalkDraft(draft.state, to, "guardian") : draft.state === "set aside";
  if (!mayGo) throw new Refusal("not now", no);
  const now = await instant(tx);
  await tx
    .updateTable("draft")
    .set((row) => ({ state: to, movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
}
