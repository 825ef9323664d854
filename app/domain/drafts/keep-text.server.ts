import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type RecipientFields, recipientsFrom } from "./address-message.server.ts";
import { keptRecipients } from "./addressees.ts";
import type { Channel } from "./draft.ts";
import { heldDraft, type Writer } from "./draft-row.server.ts";
import { canonicalMessage, type Message } from "./message.ts";

export type TextValues = RecipientFields & { version: number; channel: Channel; subject: string; body: string };

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
  const draft = await heldDraft(tx, writer, draftId);
  if (draft.state === "sent" || draft.state === "answered") {
    throw new Refusal(
      "not now",
      "This message has gone, so it stays as it was. Begin a new one for what you want to add.",
    );
  }
  const recipients = await recipientsFrom(tx, values);
  const now = await instant(tx);
  const kept = await tx
    .selectFrom("draftText")
    .select(["recipients", "subject", "body", "version", "savedAt"])
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .executeTakeFirst();
  if (!kept) throw new Refusal("gone", "This message is not here any more.");
  if (draft.channel !== values.channel) {
    await tx.updateTable("draft").set({ channel: values.channel }).where("id", "=", draftId).execute();
  }
  const message: Message = { recipients, subject: values.subject, body: values.body };
  const same = sameMessage(message, { ...kept, recipients: keptRecipients(kept.recipients) });
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
      savedAt: now,
      version: kept.version + 1,
    })
    .where("practiceId", "=", writer.practiceId)
    .where("draftId", "=", draftId)
    .execute();
  return { version: kept.version + 1, savedAt: now };
}

// The hash leaves cards out, so that a card's id alone never makes another message; here they count.
const sameMessage = (one: Message, other: Message): boolean =>
  canonicalMessage(one) === canonicalMessage(other) && cards(one) === cards(other);
const cards = ({ recipients }: Message) =>
  [...recipients.to, ...recipients.cc].map((person) => person.educatorId ?? "").join();
