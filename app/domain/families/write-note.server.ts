import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { changedMeanwhile } from "./edit-family.server.ts";
import { requireFamily } from "./found-by.server.ts";

export type NoteValues = { body: string; aboutDay: string };

/**
 * Keeps a private note of a member on a family.
 *
 * @throws Refusal "gone" for no such family
 */
export async function writeNote(
  tx: Tx,
  member: Acting,
  familyId: string,
  note: NoteValues & { id: string },
): Promise<void> {
  await requireFamily(tx, familyId);
  const now = await instant(tx);
  await tx
    .insertInto("note")
    .values({
      practiceId: member.practiceId,
      familyId,
      memberId: member.memberId,
      ...note,
      createdAt: now,
      changedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Changes a note of one's own.
 *
 * @throws Refusal "gone" when it is not there or somebody else's, "stale" when it was changed in another window
 */
export async function editNote(
  tx: Tx,
  member: Acting,
  familyId: string,
  note: NoteValues & { id: string; version: number },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("note")
    .set({ body: note.body, aboutDay: note.aboutDay, changedAt: await instant(tx), version: sql`version + 1` })
    .where("id", "=", note.id)
    .where("familyId", "=", familyId)
    .where("memberId", "=", member.memberId)
    .where("version", "=", note.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows > 0n) return;
  const own = await tx
    .selectFrom("note")
    .select("id")
    .where("id", "=", note.id)
    .where("familyId", "=", familyId)
    .where("memberId", "=", member.memberId)
    .executeTakeFirst();
  throw own ? new Refusal("stale", changedMeanwhile) : new Refusal("gone", "There is no such note.");
}

/**
 * Removes a note of one's own.
 *
 * @throws Refusal "gone" when it is not there or somebody else's
 */
export async function removeNote(tx: Tx, member: Acting, familyId: string, noteId: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom("note")
    .where("id", "=", noteId)
    .where("familyId", "=", familyId)
    .where("memberId", "=", member.memberId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Refusal("gone", "There is no such note.");
}
