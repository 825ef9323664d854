import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { versionOf } from "../drafts/draft-row.server.ts";
import { newId } from "../ids.ts";
import type { Target } from "./land-mail.server.ts";
import type { ReadReceived } from "./read-received.server.ts";

/**
 * Which message of hers a mail answers: the one that its address was given out with, else the one whose Message-Id it names.
 *
 * @param answers ids of In-Reply-To and References, nearest first
 */
export async function answeredDraft(tx: Tx, target: Target, answers: readonly string[]): Promise<string | null> {
  const tagged = await taggedDraft(tx, target);
  if (tagged !== null || answers.length === 0) return tagged;
  const provided = answers.map((id) => id.split("@")[0] ?? "");
  const { rows } = await sql<{ draftId: string }>`
    select s.draft_id, o.created_at from outgoing_email o
      join draft_sending s on s.practice_id = o.practice_id and s.id = o.about_id
      where o.practice_id = ${target.practiceId} and o.guardian_id = ${target.guardianId} and o.kind = 'message to school'
        and (o.message_id = any (${answers}) or o.provider_id = any (${provided}))
    union all
    select m.draft_id, m.received_at from inbound_mail m
      where m.practice_id = ${target.practiceId} and m.guardian_id = ${target.guardianId} and m.draft_id is not null
        and m.message_id = any (${answers})
    order by 2 desc limit 1`.execute(tx);
  return rows[0]?.draftId ?? null;
}

/** Which message of hers a copy of her own mail is: by its address, else the one unsent message with this subject. */
export async function ownDraft(tx: Tx, target: Target, subject: string): Promise<string | null> {
  const tagged = await taggedDraft(tx, target);
  if (tagged !== null) return tagged;
  const { rows } = await sql<{ id: string | null }>`
    select draft_with_subject(${target.guardianId}, ${subject}) as id`.execute(tx);
  return rows[0]?.id ?? null;
}

async function taggedDraft(tx: Tx, { practiceId, guardianId, draftTag }: Target): Promise<string | null> {
  if (draftTag === "") return null;
  const draft = await tx
    .selectFrom("draft")
    .select("id")
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .where(sql<string>`right(replace(id::text, '-', ''), 12)`, "=", draftTag)
    .executeTakeFirst();
  return draft?.id ?? null;
}

/** Notes that the school answered a message that has gone. */
export async function markAnsweredByMail(tx: Tx, target: Target, draftId: string): Promise<void> {
  const gone = await tx
    .selectFrom("draftSending")
    .select("id")
    .where("practiceId", "=", target.practiceId)
    .where("draftId", "=", draftId)
    .where("state", "=", "sent")
    .executeTakeFirst();
  if (!gone) return;
  await tx
    .updateTable("draft")
    .set((row) => ({ state: "answered", movedAt: sql<Date>`app_now()`, version: row("version", "+", 1) }))
    .where("practiceId", "=", target.practiceId)
    .where("id", "=", draftId)
    .where("state", "=", "sent")
    .execute();
}

/**
 * Notes that she has sent a message herself, by the copy that came in: its words as they went, whoever found what ready.
 *
 * @returns the sending; "noted before" when it stands in her log already; undefined when the message was set aside or is gone
 */
export async function markSentByCopy(
  tx: Tx,
  target: Target,
  draftId: string,
  entry: ReadReceived["entry"],
): Promise<string | "noted before" | undefined> {
  const { practiceId, guardianId, familyId } = target;
  const draft = await tx
    .selectFrom("draft")
    .select("state")
    .where("practiceId", "=", practiceId)
    .where("id", "=", draftId)
    .where("guardianId", "=", guardianId)
    .forUpdate()
    .executeTakeFirst();
  if (draft?.state === "sent" || draft?.state === "answered") return "noted before";
  if (!draft || draft.state === "set aside" || entry.body === "") return undefined;
  const now = await instant(tx);
  const people = (list: typeof entry.recipients.to) => list.map(({ name, address }) => ({ name, email: address }));
  const recipients = { to: people(entry.recipients.to), cc: people(entry.recipients.cc) };
  const message = { recipients, subject: entry.subject, body: entry.body, files: [] };
  const writer = { practiceId, guardianId, familyId };
  const version = await versionOf(tx, writer, draftId, { message, shared: false, at: now });
  const id = newId();
  await tx
    .insertInto("draftSending")
    .values({
      ...writer,
      id,
      draftId,
      versionId: version.id,
      way: "said to be sent",
      hash: version.hash,
      state: "sent",
      dueAt: now,
      sentAt: entry.happenedAt,
      shared: false,
      createdAt: now,
    })
    .execute();
  await tx
    .updateTable("draft")
    .set((row) => ({ state: "sent", sentAt: entry.happenedAt, movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", practiceId)
    .where("id", "=", draftId)
    .execute();
  return id;
}
