import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";

export type EmailKind =
  | "invitation"
  | "something new"
  | "shared with you"
  | "thoughts"
  | "looks ready"
  | "message to school"
  | "something came in"
  | "did not arrive"
  | "handed to you"
  | "coach away"
  | "stands in";

/**
 * Orders an email in the transaction of what it tells of. The worker renders and sends it; the row's id is the
 * idempotency key at the provider, so a retry is the same mail.
 *
 * @param email.aboutId the invitation, assignment, draft, sending or days away that it tells of, by kind
 * @param email.dueAt not before this instant; absent means now
 * @returns the id of the order
 */
export async function postEmail(
  tx: Tx,
  email: {
    practiceId: string;
    kind: EmailKind;
    aboutId: string;
    familyId?: string;
    memberId?: string;
    guardianId?: string;
    dueAt?: Date;
  },
): Promise<string> {
  const id = newId();
  const now = await instant(tx);
  const dueAt = email.dueAt ?? now;
  await tx
    .insertInto("outgoingEmail")
    .values({ ...email, id, dueAt, createdAt: now })
    .execute();
  await sql`select enqueue('send-email', ${id}, ${dueAt}, ${id})`.execute(tx);
  return id;
}
