import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { postEmail } from "../messages/post-email.server.ts";

/** What she reads beside a message that did not arrive. */
export const notArrived =
  "It did not arrive: the school’s mail server did not take it. Look at the address and send it again.";

/**
 * Notes that a mail which had left did not arrive. A message to school is marked failed, its entry in the log gets a line that says
 * so, and its sender is told. Said twice it is once. Runs as the system of the practice.
 *
 * @param orderId of the outbox
 * @returns whether anything was noted
 */
export async function didNotArrive(tx: Tx, practiceId: string, orderId: string): Promise<boolean> {
  const order = await tx
    .updateTable("outgoingEmail")
    .set({ state: "failed", problem: notArrived })
    .where("practiceId", "=", practiceId)
    .where("id", "=", orderId)
    .where("state", "=", "sent")
    .returning(["kind", "aboutId", "guardianId", "familyId"])
    .executeTakeFirst();
  if (order?.kind !== "message to school" || !order.guardianId || !order.familyId) return order !== undefined;
  await tx
    .updateTable("draftSending")
    .set({ state: "failed", problem: notArrived })
    .where("practiceId", "=", practiceId)
    .where("id", "=", order.aboutId)
    .where("state", "=", "sent")
    .execute();
  const { guardianId, familyId } = order;
  const entry = await tx
    .selectFrom("logEntry")
    .select("id")
    .where("practiceId", "=", practiceId)
    .where("sendingId", "=", order.aboutId)
    .executeTakeFirst();
  if (entry) {
    const words = "This message did not arrive: the school’s mail server did not take it.";
    const line = {
      practiceId,
      id: newId(),
      entryId: entry.id,
      guardianId,
      familyId,
      words,
      sought: words.toLowerCase(),
    };
    await tx
      .insertInto("logCorrection")
      .values({ ...line, madeAt: await instant(tx) })
      .execute();
  }
  await postEmail(tx, { practiceId, kind: "did not arrive", aboutId: order.aboutId, guardianId, familyId });
  return true;
}

/** Keeps the Message-Id that the provider gave a mail of ours, so that an answer finds what it answers. */
export async function keepMessageId(tx: Tx, practiceId: string, orderId: string, messageId: string): Promise<void> {
  const id = messageId.replace(/^<|>$/g, "").slice(0, 500);
  if (id === "") return;
  await tx
    .updateTable("outgoingEmail")
    .set({ messageId: id })
    .where("practiceId", "=", practiceId)
    .where("id", "=", orderId)
    .where(sql<boolean>`message_id is null`)
    .execute();
}
