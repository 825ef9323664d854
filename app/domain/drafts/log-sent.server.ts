import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { keepLogEntry } from "../school-log/keep-log-entry.server.ts";
import type { LogChannel } from "../school-log/log.ts";
import { keptRecipients } from "./addressees.ts";
import type { Channel, Purpose } from "./draft.ts";
import type { Addressee } from "./message.ts";
import { countPhrases } from "./phrases/practice-phrases.server.ts";

const logged: Readonly<Record<Channel, LogChannel>> = {
  email: "email",
  "app message": "app message",
  note: "note",
  "phone script": "call",
  "meeting words": "meeting",
};

/**
 * Keeps what was sent in its sender's school log, in the transaction in which it was sent or said to be sent: her words as they
 * went, to whom, and what hung on them. The same sending is one entry, however often this is called.
 *
 * Acts for the guardian as well as for the worker.
 *
 * @param sendingId a sending in the state "sent"
 * @param at when it went
 */
export async function logSent(tx: Tx, sendingId: string, at: Date): Promise<void> {
  const sent = await tx
    .selectFrom("draftSending as s")
    .innerJoin("draft as d", (join) => join.onRef("d.practiceId", "=", "s.practiceId").onRef("d.id", "=", "s.draftId"))
    .innerJoin("draftVersion as v", (join) =>
      join.onRef("v.practiceId", "=", "s.practiceId").onRef("v.id", "=", "s.versionId"),
    )
    .select((row) => [
      "s.practiceId",
      "s.guardianId",
      "s.familyId",
      "d.childId",
      "d.purpose",
      "d.channel",
      "v.recipients",
      "v.subject",
      "v.body",
      jsonArrayFrom(
        row
          .selectFrom("versionFile as f")
          .select("f.fileId as id")
          .whereRef("f.practiceId", "=", "v.practiceId")
          .whereRef("f.versionId", "=", "v.id")
          .orderBy("f.place"),
      ).as("files"),
    ])
    .where("s.id", "=", sendingId)
    .executeTakeFirstOrThrow();
  const { to, cc } = keptRecipients(sent.recipients);
  await keepLogEntry(tx, sent, {
    childId: sent.childId,
    educatorId: await cardOf(tx, to[0]),
    withWords: namesOf([...to, ...cc]),
    direction: "out",
    channel: logged[sent.channel as Channel],
    purpose: sent.purpose as Purpose,
    subject: sent.subject,
    body: sent.body,
    happenedAt: at,
    cameBy: "sent",
    sendingId,
    fileIds: sent.files.map((file) => file.id),
  });
  await countPhrases(tx, { body: sent.body, educatorIds: [...to, ...cc].flatMap((person) => person.educatorId ?? []) });
}

const namesOf = (people: readonly Addressee[]): string =>
  people
    .map((person) => person.name)
    .join(", ")
    .slice(0, 200);

/** A card may have gone since the message was written. */
async function cardOf(tx: Tx, person: Addressee | undefined): Promise<string | null> {
  if (!person?.educatorId) return null;
  const card = await tx.selectFrom("educator").select("id").where("id", "=", person.educatorId).executeTakeFirst();
  return card?.id ?? null;
}
