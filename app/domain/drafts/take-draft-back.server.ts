import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";
import { holdLooks } from "./hold-looks.server.ts";

/**
 * Takes a shared message back while nobody has opened it. The shared version goes with it, so that nobody can read it after;
 * whether it was opened is decided by the database's policy.
 *
 * @throws Refusal not now when it is not shared, or when it has been opened
 */
export async function takeDraftBack(tx: Tx, writer: Writer, draftId: string): Promise<void> {
  await holdLooks(tx, draftId);
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state !== "shared") throw new Refusal("not now", "This message is not shared at the moment.");
  const shared = await tx
    .selectFrom("draftVersion")
    .select("id")
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .where("shared", "=", true)
    .orderBy("number", "desc")
    .execute();
  const [last, ...earlier] = shared;
  const removed = await tx
    .deleteFrom("draftVersion")
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", last?.id ?? draftId)
    .executeTakeFirst();
  if (removed.numDeletedRows === 0n) {
    throw new Refusal(
      "not now",
      "It has been opened, so it can’t be taken back. What you write from here on is yours alone.",
    );
  }
  const now = await instant(tx);
  await tx
    .updateTable("draft")
    .set((row) => ({
      state: "private",
      opened: earlier.length > 0,
      sharedAt: null,
      neededBy: null,
      movedAt: now,
      version: row("version", "+", 1),
    }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
}
