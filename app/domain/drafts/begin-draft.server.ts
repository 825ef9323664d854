import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { type RecipientFields, recipientsFrom } from "./address-message.server.ts";
import type { Channel, Purpose } from "./draft.ts";
import { ownerOf, type Writer } from "./draft-row.server.ts";
import { type ComposedText, keptText } from "./first-text.ts";
import type { StartedFrom } from "./first-words.server.ts";
import { channelFor as channelForWay } from "./usual-wait.ts";

/**
 * Begins a message to school, private to its writer. Sent twice, the form still makes one.
 *
 * @param values.from the assignment whose email answer it starts from, with the answer's `step`
 * @param values.first a first text that is made already, and what it was made of
 * @returns the draft's id
 * @throws Refusal not so for a child or educator who is not of this family
 */
export async function beginDraft(
  tx: Tx,
  writer: Writer,
  values: RecipientFields & {
    id: string;
    purpose: Purpose;
    childId?: string;
    from?: string;
    step: string;
    first?: ComposedText & { startedFrom: StartedFrom };
  },
): Promise<string> {
  const now = await instant(tx);
  const childId = await childFor(tx, writer, values.childId);
  const recipients = await recipientsFrom(tx, values);
  const { startedFrom, ...first } = values.first ?? { subject: "", body: "", startedFrom: null };
  const text = values.from ? await answerText(tx, values.from, values.step) : first;
  const begun = await tx
    .insertInto("draft")
    .values({
      ...ownerOf(writer),
      id: values.id,
      childId,
      purpose: values.purpose,
      channel: await channelFor(tx, recipients.to[0]?.educatorId),
      createdAt: now,
      movedAt: now,
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "id"]).doNothing())
    .executeTakeFirst();
  if (begun.numInsertedOrUpdatedRows === 0n) {
    // The same form again, as from a page that a browser went back to, is the same message; another purpose is another one.
    return (await isSame(tx, writer, values)) ? values.id : beginDraft(tx, writer, { ...values, id: newId() });
  }
  await tx
    .insertInto("draftText")
    .values({
      ...ownerOf(writer),
      draftId: values.id,
      recipients: JSON.stringify(recipients),
      ...text,
      ...(startedFrom ? { startedFrom: JSON.stringify(startedFrom) } : {}),
      savedAt: now,
    })
    .execute();
  return values.id;
}

async function isSame(tx: Tx, writer: Writer, { id, purpose }: { id: string; purpose: Purpose }): Promise<boolean> {
  const known = await tx
    .selectFrom("draft")
    .select("purpose")
    .where("practiceId", "=", writer.practiceId)
    .where("id", "=", id)
    .where("guardianId", "=", writer.guardianId)
    .executeTakeFirst();
  return known?.purpose === purpose;
}

/** The chosen child, or the family's only one; null where it is about all of them. */
async function childFor(tx: Tx, writer: Writer, chosen: string | undefined): Promise<string | null> {
  const children = await tx.selectFrom("child").select("id").where("familyId", "=", writer.familyId).execute();
  if (chosen === undefined) return children.length === 1 ? (children[0]?.id ?? null) : null;
  if (!children.some((child) => child.id === chosen)) throw new Refusal("not so", "Choose the child again.", "childId");
  return chosen;
}

async function channelFor(tx: Tx, educatorId: string | undefined): Promise<Channel> {
  if (educatorId === undefined) return "email";
  const card = await tx.selectFrom("educator").select("channel").where("id", "=", educatorId).executeTakeFirst();
  return channelForWay(card?.channel ?? "email");
}

/** Her own answer to an exercise's email step, which nobody else reads; an empty text when she wrote none. */
async function answerText(tx: Tx, assignmentId: string, step: string): Promise<{ subject: string; body: string }> {
  const row = await tx
    .selectFrom("answer")
    .select("value")
    .where("assignmentId", "=", assignmentId)
    .where("step", "=", step)
    .executeTakeFirst();
  return keptText(row?.value) ?? { subject: "", body: "" };
}
