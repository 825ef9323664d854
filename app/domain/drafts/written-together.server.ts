import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";

/**
 * Answers a coach who says that the two of them wrote a version together on a call: confirmed, both are named with it; not so,
 * and it was her own all along.
 *
 * @throws Refusal not now when there is nothing to confirm any more
 */
export async function answerTogether(
  tx: Tx,
  writer: Writer,
  draftId: string,
  values: { together: string; confirmed: boolean },
): Promise<void> {
  await heldDraft(tx, writer, draftId);
  const hers = { id: values.together, practiceId: writer.practiceId, draftId };
  if (values.confirmed) {
    const now = await instant(tx);
    await tx
      .updateTable("writtenTogether")
      .set((row) => ({ confirmedAt: row.fn.coalesce("confirmedAt", row.val(now)) }))
      .where((row) => row.and(hers))
      .execute();
  } else {
    await tx
      .deleteFrom("writtenTogether")
      .where((row) => row.and(hers))
      .where("confirmedAt", "is", null)
      .execute();
  }
  const left = await tx
    .selectFrom("writtenTogether")
    .select("confirmedAt")
    .where((row) => row.and(hers))
    .executeTakeFirst();
  if (values.confirmed ? !left?.confirmedAt : left !== undefined) {
    throw new Refusal("not now", "This was answered already.");
  }
}
