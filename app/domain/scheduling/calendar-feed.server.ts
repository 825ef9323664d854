import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { hashOf, linkToken } from "../identity/tokens.server.ts";
import { newId } from "../ids.ts";
import type { By } from "./booking-row.server.ts";

type Owner = Extract<By, { kind: "member" | "guardian" }>;

/**
 * The secret token of somebody's own calendar feed; made when there is none. It is derived, so that it can be shown again, and only its hash
 * is kept.
 *
 * @param renew stops the address that was, and makes another
 */
export async function feedToken(tx: Tx, by: Owner, secret: string, renew = false): Promise<string> {
  const kept = await feedRow(tx, by);
  if (kept && !renew) return linkToken(secret, "calendar feed", kept.id, kept.version);
  const id = kept?.id ?? newId();
  const version = (kept?.version ?? 0) + 1;
  const token = linkToken(secret, "calendar feed", id, version);
  if (kept) {
    await tx
      .updateTable("calendarFeed")
      .set({ version, tokenHash: hashOf(token) })
      .where("id", "=", id)
      .execute();
    return token;
  }
  const whose = by.kind === "member" ? { memberId: by.memberId } : { guardianId: by.guardianId, familyId: by.familyId };
  const row = {
    practiceId: by.practiceId,
    id,
    version,
    tokenHash: hashOf(token),
    createdAt: await instant(tx),
    ...whose,
  };
  await tx.insertInto("calendarFeed").values(row).execute();
  return token;
}

/** Ends her feed: its address answers nobody any more. */
export async function endFeed(tx: Tx, by: Owner): Promise<void> {
  const kept = await feedRow(tx, by);
  if (kept)
    await tx
      .updateTable("calendarFeed")
      .set({ revokedAt: await instant(tx) })
      .where("id", "=", kept.id)
      .execute();
}

async function feedRow(tx: Tx, by: Owner): Promise<{ id: string; version: number } | undefined> {
  const whose = by.kind === "member" ? (["memberId", by.memberId] as const) : (["guardianId", by.guardianId] as const);
  return tx
    .selectFrom("calendarFeed")
    .select(["id", "version"])
    .where(whose[0], "=", whose[1])
    .where("revokedAt", "is", null)
    .executeTakeFirst();
}
