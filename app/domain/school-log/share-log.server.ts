import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type LogOwner, ownerColumns } from "./keep-log-entry.server.ts";
import { ownEntry } from "./settle-point.server.ts";

/** What is shared: the whole log from its first entry on (no entry), or one entry. */
export type Sharing = { entryId: string | null; with: string };

/**
 * Opens a guardian's log, or one entry of it, to those who coach the family ("coach") or to another guardian of it. Shared twice, it is
 * shared once. The whole log means what is in it and what comes into it, until it is taken back.
 *
 * @throws Refusal gone for an entry that is not hers; not so for somebody who is no guardian of this family
 */
export async function shareLog(tx: Tx, writer: LogOwner, sharing: Sharing & { id: string }): Promise<void> {
  if (sharing.entryId) await ownEntry(tx, writer, sharing.entryId);
  const withGuardianId = await withWhom(tx, writer, sharing.with);
  const now = await instant(tx);
  await tx
    .insertInto("logShare")
    .values({ ...ownerColumns(writer), id: sharing.id, entryId: sharing.entryId, withGuardianId, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if (withGuardianId === null) await sql`select family_heard(${now})`.execute(tx);
}

/**
 * Ends what was shared: from now on it is hers alone again. What was read stays read. Taken back twice, it is taken back.
 *
 * @param sharing.entryId the entry, or null for the whole log
 */
export async function takeLogBack(tx: Tx, writer: LogOwner, sharing: Sharing): Promise<void> {
  const now = await instant(tx);
  const withGuardianId = sharing.with === "coach" ? null : sharing.with;
  await tx
    .updateTable("logShare")
    .set({ until: now })
    .where("practiceId", "=", writer.practiceId)
    .where("guardianId", "=", writer.guardianId)
    .where("until", "is", null)
    .where("entryId", sharing.entryId ? "=" : "is", sharing.entryId)
    .where("withGuardianId", withGuardianId ? "=" : "is", withGuardianId)
    .execute();
}

/** The other guardian's id; null for those who coach the family. */
async function withWhom(tx: Tx, writer: LogOwner, chosen: string): Promise<string | null> {
  if (chosen === "coach") return null;
  const { rows } = await sql<{ id: string }>`
    select n.id from log_guardians(${writer.familyId}) n where n.id = ${chosen} and n.id <> ${writer.guardianId}`.execute(
    tx,
  );
  if (!rows[0]) throw new Refusal("not so", "Choose again with whom.", "with");
  return rows[0].id;
}
