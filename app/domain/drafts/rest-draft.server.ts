import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { nextSchoolMorning } from "../time/zoned.server.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";

/**
 * Lays a message aside until 7:30 of the next school day, because she promised herself so. It is a time and not a state: nothing
 * leaves then, and she may take it up again, share it or send it whenever she likes.
 *
 * @returns until when it rests
 * @throws Refusal not now once it has gone
 */
export async function restDraft(tx: Tx, writer: Writer & { zone: string }, draftId: string): Promise<Date> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal("not now", "This message has gone already.");
  }
  const until = nextSchoolMorning(await instant(tx), writer.zone);
  await setRest(tx, writer, draftId, until);
  return until;
}

/** Takes a message up again before its morning, or once it is shared or sent. */
export async function takeUpDraft(tx: Tx, writer: Writer, draftId: string): Promise<void> {
  await heldDraft(tx, writer, draftId);
  await setRest(tx, writer, draftId, null);
}

async function setRest(tx: Tx, writer: Writer, draftId: string, restsUntil: Date | null): Promise<void> {
  await tx
    .updateTable("draftText")
    .set({ restsUntil })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .execute();
}
