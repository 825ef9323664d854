import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";
import type { When } from "./leaving-time.server.ts";
import { sendThroughAlongside } from "./send-through-alongside.server.ts";
import { setDraftAside } from "./set-draft-aside.server.ts";
import { shareDraft } from "./share-draft.server.ts";
import { copiesOf } from "./write-to-each.server.ts";

/**
 * Sends every letter that was made of one and has not gone: all of them or, where one can't go, none. Each is a sending of its own,
 * to be taken back by itself. The text that they were made of is set aside. Asked twice they go once.
 *
 * @returns how many go, and when; 0 when all have gone already
 * @throws Refusal as sendThroughAlongside does, for the first that can't go
 */
export async function sendToEach(
  tx: Tx,
  writer: Writer & { zone: string },
  originalId: string,
  values: When & { shared: boolean },
): Promise<{ count: number; dueAt: Date | null }> {
  const original = await heldDraft(tx, writer, originalId);
  const waiting = (await copiesOf(tx, writer, originalId)).filter((copy) => !gone.includes(copy.state));
  let dueAt: Date | null = null;
  for (const copy of waiting) {
    dueAt = await sendThroughAlongside(tx, writer, copy.draftId, { ...values, id: newId(), safety: false });
  }
  if (waiting.length > 0 && ["private", "thoughts", "looks ready", "shared"].includes(original.state)) {
    await setDraftAside(tx, writer, originalId);
  }
  return { count: waiting.length, dueAt };
}

/**
 * Shares every letter that was made of one with her coach, for a look before they go.
 *
 * @throws Refusal not now when there is none to share
 */
export async function shareEach(tx: Tx, writer: Writer, originalId: string): Promise<number> {
  await heldDraft(tx, writer, originalId);
  const waiting = (await copiesOf(tx, writer, originalId)).filter((copy) => !gone.includes(copy.state));
  if (waiting.length === 0) throw new Refusal("not now", "There is no letter to share here.");
  for (const copy of waiting) await shareDraft(tx, writer, copy.draftId, { word: "", neededBy: null });
  return waiting.length;
}

const gone: readonly string[] = ["sent", "answered", "set aside"];
