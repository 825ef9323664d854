import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { familyHeard, heldDraft, ownerOf, versionOf, type Writer, workingMessage } from "./draft-row.server.ts";
import { logSent } from "./log-sent.server.ts";

/**
 * Notes that she has sent it herself: as it stands, or as pasted. Nothing asks whether she may: from every state before "sent" it
 * is her own message. Said twice it is one. It stands in her school log with the same word.
 *
 * @param values.shared whether the coach may read what went
 * @throws Refusal not so when there are no words to note
 */
export async function saySent(
  tx: Tx,
  writer: Writer,
  draftId: string,
  values: { how: "as it is" | "pasted"; text: string; shared: boolean },
): Promise<void> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") return;
  const working = await workingMessage(tx, writer, draftId);
  const body = values.how === "pasted" ? values.text : working.body;
  if (body === "") {
    const field = values.how === "pasted" ? "text" : "how";
    throw new Refusal("not so", "Paste the words that you sent, so that you find them here later.", field);
  }
  const now = await instant(tx);
  const version = await versionOf(tx, writer, draftId, {
    message: { ...working, body },
    shared: values.shared,
    at: now,
  });
  const sendingId = newId();
  await tx
    .insertInto("draftSending")
    .values({
      ...ownerOf(writer),
      id: sendingId,
      draftId,
      versionId: version.id,
      way: "said to be sent",
      hash: version.hash,
      state: "sent",
      dueAt: now,
      sentAt: now,
      shared: values.shared,
      createdAt: now,
    })
    .execute();
  await logSent(tx, sendingId, now);
  // From where it was set aside it is taken up first; there is no arrow straight to "sent".
  if (draft.state === "set aside")
    await tx.updateTable("draft").set({ state: "private" }).where("id", "=", draftId).execute();
  await tx
    .updateTable("draft")
    .set((row) => ({
      state: "sent",
      sentAt: now,
      movedAt: now,
      opened: draft.opened || values.shared,
      version: row("version", "+", 1),
    }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
  if (values.shared) await familyHeard(tx, now);
}
