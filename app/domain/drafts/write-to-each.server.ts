import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { greetedTo, greetingOf, withGreeting } from "../greeting.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import {
  type DraftRow,
  heldDraft,
  type MessageWithFiles,
  ownerOf,
  type Writer,
  workingMessage,
} from "./draft-row.server.ts";

type Card = { id: string; name: string; email: string };
type Copy = { draftId: string; educatorId: string; state: string; version: number; body: string };

/**
 * Makes of one letter a letter for each of several teachers: the same words and files, to her or him alone, under an own greeting.
 * Each is a message of its own, to be changed and sent by itself. Asked again, those that were not touched by hand follow the one
 * text, those of teachers who were left out are set aside, and what has gone stays as it went.
 *
 * @param educatorIds cards of the family, each with an email address
 * @throws Refusal not so at `to` for nobody, or a card that is not there or has no address; not now for a letter that has gone
 */
export async function writeToEach(
  tx: Tx,
  writer: Writer,
  originalId: string,
  educatorIds: readonly string[],
): Promise<void> {
  const original = await heldDraft(tx, writer, originalId);
  if (original.state === "sent" || original.state === "answered") {
    throw new Refusal("not now", "This letter has gone already. Begin a new one for the others.");
  }
  const message = await workingMessage(tx, writer, originalId);
  if (message.body === "") throw new Refusal("not so", "Write the letter first, then choose whom it goes to.", "to");
  const cards = await cardsOf(tx, writer, educatorIds);
  const copies = await copiesOf(tx, writer, originalId);
  for (const card of cards) {
    const copy = copies.find((one) => one.educatorId === card.id);
    if (!copy) await makeCopy(tx, writer, original, message, card);
    else await followOriginal(tx, writer, copy, message, card);
  }
  for (const copy of copies.filter((one) => !educatorIds.includes(one.educatorId))) {
    if (mayStillChange(copy)) await moveTo(tx, writer, copy.draftId, "set aside");
  }
}

/**
 * Gives one of the letters another greeting; the words after it stay.
 *
 * @param values.draftId one of the copies of this letter
 * @throws Refusal gone for a letter that is none of them; not now for one that has gone
 */
export async function greetInCopy(
  tx: Tx,
  writer: Writer,
  originalId: string,
  values: { draftId: string; greeting: string },
): Promise<void> {
  await heldDraft(tx, writer, originalId);
  const copy = (await copiesOf(tx, writer, originalId)).find((one) => one.draftId === values.draftId);
  if (!copy) throw new Refusal("gone", "This letter is not here any more.");
  if (!mayStillChange(copy)) throw new Refusal("not now", "This letter has gone already.");
  const body = withGreeting(greetingOf(copy.body).rest, values.greeting);
  await tx
    .updateTable("draftText")
    .set({ body, savedAt: await instant(tx) })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", copy.draftId)
    .execute();
}

/** The letters that were made of one, as far as verbs need them. */
export async function copiesOf(tx: Tx, writer: Writer, originalId: string): Promise<Copy[]> {
  return tx
    .selectFrom("draftCopy as c")
    .innerJoin("draft as d", (join) => join.onRef("d.practiceId", "=", "c.practiceId").onRef("d.id", "=", "c.draftId"))
    .innerJoin("draftText as t", (join) =>
      join.onRef("t.practiceId", "=", "c.practiceId").onRef("t.draftId", "=", "c.draftId"),
    )
    .select(["c.draftId", "c.educatorId", "d.state", "t.version", "t.body"])
    .where("c.practiceId", "=", writer.practiceId)
    .where("c.originalId", "=", originalId)
    .orderBy("c.madeAt")
    .orderBy("c.draftId")
    .execute();
}

/** Neither gone nor with a coach. */
export const mayStillChange = (copy: { state: string }): boolean => ["private", "set aside"].includes(copy.state);

async function cardsOf(tx: Tx, writer: Writer, ids: readonly string[]): Promise<Card[]> {
  if (ids.length === 0) throw new Refusal("not so", "Choose at least one teacher.", "to");
  const cards = await tx
    .selectFrom("educator")
    .select(["id", "name", "email"])
    .where("practiceId", "=", writer.practiceId)
    .where("familyId", "=", writer.familyId)
    .where("id", "in", [...ids])
    .orderBy("name")
    .execute();
  if (cards.length < new Set(ids).size) {
    throw new Refusal("not so", "One of these teachers is not on your list any more. Choose again.", "to");
  }
  const without = cards.find((card) => card.email === "");
  if (without) throw new Refusal("not so", `There is no email address for ${without.name}. Leave this one out.`, "to");
  return cards;
}

async function makeCopy(
  tx: Tx,
  writer: Writer,
  original: DraftRow,
  message: MessageWithFiles,
  card: Card,
): Promise<void> {
  const now = await instant(tx);
  const draftId = newId();
  const child = await tx.selectFrom("draft").select("childId").where("id", "=", original.id).executeTakeFirstOrThrow();
  const mine = ownerOf(writer);
  await tx
    .insertInto("draft")
    .values({ ...mine, id: draftId, childId: child.childId, purpose: original.purpose, createdAt: now, movedAt: now })
    .execute();
  await tx
    .insertInto("draftText")
    .values({
      ...mine,
      draftId,
      recipients: JSON.stringify({ to: [addressed(card)], cc: [] }),
      subject: message.subject,
      body: greetedTo(message.body, card.name),
      savedAt: now,
    })
    .execute();
  await tx
    .insertInto("draftCopy")
    .values({ ...mine, draftId, originalId: original.id, educatorId: card.id, madeAt: now })
    .execute();
  await hangFiles(tx, writer, draftId, message, now);
}

/** Only her own changes in the letter itself count as touched; a greeting that was given here is kept. */
async function followOriginal(
  tx: Tx,
  writer: Writer,
  copy: Copy,
  message: MessageWithFiles,
  card: Card,
): Promise<void> {
  if (!mayStillChange(copy)) return;
  if (copy.state === "set aside") await moveTo(tx, writer, copy.draftId, "private");
  if (copy.version > 1) return;
  const now = await instant(tx);
  const { greeting } = greetingOf(copy.body);
  const body = greeting ? withGreeting(greetingOf(message.body).rest, greeting) : greetedTo(message.body, card.name);
  await tx
    .updateTable("draftText")
    .set({
      recipients: JSON.stringify({ to: [addressed(card)], cc: [] }),
      subject: message.subject,
      body,
      savedAt: now,
    })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", copy.draftId)
    .execute();
  await tx
    .deleteFrom("draftFile")
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", copy.draftId)
    .execute();
  await hangFiles(tx, writer, copy.draftId, message, now);
}

const addressed = ({ id, name, email }: Card) => ({ educatorId: id, name, email });

async function hangFiles(tx: Tx, writer: Writer, draftId: string, message: MessageWithFiles, at: Date): Promise<void> {
  if (message.files.length === 0) return;
  const rows = message.files.map((file) => ({ ...ownerOf(writer), draftId, fileId: file.id, addedAt: at }));
  await tx.insertInto("draftFile").values(rows).execute();
}

async function moveTo(tx: Tx, writer: Writer, draftId: string, state: "private" | "set aside"): Promise<void> {
  const now = await instant(tx);
  await tx
    .updateTable("draft")
    .set((row) => ({ state, movedAt: now, version: row("version", "+", 1) }))
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", draftId)
    .where("state", "<>", state)
    .execute();
}
