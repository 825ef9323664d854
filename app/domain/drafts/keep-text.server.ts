import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { tooLong } from "../words.ts";
import { type RecipientFields, recipientsFrom } from "./address-message.server.ts";
import { keptRecipients } from "./addressees.ts";
import type { Channel } from "./draft.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";
import { type FactKey, type Facts, factBoxes, factsInWords, keptFacts, putIntoLetter } from "./four-facts.ts";
import { messageLimits } from "./limits.ts";
import { canonicalMessage, type Message } from "./message.ts";

export type TextValues = RecipientFields &
  Partial<Record<FactKey, string>> & {
    version: number;
    channel: Channel;
    subject: string;
    body: string;
    /** Says that the four boxes stood in the form. */
    boxes?: "here";
  };

/**
 * Keeps the working text as it stands. It goes to nobody. What was kept before from the same text counts as kept, so that a form
 * sent twice is no conflict.
 *
 * @returns the text's new version and when it was kept
 * @throws Refusal stale when the text was changed elsewhere since this one was loaded; not now once it has been sent
 */
export async function keepText(
  tx: Tx,
  writer: Writer,
  draftId: string,
  values: TextValues,
): Promise<{ version: number; savedAt: Date }> {
  const draft = await heldUnsent(tx, writer, draftId);
  const recipients = await recipientsFrom(tx, values);
  const now = await instant(tx);
  const kept = await tx
    .selectFrom("draftText")
    .select(["recipients", "subject", "body", "facts", "version", "savedAt"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (!kept) throw new Refusal("gone", "This message is not here any more.");
  if (draft.channel !== values.channel) {
    await tx.updateTable("draft").set({ channel: values.channel }).where("id", "=", draftId).execute();
  }
  const message: Message = { recipients, subject: values.subject, body: values.body };
  const facts = values.boxes ? keptFacts(values) : keptFacts(kept.facts);
  const same =
    sameMessage(message, { ...kept, recipients: keptRecipients(kept.recipients) }) &&
    sameFacts(facts, keptFacts(kept.facts));
  if (same) return { version: kept.version, savedAt: kept.savedAt };
  if (kept.version !== values.version) {
    throw new Refusal("stale", "These words were changed on another device. Both are kept: choose below which go on.");
  }
  await tx
    .updateTable("draftText")
    .set({
      recipients: JSON.stringify(recipients),
      subject: values.subject,
      body: values.body,
      facts: JSON.stringify(facts),
      savedAt: now,
      version: kept.version + 1,
    })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .execute();
  return { version: kept.version + 1, savedAt: now };
}

/**
 * Puts what stands in the four boxes into the letter: what she saw, what her child said, and her question. A guess stays where it is.
 *
 * @throws Refusal gone when the message is not here any more
 */
export async function putFactsIntoLetter(tx: Tx, writer: Writer & { name: string }, draftId: string): Promise<void> {
  const kept = await tx
    .selectFrom("draftText as t")
    .innerJoin("draft as d", (join) => join.onRef("d.practiceId", "=", "t.practiceId").onRef("d.id", "=", "t.draftId"))
    .leftJoin("child as c", (join) => join.onRef("c.practiceId", "=", "d.practiceId").onRef("c.id", "=", "d.childId"))
    .select(["t.body", "t.facts", "t.version", "c.name as child"])
    .where("t.practiceId", "=", writer.practiceId)
    .where("t.draftId", "=", draftId)
    .executeTakeFirst();
  if (!kept) throw new Refusal("gone", "This message is not here any more.");
  const lines = factsInWords(keptFacts(kept.facts), kept.child ?? undefined);
  if (lines !== "") await putIn(tx, writer, draftId, kept, lines);
}

/**
 * Puts a phrase of the bank into the letter, where no cursor could say where.
 *
 * @throws Refusal gone when the message is not here any more; not now once it has been sent
 */
export async function putPhraseIntoLetter(
  tx: Tx,
  writer: Writer & { name: string },
  draftId: string,
  phrase: string,
): Promise<void> {
  await heldUnsent(tx, writer, draftId);
  const kept = await tx
    .selectFrom("draftText")
    .select(["body", "version"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (!kept) throw new Refusal("gone", "This message is not here any more.");
  await putIn(tx, writer, draftId, kept, phrase);
}

/**
 * Keeps the letter with one line said in another way.
 *
 * @param values.version of the text that the wording was chosen for
 * @throws Refusal stale when it has been changed since
 */
export async function rewordLetter(
  tx: Tx,
  writer: Writer,
  draftId: string,
  values: { version: number; body: string },
): Promise<void> {
  await heldUnsent(tx, writer, draftId);
  const changed = await tx
    .updateTable("draftText")
    .set((row) => ({ body: values.body.slice(0, messageLimits.body), version: row("version", "+", 1) }))
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .where("version", "=", Number.isSafeInteger(values.version) ? values.version : 0)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) {
    throw new Refusal(
      "stale",
      "Your message was changed meanwhile, so it was looked at again. Here it is as it stands.",
    );
  }
}

async function putIn(
  tx: Tx,
  writer: Writer & { name: string },
  draftId: string,
  kept: { body: string; version: number },
  lines: string,
): Promise<void> {
  const body = putIntoLetter(kept.body, lines, writer.name);
  if (body.length > messageLimits.body) throw new Refusal("not so", tooLong(body.length, messageLimits.body), "body");
  await tx
    .updateTable("draftText")
    .set({ body, savedAt: await instant(tx), version: kept.version + 1 })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .execute();
}

async function heldUnsent(tx: Tx, writer: Writer, draftId: string) {
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal(
      "not now",
      "This message has gone, so it stays as it was. Begin a new one for what you want to add.",
    );
  }
  return draft;
}

// The hash leaves cards out, so that a card's id alone never makes another message; here they count.
const sameMessage = (one: Message, other: Message): boolean =>
  canonicalMessage(one) === canonicalMessage(other) && cards(one) === cards(other);
const cards = ({ recipients }: Message) =>
  [...recipients.to, ...recipients.cc].map((person) => person.educatorId ?? "").join();
const sameFacts = (one: Facts, other: Facts): boolean => factBoxes.every(({ key }) => one[key] === other[key]);
