import type { Task } from "graphile-worker";
import { sql } from "kysely";
import { z } from "zod";
import { didNotArrive, keepMessageId } from "#app/domain/inbound/did-not-arrive.server.ts";
import { fitsNobody } from "#app/domain/inbound/fits-nobody.server.ts";
import { tokenHash } from "#app/domain/inbound/inbound-address.server.ts";
import type { MailFile } from "#app/domain/inbound/keep-attachments.server.ts";
import { landMail, type Target } from "#app/domain/inbound/land-mail.server.ts";
import { handleRoom, type PrivateAddress, privateAddresses } from "#app/domain/inbound/private-address.ts";
import { correspondent } from "#app/domain/mail/correspondent.ts";
import { answeredSessions } from "#app/domain/scheduling/answer-address.server.ts";
import type { InboundSettings } from "#app/outside/env.server.ts";
import { type ReceivedMail, type ReceivedMails, ReceivingAway } from "#app/outside/received-mail.server.ts";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Database, Handle } from "#db/client.server.ts";
import { receiveAnswer } from "./receive-answer.server.ts";
import { NotYet } from "./send-email.server.ts";

/** What the tasks of incoming mail work with. */
export type MailRoom = {
  database: Database;
  receivedMails: ReceivedMails;
  inbound: InboundSettings;
  storage: Storage;
  /** The address that our own mail comes from. */
  ownAddress: string;
  /** With what addresses are made that calendars answer at, and whose invitations are ours. */
  sender: { secret: string; origin: string };
};

const ordered = z.object({ id: z.uuid() });
const handedOn = z.object({ practice: z.uuid(), id: z.uuid() });
const addresses = z.array(z.string()).nullish();
const event = z.object({
  type: z.string(),
  data: z.object({
    email_id: z.string().min(1).max(100),
    message_id: z.string().nullish(),
    from: z.string().nullish(),
    subject: z.string().nullish(),
    to: addresses,
    cc: addresses,
    bcc: addresses,
    received_for: addresses,
    created_at: z.string().nullish(),
  }),
});
type Told = z.output<typeof event>["data"];

const largestFile = 10 * 1024 * 1024;
const mostFiles = 20;
/** Pictures in a signature are smaller than what anybody photographs. */
const smallPicture = 30_000;

/**
 * The task for one webhook event: a mail that came in lands or waits, one that bounced is told of. Every step can be done again; a
 * crash anywhere is a retry that lands nothing twice.
 *
 * @throws "not yet", without any content, while Resend does not answer
 */
export const receiveMail =
  (room: MailRoom): Task =>
  async (payload) => {
    const { id } = ordered.parse(payload);
    const nobody = room.database.as({ actor: "visitor" });
    const waiting = await nobody.read(async (tx) => {
      const { rows } = await sql<{ body: string }>`select body from identity.webhook_waiting(${id})`.execute(tx);
      return rows[0];
    });
    if (!waiting) return;
    const told = event.safeParse(jsonOf(waiting.body));
    const outcome = told.success ? await notYetWhileAway(() => take(room, nobody, told.data)) : "not understood";
    await nobody.write((tx) => sql`select identity.webhook_done(${id}, ${outcome})`.execute(tx));
  };

/** The task for a mail that the owner handed to its guardian: its words are fetched now, for her alone. */
export const receiveHandedMail =
  (room: MailRoom): Task =>
  async (payload) => {
    const { practice: practiceId, id } = handedOn.parse(payload);
    const system = room.database.as({ actor: "system", practiceId });
    const row = await system.read((tx) =>
      tx
        .selectFrom("inboundMail")
        .select(["providerId", "guardianId", "familyId"])
        .where("id", "=", id)
        .where("state", "=", "handed on")
        .executeTakeFirst(),
    );
    if (!row?.guardianId || !row.familyId) return;
    const target = { practiceId, guardianId: row.guardianId, familyId: row.familyId, draftTag: "" };
    await notYetWhileAway(async () => {
      const mail = await room.receivedMails.mail(row.providerId);
      return mail ? land(room, target, mail, "handed on") : "gone";
    });
  };

async function take(room: MailRoom, nobody: Handle, { type, data }: z.output<typeof event>): Promise<string> {
  if (type === "email.received") return receive(room, nobody, data);
  const ours = await nobody.read(async (tx) => {
    const { rows } = await sql<{ practiceId: string; id: string }>`
      select practice_id, id from identity.mail_of_ours(${data.email_id})`.execute(tx);
    return rows[0];
  });
  if (!ours) return "no mail of ours";
  const system = room.database.as({ actor: "system", practiceId: ours.practiceId });
  if (type === "email.bounced" || type === "email.failed" || type === "email.suppressed") {
    return (await system.write((tx) => didNotArrive(tx, ours.practiceId, ours.id))) ? "did not arrive" : "known before";
  }
  if (data.message_id) {
    const messageId = data.message_id;
    await system.write((tx) => keepMessageId(tx, ours.practiceId, ours.id, messageId));
  }
  return "noted";
}

async function receive(room: MailRoom, nobody: Handle, data: Told): Promise<string> {
  const { domain } = room.inbound;
  if (domain === undefined) return "no domain";
  const went = [data.received_for, data.to, data.cc, data.bcc].flatMap((list) => list ?? []);
  const sessions = answeredSessions(went, { secret: room.sender.secret, domain });
  if (sessions.length > 0) return receiveAnswer(room, nobody, data.email_id, sessions);
  const found = privateAddresses(went, domain);
  if (found.length === 0) return "no address of ours";
  const from = correspondent(data.from ?? "");
  // What we send ourselves and somebody's forwarding brings back would go round for ever.
  if (from && (from.address === room.ownAddress.toLowerCase() || from.address.endsWith(`@${domain}`))) return "a loop";
  const targets = await targetsOf(nobody, found);
  if (targets.length === 0) return waitForOwner(room, nobody, found, data);
  const mail = await room.receivedMails.mail(data.email_id);
  if (!mail) return "gone";
  const landed: string[] = [];
  for (const target of targets) landed.push(await land(room, target, mail));
  return [...new Set(landed)].join(", ");
}

/** Whose addresses these are. The token decides; a name that is not the practice's of this token is a wrong address. */
async function targetsOf(nobody: Handle, found: readonly PrivateAddress[]): Promise<Target[]> {
  const targets = new Map<string, Target>();
  for (const { handle, token, draftTag } of found) {
    if (token === "") continue;
    const at = await nobody.read(async (tx) => {
      const { rows } = await sql<Omit<Target, "draftTag"> & { handle: string }>`
        select * from identity.inbound_at(${tokenHash(token)})`.execute(tx);
      return rows[0];
    });
    if (!at || at.handle.slice(0, handleRoom).replace(/-$/, "") !== handle) continue;
    const { practiceId, guardianId, familyId } = at;
    targets.set(guardianId, { practiceId, guardianId, familyId, draftTag });
  }
  return [...targets.values()];
}

async function waitForOwner(
  room: MailRoom,
  nobody: Handle,
  found: readonly PrivateAddress[],
  data: Told,
): Promise<string> {
  for (const { handle } of found) {
    const practiceId = await nobody.read(async (tx) => {
      const { rows } = await sql<{ id: string | null }>`
        select identity.practice_beginning(${handle}, ${handleRoom}) as id`.execute(tx);
      return rows[0]?.id;
    });
    if (!practiceId) continue;
    const system = room.database.as({ actor: "system", practiceId });
    return system.write((tx) =>
      fitsNobody(tx, practiceId, {
        providerId: data.email_id,
        from: correspondent(data.from ?? "") ?? { name: (data.from ?? "").slice(0, 200), address: "" },
        subject: data.subject ?? "",
        at: new Date(data.created_at ?? Number.NaN),
      }),
    );
  }
  return "unknown practice";
}

async function land(room: MailRoom, target: Target, mail: ReceivedMail, doubt?: "handed on"): Promise<string> {
  const { inbound, storage } = room;
  // Files are fetched before the transaction begins: it must not wait for the network.
  const files = await filesOf(room.receivedMails, mail);
  const landing = { mail, files, domain: inbound.domain ?? "", receiver: inbound.receiver, doubt };
  return room.database
    .as({ actor: "system", practiceId: target.practiceId })
    .write((tx) => landMail(tx, storage, target, landing));
}

async function filesOf(receivedMails: ReceivedMails, mail: ReceivedMail): Promise<MailFile[]> {
  const files: MailFile[] = [];
  for (const { id, name, type, size, inline } of mail.attachments.slice(0, mostFiles)) {
    if (inline && type.startsWith("image/") && size < smallPicture) continue;
    const bytes = size > largestFile ? undefined : await receivedMails.attachment(mail.id, id, largestFile);
    files.push({ name, bytes });
  }
  return files;
}

async function notYetWhileAway(work: () => Promise<string>): Promise<string> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ReceivingAway ? new NotYet(error.message) : error;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
