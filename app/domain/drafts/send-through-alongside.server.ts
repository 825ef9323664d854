import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { postEmail } from "../messages/post-email.server.ts";
import { Refusal } from "../refusal.ts";
import { foundReady, lookDecisions, mayLeaveThroughAlongside } from "./draft.ts";
import {
  type DraftRow,
  familyHeard,
  heldDraft,
  type MessageWithFiles,
  ownerOf,
  versionOf,
  type Writer,
  workingMessage,
} from "./draft-row.server.ts";
import { leavingTime, type When } from "./leaving-time.server.ts";
import { messageHash } from "./message-hash.server.ts";

/**
 * Orders the message to be sent in her name: now, on the next school morning, or on another day or time. Under a look-first rule only the text that was
 * found ready goes, to the letter; the database holds the same rule. Word that it is about safety lifts it.
 *
 * @param writer.zone her zone, for the day and the time
 * @param values.id the sending's id, so that a form sent twice sends one mail
 * @returns when it goes
 * @throws Refusal not so for what is missing; not now when this text has not been found ready, the message has gone,
 *   or as much has left in a day as may
 */
export async function sendThroughAlongside(
  tx: Tx,
  writer: Writer & { zone: string },
  draftId: string,
  values: When & { id: string; shared: boolean; safety: boolean },
): Promise<Date> {
  const draft = await heldDraft(tx, writer, draftId);
  const before = await sendingsOf(tx, writer, draftId);
  const again = before.find((sending) => sending.id === values.id);
  if (again) return again.dueAt;
  if (!mayBeSent(draft, before)) throw new Refusal("not now", "This message has gone already, or is set aside.");
  const message = await workingMessage(tx, writer, draftId);
  refuseIncomplete(draft, message);
  if (values.safety && !draft.aboutSafety) {
    await tx.updateTable("draft").set({ aboutSafety: true }).where("id", "=", draftId).execute();
  }
  if (!(await mayLeave(tx, writer, { ...draft, aboutSafety: draft.aboutSafety || values.safety }, message))) {
    throw notFoundReady();
  }
  const now = await instant(tx);
  const dueAt = leavingTime(values, now, writer.zone);
  await refuseBeyondRoom(tx, writer);
  const version = await versionOf(tx, writer, draftId, { message, shared: values.shared, at: now });
  await tx
    .insertInto("draftSending")
    .values({
      ...ownerOf(writer),
      id: values.id,
      draftId,
      versionId: version.id,
      way: "alongside",
      hash: version.hash,
      state: "waiting",
      dueAt,
      shared: values.shared,
      createdAt: now,
    })
    .execute()
    .catch((error: unknown) => {
      // A rule was set between our question and this line; the database has the last word.
      const isRule = error instanceof Error && "constraint" in error && error.constraint === "sending_was_found_ready";
      throw isRule ? notFoundReady() : error;
    });
  await tx
    .updateTable("draft")
    .set((row) => ({
      state: "sent",
      sentAt: dueAt,
      movedAt: now,
      opened: draft.opened || values.shared,
      version: row("version", "+", 1),
    }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .execute();
  if (values.shared) await familyHeard(tx, now);
  const { practiceId, guardianId, familyId } = writer;
  await postEmail(tx, { practiceId, kind: "message to school", aboutId: values.id, guardianId, familyId, dueAt });
  return dueAt;
}

const notFoundReady = () =>
  new Refusal(
    "not now",
    "Nobody has found exactly this version ready yet. Share it, or send it from your own mailbox.",
  );

/** A sending that failed leaves the message to be sent again. */
function mayBeSent(draft: DraftRow, sendings: readonly { state: string; way: string }[]): boolean {
  if (draft.state === "answered" || draft.state === "set aside") return false;
  return draft.state !== "sent" || (sendings[0]?.way === "alongside" && sendings[0].state === "failed");
}

/** So many in a day, by the database's own count; it refuses the next one whatever comes between. */
async function refuseBeyondRoom(tx: Tx, writer: Writer): Promise<void> {
  const { rows } = await sql<{ room: number }>`select sendings_left(${writer.guardianId}) as room`.execute(tx);
  if ((rows[0]?.room ?? 0) > 0) return;
  throw new Refusal(
    "not now",
    "Forty messages have gone this way since yesterday, and that is as many as we send in a day. Your own mailbox is always open: copy the words.",
  );
}

function refuseIncomplete(draft: DraftRow, { recipients, subject, body }: MessageWithFiles): void {
  if (draft.channel !== "email")
    throw new Refusal("not so", "Only an email can go through Alongside. Copy the words for any other way.");
  if (body === "") throw new Refusal("not so", "There is nothing to send yet. Write a line first.");
  if (subject === "") throw new Refusal("not so", "Give it a line at “About”, so that it is opened.");
  if (recipients.to.length === 0) throw new Refusal("not so", "Say whom it goes to first.");
  const without = [...recipients.to, ...recipients.cc].find((person) => person.email === "");
  if (without) {
    throw new Refusal("not so", `There is no email address for ${without.name}. Add it at “To”, or copy the words.`);
  }
}

async function mayLeave(tx: Tx, writer: Writer, draft: DraftRow, message: MessageWithFiles): Promise<boolean> {
  if (draft.aboutSafety) return true;
  const hash = messageHash(message);
  const { rows } = await sql<{ lookFirst: boolean }>`
    select looks_first(${draft.purpose}, ${writer.familyId}) as look_first`.execute(tx);
  const ready = await tx
    .selectFrom("draftLook")
    .select("hash")
    .where("draftId", "=", draft.id)
    .where("decision", "in", lookDecisions.filter(foundReady))
    .where("hash", "=", hash)
    .limit(1)
    .executeTakeFirst();
  return mayLeaveThroughAlongside({
    lookFirst: rows[0]?.lookFirst ?? true,
    messageHash: hash,
    readyHash: ready?.hash ?? null,
  });
}

const sendingsOf = (tx: Tx, writer: Writer, draftId: string) =>
  tx
    .selectFrom("draftSending")
    .select(["id", "state", "way", "dueAt"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .orderBy("createdAt", "desc")
    .execute();
