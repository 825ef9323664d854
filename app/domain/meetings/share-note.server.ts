import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import type { NotePart } from "./keep-note.server.ts";
import { recapPart } from "./meeting.ts";
import { comerOf, type MeetingRow, meetingRow } from "./meeting-row.server.ts";

/**
 * Shares a part of the notes: the recap with everybody who comes to the session, another part with its one guardian. What she reads is
 * a copy of this moment; writing on is private again. Whoever has come in gets an email that there is something new.
 *
 * @param shared.id the new row's, so that a form sent twice shares once
 * @param shared.words the words as they stood on the screen, kept before by `keepNote`
 * @returns with whom
 * @throws Refusal "gone" for no such session or guardian; "not so" for an empty part; "not now" for a recap that a colleague shares
 */
export async function shareNote(
  tx: Tx,
  coach: Acting,
  shared: NotePart & { id: string; words: string },
): Promise<{ with: string[] }> {
  const meeting = await meetingRow(tx, coach, shared.appointmentId);
  const comer = shared.part === recapPart ? null : comerOf(meeting, shared.part);
  const readers = comer ? [comer] : meeting.comers;
  if (shared.words === "") throw new Refusal("not so", "There is nothing in it to share yet.", "words");
  const last = await lastShared(tx, meeting.id, comer?.id ?? null);
  if (last && last.memberId !== coach.memberId && comer === null) {
    throw new Refusal("not now", "A colleague has shared the recap of this session.");
  }
  const names = readers.map((reader) => reader.name);
  // The same words once more are no news.
  if (last && last.words === shared.words && last.takenBackAt === null) return { with: names };
  const inserted = await tx
    .insertInto("sessionShare")
    .values({
      practiceId: coach.practiceId,
      id: shared.id,
      appointmentId: meeting.id,
      familyId: comer?.familyId ?? meeting.familyId,
      guardianId: comer?.id ?? null,
      memberId: coach.memberId,
      number: (last?.number ?? 0) + 1,
      words: shared.words,
      sharedAt: await instant(tx),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 1n && last === undefined) await tellReaders(tx, coach, readers, shared.id);
  return { with: names };
}

/**
 * Takes back what was shared, on every one's page at once. Who has read it has read it; it stays in the coach's own notes.
 *
 * @throws Refusal "gone" when nothing of hers is shared there
 */
export async function takeNoteBack(tx: Tx, coach: Acting, { appointmentId, part }: NotePart): Promise<void> {
  await meetingRow(tx, coach, appointmentId);
  const taken = await tx
    .updateTable("sessionShare")
    .set({ takenBackAt: await instant(tx) })
    .where("practiceId", "=", coach.practiceId)
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", part === recapPart ? "is" : "=", part === recapPart ? null : part)
    .where("memberId", "=", coach.memberId)
    .where("takenBackAt", "is", null)
    .executeTakeFirstOrThrow();
  if (taken.numUpdatedRows === 0n) throw new Refusal("gone", "Nothing of yours is shared here.");
}

async function lastShared(tx: Tx, appointmentId: string, guardianId: string | null) {
  return tx
    .selectFrom("sessionShare")
    .select(["number", "words", "memberId", "takenBackAt"])
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", guardianId === null ? "is" : "=", guardianId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Only families whose coach she is hear of it by email; in a group, others find it when they come in. */
async function tellReaders(tx: Tx, coach: Acting, readers: MeetingRow["comers"], aboutId: string): Promise<void> {
  for (const reader of readers) {
    if (!reader.came) continue;
    const { practiceId } = coach;
    await postEmail(tx, {
      practiceId,
      kind: "something new",
      aboutId,
      familyId: reader.familyId,
      guardianId: reader.id,
    });
  }
}
