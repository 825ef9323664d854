import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { mayTalk } from "./meeting.ts";
import { chosenWording, keptWording, otherWords, type Wording } from "./wording.ts";

/** The guardian who acts. */
export type Comes = { practiceId: string; guardianId: string; familyId: string };

/**
 * Keeps what a guardian would like to talk about, hers alone, as she types it. When another device kept something else meanwhile, both
 * stay until she chooses.
 *
 * @returns the version now, and whether another device had written something else
 * @throws Refusal "gone" for a session that is not hers; "not now" when it is over
 */
export async function keepTalk(
  tx: Tx,
  guardian: Comes,
  kept: { appointmentId: string; words: string; version: number; sitting: string },
): Promise<{ version: number; changedElsewhere: boolean }> {
  await sessionAhead(tx, guardian, kept.appointmentId);
  if (kept.words !== "") await beginTalk(tx, guardian, kept.appointmentId);
  const before = await heldTalk(tx, guardian, kept.appointmentId);
  const { write, version, changedElsewhere } = keptWording(before, kept);
  if (write) await writeTalk(tx, guardian, kept.appointmentId, { ...write, sitting: kept.sitting });
  return { version, changedElsewhere };
}

/**
 * Chooses between two wordings.
 *
 * @throws Refusal "gone", "not now" as for keeping; "stale" when it changed since it was shown
 */
export async function chooseTalkWording(
  tx: Tx,
  guardian: Comes,
  chosen: { appointmentId: string; other: number; take: boolean; version: number; sitting: string },
): Promise<void> {
  await sessionAhead(tx, guardian, chosen.appointmentId);
  const before = await heldTalk(tx, guardian, chosen.appointmentId);
  const after = before && before.version === chosen.version ? chosenWording(before, chosen) : undefined;
  if (!after) throw new Refusal("stale", "This changed once more on another device. Look at both again, and choose.");
  await writeTalk(tx, guardian, chosen.appointmentId, { ...after, sitting: chosen.sitting });
}

/**
 * Sends to the coach what she would like to talk about, as it stands. Sent again, the newer words are read.
 *
 * @throws Refusal "gone", "not now" as for keeping; "not so" while there is nothing in it
 */
export async function sendTalk(tx: Tx, guardian: Comes, sent: { appointmentId: string; words: string }): Promise<void> {
  await sessionAhead(tx, guardian, sent.appointmentId);
  if (sent.words === "") throw new Refusal("not so", "A word is enough. Then send it.", "words");
  const row = { words: sent.words, sharedAt: await instant(tx) };
  const { practiceId, guardianId, familyId } = guardian;
  await tx
    .insertInto("talkShare")
    .values({ practiceId, id: newId(), appointmentId: sent.appointmentId, guardianId, familyId, ...row })
    .onConflict((conflict) => conflict.columns(["practiceId", "appointmentId", "guardianId"]).doUpdateSet(row))
    .execute();
}

/**
 * Takes back what she sent, while nobody has opened it.
 *
 * @throws Refusal "not now" when it was opened already, or nothing was sent
 */
export async function takeTalkBack(tx: Tx, guardian: Comes, appointmentId: string): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom("talkShare")
    .where("practiceId", "=", guardian.practiceId)
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", "=", guardian.guardianId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) throw new Refusal("not now", "It has been opened already. You can still change it.");
}

async function sessionAhead(tx: Tx, { practiceId, guardianId, familyId }: Comes, id: string): Promise<void> {
  const session = await tx
    .selectFrom("appointment")
    .select(["state", "endsAt", sql<Date>`app_now()`.as("now")])
    .where("practiceId", "=", practiceId)
    .where("id", "=", id)
    .where(sql<boolean>`of_meeting(id, ${guardianId}, ${familyId})`)
    .executeTakeFirst();
  if (!session) throw new Refusal("gone", "There is no such session.");
  if (!mayTalk(session, session.now)) throw new Refusal("not now", "This session is over, or it was called off.");
}

async function heldTalk(tx: Tx, guardian: Comes, appointmentId: string): Promise<Wording | undefined> {
  const row = await tx
    .selectFrom("talkWords")
    .select(["words", "others", "version", "sitting"])
    .where("practiceId", "=", guardian.practiceId)
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", "=", guardian.guardianId)
    .forUpdate()
    .executeTakeFirst();
  return row && { ...row, others: otherWords(row.others) };
}

/** An empty row to hold, so that of two devices that begin at once the later one sees the words of the first. */
async function beginTalk(tx: Tx, { practiceId, guardianId, familyId }: Comes, appointmentId: string): Promise<void> {
  await tx
    .insertInto("talkWords")
    .values({ practiceId, appointmentId, guardianId, familyId, savedAt: await instant(tx), version: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function writeTalk(
  tx: Tx,
  { practiceId, guardianId }: Comes,
  appointmentId: string,
  to: { words: string; others: readonly string[]; version: number; sitting: string },
): Promise<void> {
  await tx
    .updateTable("talkWords")
    .set({ ...to, others: JSON.stringify(to.others), savedAt: await instant(tx) })
    .where("practiceId", "=", practiceId)
    .where("appointmentId", "=", appointmentId)
    .where("guardianId", "=", guardianId)
    .execute();
}
