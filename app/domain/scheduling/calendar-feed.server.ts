import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { hashOf, linkToken } from "../identity/tokens.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import type { By } from "./booking-row.server.ts";

type Owner = Extract<By, { kind: "member" | "guardian" }>;

/** Her feed's secret token, and its version, by which a form knows which one was seen. */
export type Feed = { token: string; version: number };

/** The feed that she has, without changing anything; nothing when there is none. */
export async function feedOf(tx: Tx, by: Owner, secret: string): Promise<Feed | undefined> {
  const kept = await feedRow(tx, by);
  return kept && { token: linkToken(secret, "calendar feed", kept.id, kept.version), version: kept.version };
}

/**
 * The secret token of somebody's own calendar feed; made when there is none. It is derived, so that it can be shown again, and only its hash
 * is kept.
 */
export async function beginFeed(tx: Tx, by: Owner, secret: string): Promise<Feed> {
  const kept = await feedOf(tx, by, secret);
  if (kept) return kept;
  const id = newId();
  const whose = by.kind === "member" ? { memberId: by.memberId } : { guardianId: by.guardianId, familyId: by.familyId };
  const tokenHash = hashOf(linkToken(secret, "calendar feed", id, 1));
  await tx
    .insertInto("calendarFeed")
    .values({ practiceId: by.practiceId, id, version: 1, tokenHash, createdAt: await instant(tx), ...whose })
    // Two that begin at once have one feed.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const made = await feedOf(tx, by, secret);
  if (!made) throw new Refusal("gone", "There is no calendar of yours here.");
  return made;
}

/**
 * Stops the address that was, and makes another.
 *
 * @param version of the address that she saw, so that a form sent twice renews once
 */
export async function renewFeed(tx: Tx, by: Owner, secret: string, version: number): Promise<void> {
  const kept = await feedRow(tx, by);
  if (!kept) throw new Refusal("gone", "There is no address any more. Make one.");
  if (kept.version !== version) return;
  const token = linkToken(secret, "calendar feed", kept.id, version + 1);
  await tx
    .updateTable("calendarFeed")
    .set({ version: version + 1, tokenHash: hashOf(token) })
    .where("id", "=", kept.id)
    .where("version", "=", version)
    .execute();
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
