import type { Storage } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { type Attachment, largestMessageFiles, mostFiles } from "../documents/document.ts";
import { keepFile } from "../documents/keep-file.server.ts";
import { Refusal } from "../refusal.ts";
import { heldDraft, ownerOf, type Writer, workingMessage } from "./draft-row.server.ts";

/**
 * Hangs a file on a message that has not gone. What was found ready was found ready without it, so the message has another hash
 * from now on. Sent twice under one id it hangs once.
 *
 * @param file.id made by the form
 * @returns the file as it is kept
 * @throws Refusal not so at `file` for what can't be kept or is too much; not now for a message that has gone
 */
export async function attachFile(
  tx: Tx,
  storage: Storage,
  writer: Writer,
  draftId: string,
  file: { id: string; name: string; bytes: Uint8Array },
): Promise<Attachment> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal("not now", "This message has gone already, so nothing can be added to it.");
  }
  const { files } = await workingMessage(tx, writer, draftId);
  const same = files.find((one) => one.id === file.id);
  if (same) return same;
  if (files.length >= mostFiles) {
    throw new Refusal("not so", `There are ${mostFiles} files already. Take one away first.`, "file");
  }
  const kept = await keepFile(tx, storage, writer, file);
  if (files.reduce((sum, one) => sum + one.size, kept.size) > largestMessageFiles) {
    throw new Refusal(
      "not so",
      "Together these files are more than 15 MB, which many schools don’t take. Send them in two messages.",
      "file",
    );
  }
  await tx
    .insertInto("draftFile")
    .values({ ...ownerOf(writer), draftId, fileId: kept.id, addedAt: await instant(tx) })
    .execute();
  return kept;
}

/**
 * Takes a file off a message. Taken off already is no trouble; one that hangs on a version that was shared or sent stays there.
 *
 * @throws Refusal not now for a message that has gone
 */
export async function detachFile(tx: Tx, writer: Writer, draftId: string, fileId: string): Promise<void> {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal("not now", "This message has gone already, so nothing can be taken off it.");
  }
  await tx
    .deleteFrom("draftFile")
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .where("fileId", "=", fileId)
    .execute();
}
