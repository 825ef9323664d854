import { sql } from "kysely";
import type { ReceivedMail } from "#app/outside/received-mail.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { keepLogEntry } from "../school-log/keep-log-entry.server.ts";
import { keepAttachments, type MailFile } from "./keep-attachments.server.ts";
import { answeredDraft, markAnsweredByMail, markSentByCopy, ownDraft } from "./mail-and-drafts.server.ts";
import { busyHour, type Doubt, doubtsAbout } from "./may-land.ts";
import { type ReadReceived, readReceived } from "./read-received.server.ts";
import { tellOfMail } from "./tell-of-mail.server.ts";

/** To whose address a mail came, with the message that the address was given out with. */
export type Target = { practiceId: string; guardianId: string; familyId: string; draftTag: string };

/** What became of a mail at one address, in a word for counting. */
export type Landed = "placed" | "unsure" | "here before" | "too many" | "nobody there" | "a loop";

type Landing = {
  mail: ReceivedMail;
  files: readonly MailFile[];
  domain: string;
  receiver: string;
  /** Why it waits whatever it is; for a mail that the owner handed on. */
  doubt?: Doubt;
};

/**
 * Lands a mail at a guardian's private address: in her log when its sender is known and proved, else in front of her, to be placed.
 * Her messages are marked sent or answered by it, and she is told. Once per mail and guardian, by its id and by its Message-Id.
 * Runs as the system of the practice.
 */
export async function landMail(tx: Tx, storage: Storage, target: Target, landing: Landing): Promise<Landed> {
  const reader = await readerAt(tx, target);
  if (!reader) return "nobody there";
  const read = readReceived(landing.mail, { ...reader, domain: landing.domain, receiver: landing.receiver });
  if (await isOurs(tx, target, read)) return "a loop";
  const inThisHour = await howBusy(tx, target, read.from.address);
  if (inThisHour.all >= busyHour.dropped) return "too many";
  const educatorId = await cardOf(tx, target, read.entry.with.address);
  const onTeam = !read.own && educatorId !== null;
  const doubts = [...doubtsAbout({ ...read, onTeam, inThisHour }), ...(landing.doubt ? [landing.doubt] : [])];
  const state = doubts.length === 0 ? "placed" : "unsure";
  const copied = read.own && read.entry.direction === "out" && state === "placed";
  const draftId = copied
    ? await ownDraft(tx, target, read.entry.subject)
    : await answeredDraft(tx, target, read.answers);
  const mailId = await keepMail(tx, target, landing.mail, read, { state, doubts, draftId });
  if (mailId === undefined) return "here before";
  const kept = await keepAttachments(tx, storage, target, landing.files);
  if (state === "placed") await place(tx, target, read, { mailId, educatorId, draftId, kept });
  else await letWait(tx, target, read, mailId, kept);
  if (!doubts.includes("too many")) await tellOfMail(tx, target, { mailId, state, own: read.own });
  return state;
}

type Kept = { fileIds: readonly string[]; leftOut: readonly string[] };

async function place(
  tx: Tx,
  target: Target,
  read: ReadReceived,
  {
    mailId,
    educatorId,
    draftId,
    kept,
  }: { mailId: string; educatorId: string | null; draftId: string | null; kept: Kept },
): Promise<void> {
  const { entry } = read;
  if (entry.direction === "in") {
    await keepLogEntry(tx, target, {
      ...entryOf(entry, { mailId, educatorId, kept }),
      automatic: read.kind === "automatic",
    });
    // A machine that says somebody is away has not answered, and what she passes on answers nothing today.
    if (draftId && read.kind === "message" && !read.own) await markAnsweredByMail(tx, target, draftId);
    return;
  }
  const sending = draftId ? await markSentByCopy(tx, target, draftId, entry) : undefined;
  if (sending === "noted before") return;
  await keepLogEntry(tx, target, { ...entryOf(entry, { mailId, educatorId, kept }), sendingId: sending });
}

/** An entry as the log keeps it, of what was read. */
export function entryOf(
  entry: Omit<ReadReceived["entry"], "recipients" | "with">,
  { mailId, educatorId, kept }: { mailId: string; educatorId: string | null; kept: Kept },
) {
  const leftOut = kept.leftOut.map((words) => ({ knowledge: "in a document", by: "Alongside", words }) as const);
  const note = entry.note === "" ? [] : [{ knowledge: "said by us", by: "", words: entry.note } as const];
  return {
    educatorId,
    withWords: entry.withWords,
    direction: entry.direction,
    channel: "email",
    subject: entry.subject,
    body: entry.body,
    quoted: entry.quoted,
    also: [...note, ...leftOut],
    happenedAt: entry.happenedAt,
    timeKnown: entry.timeKnown,
    cameBy: "inbound",
    inboundId: mailId,
    fileIds: kept.fileIds,
  } as const;
}

async function keepMail(
  tx: Tx,
  { practiceId, guardianId, familyId }: Target,
  mail: ReceivedMail,
  read: ReadReceived,
  found: { state: "placed" | "unsure"; doubts: readonly Doubt[]; draftId: string | null },
): Promise<string | undefined> {
  const now = await instant(tx);
  const words = { kind: read.kind, messageId: read.messageId, draftId: found.draftId, movedAt: now };
  // What the owner handed on has a row already, and goes on in it.
  const handed = await tx
    .updateTable("inboundMail")
    .set({ ...words, state: "unsure", why: [...found.doubts] })
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .where("providerId", "=", mail.id)
    .where("state", "=", "handed on")
    .returning("id")
    .executeTakeFirst();
  if (handed) return handed.id;
  const id = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("inboundMail")
    .values({
      ...words,
      practiceId,
      id,
      guardianId,
      familyId,
      providerId: mail.id,
      state: found.state,
      why: [...found.doubts],
      fromName: read.from.name,
      fromAddress: read.from.address.slice(0, 254),
      subject: read.entry.subject,
      receivedAt: mail.at > now ? now : mail.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : undefined;
}

async function letWait(tx: Tx, target: Target, read: ReadReceived, mailId: string, kept: Kept): Promise<void> {
  const { practiceId, guardianId, familyId } = target;
  const { entry } = read;
  await tx
    .insertInto("inboundContent")
    .values({
      practiceId,
      mailId,
      guardianId,
      familyId,
      direction: entry.direction,
      withName: entry.withWords.slice(0, 200),
      withAddress: entry.with.address.slice(0, 254),
      subject: entry.subject,
      body: entry.body,
      quoted: entry.quoted,
      leftOut: [...kept.leftOut],
      happenedAt: entry.happenedAt,
      timeKnown: entry.timeKnown,
    })
    .execute();
  for (const fileId of kept.fileIds) {
    await tx.insertInto("inboundFile").values({ practiceId, mailId, fileId, guardianId, familyId }).execute();
  }
}

/** Her login address and zone; nothing for a guardian who has not come in. */
async function readerAt(tx: Tx, { practiceId, guardianId, familyId }: Target) {
  const row = await tx
    .selectFrom("guardian")
    .select(["zone", sql<string | null>`identity.address_of(person_id)`.as("email")])
    .where("practiceId", "=", practiceId)
    .where("id", "=", guardianId)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
  return row?.email ? { zone: row.zone, email: row.email } : undefined;
}

/** The one card of her family with this address. */
export async function cardOf(
  tx: Tx,
  { practiceId, familyId }: { practiceId: string; familyId: string },
  address: string,
): Promise<string | null> {
  if (address === "") return null;
  const card = await tx
    .selectFrom("educator")
    .select("id")
    .where("practiceId", "=", practiceId)
    .where("familyId", "=", familyId)
    .where(sql<string>`lower(email)`, "=", address)
    .orderBy("createdAt")
    .executeTakeFirst();
  return card?.id ?? null;
}

/** What left through Alongside and comes back: by its Message-Id, or from the practice's own sending domain. */
async function isOurs(tx: Tx, { practiceId }: Target, { messageId, from }: ReadReceived): Promise<boolean> {
  const { rows } = await sql<{ ours: boolean }>`
    select exists (select from outgoing_email o where o.practice_id = ${practiceId}
        and (o.message_id = ${messageId} or o.provider_id = ${messageId.split("@")[0] ?? ""}))
      or exists (select from sending_domain d where d.practice_id = ${practiceId}
        and lower(d.name) = ${from.address.split("@")[1] ?? ""}) as ours`.execute(tx);
  return rows[0]?.ours ?? false;
}

async function howBusy(tx: Tx, { practiceId, guardianId }: Target, from: string) {
  const { all, sender } = await tx
    .selectFrom("inboundMail")
    .select([
      sql<number>`count(*)::integer`.as("all"),
      sql<number>`(count(*) filter (where from_address = ${from}))::integer`.as("sender"),
    ])
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .where("movedAt", ">", sql<Date>`app_now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  return { all, sender };
}
