import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { recapPart } from "./meeting.ts";
import { comerOf, type MeetingRow, meetingRow } from "./meeting-row.server.ts";
import { chosenWording, keptWording, otherWords, type Wording } from "./wording.ts";

/** Which part of the notes: of one session, with one guardian or for everybody (`recapPart`). */
export type NotePart = { appointmentId: string; part: string };

/**
 * Keeps a part of a coach's notes as she types it. Nobody but those who coach the family reads it until it is shared. When another
 * device kept something else meanwhile, both wordings stay until she chooses.
 *
 * @param kept.version the version that the page was made from, 0 for none
 * @param kept.sitting the opened page
 * @returns the version now, and whether another device had written something else
 * @throws Refusal "gone" for no such session or guardian; "not now" for a recap that a colleague writes
 */
export async function keepNote(
  tx: Tx,
  coach: Acting,
  kept: NotePart & { words: string; version: number; sitting: string },
): Promise<{ version: number; changedElsewhere: boolean }> {
  const meeting = await meetingRow(tx, coach, kept.appointmentId);
  const { part, words, sitting } = kept;
  const comer = part === recapPart ? null : comerOf(meeting, part);
  const before =
    (await heldNote(tx, coach, kept)) ?? (words === "" ? undefined : await begun(tx, coach, meeting, comer));
  const { write, version, changedElsewhere } = keptWording(before, kept);
  if (before && write) await writeNote(tx, before.id, { ...write, sitting });
  return { version, changedElsewhere };
}

/**
 * Chooses between two wordings of a part: takes the other one, while the present one waits beside it, or leaves the other out.
 *
 * @throws Refusal "gone" as for keeping; "stale" when the notes changed since they were shown
 */
export async function chooseNoteWording(
  tx: Tx,
  coach: Acting,
  chosen: NotePart & { other: number; take: boolean; version: number; sitting: string },
): Promise<void> {
  await meetingRow(tx, coach, chosen.appointmentId);
  const before = await heldNote(tx, coach, chosen);
  const after = before && before.version === chosen.version ? chosenWording(before, chosen) : undefined;
  if (!before || !after) {
    throw new Refusal("stale", "These notes changed once more on another device. Look at both again, and choose.");
  }
  await writeNote(tx, before.id, { ...after, sitting: chosen.sitting });
}

type HeldNote = Wording & { id: string };

/** @throws Refusal "not now" for a recap that somebody else began */
async function heldNote(tx: Tx, coach: Acting, { appointmentId, part }: NotePart): Promise<HeldNote | undefined> {
  const ofPart = tx
    .selectFrom("sessionNote")
    .select(["id", "words", "others", "version", "sitting", "memberId"])
    .where("practiceId", "=", coach.practiceId)
    .where("appointmentId", "=", appointmentId);
  const found = await (part === recapPart
    ? ofPart.where("guardianId", "is", null)
    : ofPart.where("guardianId", "=", part).where("memberId", "=", coach.memberId)
  ).executeTakeFirst();
  if (!found) return undefined;
  if (found.memberId !== coach.memberId) {
    throw new Refusal("not now", "A colleague writes the recap of this session. Your own notes are yours to write.");
  }
  // Held from here on against her other devices; what she reads is what she writes over.
  const { words, others, version, sitting } = await tx
    .selectFrom("sessionNote")
    .select(["words", "others", "version", "sitting"])
    .where("practiceId", "=", coach.practiceId)
    .where("id", "=", found.id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { id: found.id, words, others: otherWords(others), version, sitting };
}

async function begun(
  tx: Tx,
  coach: Acting,
  meeting: MeetingRow,
  comer: MeetingRow["comers"][number] | null,
): Promise<HeldNote | undefined> {
  const now = await instant(tx);
  await tx
    .insertInto("sessionNote")
    .values({
      practiceId: coach.practiceId,
      id: newId(),
      appointmentId: meeting.id,
      familyId: comer?.familyId ?? meeting.familyId,
      guardianId: comer?.id ?? null,
      memberId: coach.memberId,
      createdAt: now,
      savedAt: now,
      version: 0,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return heldNote(tx, coach, { appointmentId: meeting.id, part: comer?.id ?? recapPart });
}

async function writeNote(
  tx: Tx,
  id: string,
  to: { words: string; others: readonly string[]; version: number; sitting: string },
): Promise<void> {
  const row = { ...to, others: JSON.stringify(to.others), savedAt: await instant(tx) };
  await tx.updateTable("sessionNote").set(row).where("id", "=", id).execute();
}
