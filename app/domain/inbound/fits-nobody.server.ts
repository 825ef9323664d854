import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";

/** How many an owner is shown of an hour; whoever guesses addresses sends more. */
const mostAnHour = 60;

/**
 * Keeps that a mail came which names the practice and fits nobody, for its owner: from, day and subject, never its words. Runs as
 * the system of the practice.
 *
 * @returns what became of it, in a word for counting
 */
export async function fitsNobody(
  tx: Tx,
  practiceId: string,
  mail: { providerId: string; from: { name: string; address: string }; subject: string; at: Date },
): Promise<string> {
  const now = await instant(tx);
  const { count } = await tx
    .selectFrom("inboundMail")
    .select(sql<number>`count(*)::integer`.as("count"))
    .where("practiceId", "=", practiceId)
    .where("state", "=", "fits nobody")
    .where("movedAt", ">", sql<Date>`app_now() - interval '1 hour'`)
    .executeTakeFirstOrThrow();
  if (count >= mostAnHour) return "too many for nobody";
  await tx
    .insertInto("inboundMail")
    .values({
      practiceId,
      id: newId(),
      providerId: mail.providerId,
      state: "fits nobody",
      kind: "message",
      fromName: oneLine(mail.from.name).slice(0, 200),
      fromAddress: oneLine(mail.from.address).slice(0, 254),
      subject: oneLine(mail.subject).slice(0, 300),
      receivedAt: Number.isNaN(mail.at.getTime()) || mail.at > now ? now : mail.at,
      movedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return "fits nobody";
}

/** A mail that fits nobody, as its owner sees it. */
export type NobodysMail = { id: string; fromName: string; fromAddress: string; subject: string; receivedAt: Date };

/** The newest mails that fit nobody, and the guardians to whom one may be handed. For an owner. */
export async function mailForNobody(
  tx: Tx,
): Promise<{ mails: NobodysMail[]; guardians: { id: string; name: string; family: string }[] }> {
  const mails = await tx
    .selectFrom("inboundMail")
    .select(["id", "fromName", "fromAddress", "subject", "receivedAt"])
    .where("state", "=", "fits nobody")
    .orderBy("receivedAt", "desc")
    .limit(100)
    .execute();
  const guardians = await tx
    .selectFrom("guardian as g")
    .innerJoin("family as f", (join) =>
      join.onRef("f.practiceId", "=", "g.practiceId").onRef("f.id", "=", "g.familyId"),
    )
    .select(["g.id", "g.name", "f.name as family"])
    .where("g.personId", "is not", null)
    .orderBy("f.nameFolded")
    .orderBy("g.name")
    .limit(500)
    .execute();
  return { mails, guardians };
}

/**
 * Lets go of a mail that fits nobody. Said twice it is once.
 */
export async function discardMail(tx: Tx, practiceId: string, mailId: string): Promise<void> {
  await tx
    .updateTable("inboundMail")
    .set({ state: "discarded", movedAt: await instant(tx) })
    .where("practiceId", "=", practiceId)
    .where("id", "=", mailId)
    .where("state", "=", "fits nobody")
    .execute();
}

/**
 * Hands a mail to the guardian whom it was meant for. Its words are fetched for her alone, and wait until she places them.
 *
 * @returns her name, for the notice
 * @throws Refusal not so for nobody of this practice; gone when somebody was quicker
 */
export async function handMailOn(tx: Tx, practiceId: string, mailId: string, guardianId: string): Promise<string> {
  const guardian = await tx
    .selectFrom("guardian")
    .select(["familyId", "name"])
    .where("practiceId", "=", practiceId)
    .where("id", "=", guardianId)
    .where("personId", "is not", null)
    .executeTakeFirst();
  if (!guardian) throw new Refusal("not so", "Choose whom it is for.", "guardian");
  const { numUpdatedRows } = await tx
    .updateTable("inboundMail")
    .set({
      state: "handed on",
      guardianId,
      familyId: guardian.familyId,
      why: ["handed on"],
      movedAt: await instant(tx),
    })
    .where("practiceId", "=", practiceId)
    .where("id", "=", mailId)
    .where("state", "=", "fits nobody")
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("gone", "This mail is not here any more.");
  await sql`select enqueue('receive-handed-mail', ${mailId}, null, ${mailId})`.execute(tx);
  return guardian.name;
}

const oneLine = (text: string): string =>
  text
    .replace(/[^\P{Cc}]|\p{Surrogate}/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
