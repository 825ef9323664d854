import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { coachesOf, standInsOf } from "../families/coaches.queries.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { familyHeard, heldDraft, versionOf, type Writer, workingMessage } from "./draft-row.server.ts";
import { messageHash } from "./message-hash.server.ts";

/**
 * Shares the working text with the family's coaches: they read this version, and nothing that is written after it. While they
 * have not answered, a newer version may be shared in its place; the same one shared twice is one.
 *
 * @param values.word what goes with it ("Is it too long?")
 * @param values.neededBy by when she needs it, or null
 * @throws Refusal not so for an empty text; not now for one that has gone or is set aside
 */
export async function shareDraft(
  tx: Tx,
  writer: Writer,
  draftId: string,
  values: { word: string; neededBy: Date | null },
): Promise<void> {
  const draft = await heldDraft(tx, writer, draftId);
  if (!["private", "shared", "thoughts", "looks ready"].includes(draft.state)) {
    throw new Refusal("not now", "This message has gone or is set aside, so there is nothing to share.");
  }
  const message = await workingMessage(tx, writer, draftId);
  if (message.body === "") throw new Refusal("not so", "Write a line first, however rough. Then share it.", "body");
  if (draft.state === "shared" && (await lastShared(tx, writer, draftId)) === messageHash(message)) return;
  const now = await instant(tx);
  await versionOf(tx, writer, draftId, { message, shared: true, word: values.word, at: now, alwaysNew: true });
  await tx
    .updateTable("draft")
    .set((row) => ({
      state: "shared",
      opened: true,
      sharedAt: now,
      movedAt: now,
      neededBy: values.neededBy,
      version: row("version", "+", 1),
    }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
  await familyHeard(tx, now);
  const coaches = (await coachesOf(tx, writer.familyId)).map((coach) => coach.id);
  const standIns = (await standInsOf(tx, writer.familyId)).map((one) => one.memberId);
  for (const memberId of new Set([...coaches, ...standIns])) {
    await postEmail(tx, {
      practiceId: writer.practiceId,
      kind: "shared with you",
      aboutId: draftId,
      familyId: writer.familyId,
      memberId,
    });
  }
}

async function lastShared(tx: Tx, writer: Writer, draftId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("draftVersion")
    .select("hash")
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .where("shared", "=", true)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.hash;
}
