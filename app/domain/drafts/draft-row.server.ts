import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import type { Attachment } from "../documents/document.ts";
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

/** A message with its files as they are kept here. */
export type MessageWithFiles = Omit<Message, "files"> & { files: readonly Attachment[] };

/** The working text of a draft and what hangs on it: what would be shared or sent now. */
export async function workingMessage(tx: Tx, writer: Writer, draftId: string): Promise<MessageWithFiles> {
  const text = await tx
    .selectFrom("draftText as t")
    .select((row) => [
      "t.recipients",
      "t.subject",
      "t.body",
      jsonArrayFrom(
        row
          .selectFrom("draftFile as d")
          .innerJoin("storedFile as f", (join) =>
            join.onRef("f.practiceId", "=", "d.practiceId").onRef("f.id", "=", "d.fileId"),
          )
          .select(["f.id", "f.name", "f.type", "f.size", "f.sha256"])
          .whereRef("d.practiceId", "=", "t.practiceId")
          .whereRef("d.draftId", "=", "t.draftId")
          .orderBy("d.addedAt")
          .orderBy("f.id"),
      ).as("files"),
    ])
    .where("t.practiceId", "=", writer.practiceId)
    .where("t.draftId", "=", draftId)
    .executeTakeFirst();
  if (!text) throw new Refusal("gone", "This message is not here any more.");
  return { recipients: keptRecipients(text.recipients), subject: text.subject, body: text.body, files: text.files };
}

/**
 * The version that holds exactly this message with its files, made when there is none. A version is never rewritten, so one that was not
 * shared before gets a twin that is.
 *
 * @param version.shared whether the coach may read it
 * @returns its id and hash, and whether it is new
 */
export async function versionOf(
  tx: Tx,
  writer: Writer,
  draftId: string,
  version: { message: MessageWithFiles; shared: boolean; word?: string; at: Date; alwaysNew?: boolean },
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
  if (message.files.length > 0) {
    const hangs = message.files.map((file, place) => ({ versionId: id, draftId, fileId: file.id, place }));
    await tx
      .insertInto("versionFile")
      .values(hangs.map((row) => ({ ...ownerOf(writer), ...row })))
      .execute();
  }
  return { id, hash, made: true };
}

/** The columns that tie a row to its guardian. */
export const ownerOf = ({ practiceId, guardianId, familyId }: Writer): Writer => ({ practiceId, guardianId, familyId });

/** Says that the family was heard from, which moves "last heard" on the coach's lists. */
export async function familyHeard(tx: Tx, at: Date): Promise<void> {
  await sql`select family_heard(${at})`.execute(tx);
}
