import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { keptRecipients } from "./addressees.ts";
import type { Channel, DraftState, Purpose } from "./draft.ts";
import type { Message } from "./message.ts";
import { messageHash } from "./message-hash.server.ts";

/** Whose draft it is: the guardian who acts. */
export type Writer = { practiceId: string; guardianId: string; familyId: string };

export type DraftRow = {
  id: string;
  purpose: Purpose;
  channel: Channel;
  state: DraftState;
  opened: boolean;
  aboutSafety: boolean;
};

/**
 * A guardian's own draft, held against every other change until this transaction ends.
 *
 * @throws Refusal gone when there is none, or it is somebody else's
 */
export async function heldDraft(tx: Tx, writer: Writer, draftId: string): Promise<DraftRow> {
  const draft = await tx
    .selectFrom("draft")
    .select(["id", "purpose", "channel", "state", "opened", "aboutSafety"])
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .where("guardianId", "=", writer.guardianId)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) throw new Refusal("gone", "This message is not here any more.");
  return draft as DraftRow;
}

/** The working text of a draft: what would be shared or sent now. */
export async function workingMessage(tx: Tx, writer: Writer, draftId: string): Promise<Message> {
  const text = await tx
    .selectFrom("draftText")
    .select(["recipients", "subject", "body"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (!text) throw new Refusal("gone", "This message is not here any more.");
  return { recipients: keptRecipients(text.recipients), subject: text.subject, body: text.body };
}

/**
 * The version that holds exactly this message, made when there is none. A version is never rewritten, so one that was not
 * shared before gets a twin that is.
 *
 * @param version.shared whether the coach may read it
 * @returns its id and hash, and whether it is new
 */
export async function versionOf(
  tx: Tx,
  writer: Writer,
  draftId: string,
  version: { message: Message; shared: boolean; word?: string; at: Date; alwaysNew?: boolean },
): Promise<{ id: string; hash: string; made: boolean }> {
  const { message, shared, at } = version;
  const hash = messageHash(message);
  const known = await tx
    .selectFrom("draftVersion")
    .select(["id", "shared", "hash", "number"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .orderBy("number", "desc")
    .execute();
  const same = known.find((row) => row.hash === hash && (row.shared || !shared));
  if (same && !version.alwaysNew) return { id: same.id, hash, made: false };
  const id = newId();
  await tx
    .insertInto("draftVersion")
    .values({
      ...ownerOf(writer),
      id,
      draftId,
      number: (known[0]?.number ?? 0) + 1,
      recipients: JSON.stringify(message.recipients),
      subject: message.subject,
      body: message.body,
      hash,
      word: version.word ?? "",
      shared,
      madeAt: at,
    })
    .execute();
  return { id, hash, made: true };
}

/** The columns that tie a row to its guardian. */
export const ownerOf = ({ practiceId, guardianId, familyId }: Writer): Writer => ({ practiceId, guardianId, familyId });

/** Says that the family was heard from, which moves "last heard" on the coach's lists. */
export async function familyHeard(tx: Tx, at: Date): Promise<void> {
  await sql`select family_heard(${at})`.execute(tx);
}
