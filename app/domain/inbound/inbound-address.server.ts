import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import { writeAddress } from "./private-address.ts";

/** Whose address it is. */
export type AddressOwner = { practiceId: string; guardianId: string; familyId: string };

/** What addresses are made with: the installation's secret, and the domain whose mail comes to us; none means that no mail comes in. */
export type AddressKey = { secret: string; domain: string | undefined };

/**
 * The guardian's private address for school mail: for Reply-To, for a copy of what she sends herself, and to show her. Made when
 * there is none yet, so it wants a transaction that may write. Works for the guardian and for the worker (system).
 *
 * @param options.draftId the message that it goes out with, so that an answer finds it
 * @returns nothing where no domain receives mail for this installation
 */
export async function inboundAddressOf(
  tx: Tx,
  owner: AddressOwner,
  key: AddressKey,
  options: { draftId?: string } = {},
): Promise<string | undefined> {
  if (key.domain === undefined) return undefined;
  const row = (await addressRow(tx, owner)) ?? (await made(tx, owner, key));
  return writeAddress({ handle: row.handle, token: tokenOf(key.secret, row), ...options }, key.domain);
}

/**
 * Gives the guardian a new address; mail to the old one reaches nobody's log any more.
 *
 * @param version of the address that she saw, so that a form sent twice renews once
 */
export async function renewInboundAddress(
  tx: Tx,
  owner: AddressOwner,
  key: AddressKey,
  version: number,
): Promise<void> {
  const row = await addressRow(tx, owner);
  if (!row) throw new Refusal("gone", "There is no address yet. Open the page again.");
  if (row.version !== version) return;
  await tx
    .updateTable("inboundAddress")
    .set({
      version: version + 1,
      tokenHash: tokenHash(tokenOf(key.secret, { id: row.id, version: version + 1 })),
      renewedAt: await instant(tx),
    })
    .where("practiceId", "=", owner.practiceId)
    .where("id", "=", row.id)
    .where("version", "=", version)
    .execute();
}

/** What is kept of a token, and what an address that comes in is looked up by. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(`inbound\0${token}`).digest();

type AddressRow = { id: string; version: number; handle: string };

/** The row of a guardian's address, with the practice's name in addresses. */
export async function addressRow(tx: Tx, owner: AddressOwner): Promise<AddressRow | undefined> {
  return tx
    .selectFrom("inboundAddress")
    .select(["id", "version", sql<string>`inbound_handle()`.as("handle")])
    .where("practiceId", "=", owner.practiceId)
    .where("guardianId", "=", owner.guardianId)
    .executeTakeFirst();
}

async function made(tx: Tx, owner: AddressOwner, key: AddressKey): Promise<AddressRow> {
  const id = newId();
  await tx
    .insertInto("inboundAddress")
    .values({
      practiceId: owner.practiceId,
      id,
      guardianId: owner.guardianId,
      familyId: owner.familyId,
      tokenHash: tokenHash(tokenOf(key.secret, { id, version: 1 })),
      createdAt: await instant(tx),
    })
    .onConflict((conflict) => conflict.columns(["practiceId", "guardianId"]).doNothing())
    .execute();
  const row = await addressRow(tx, owner);
  if (!row) throw new Refusal("gone", "This family is not here any more.");
  return row;
}

/** 128 bits as HMAC(secret, row, version), in letters and digits that survive being written small or large. */
function tokenOf(secret: string, row: { id: string; version: number }): string {
  const mac = createHmac("sha256", secret).update(`inbound\0${row.id}\0${row.version}`).digest().subarray(0, 16);
  let bits = 0n;
  for (const byte of mac) bits = (bits << 8n) | BigInt(byte);
  bits <<= 2n;
  let token = "";
  for (let letter = 0; letter < 26; letter += 1) {
    token = "abcdefghijklmnopqrstuvwxyz234567".charAt(Number(bits & 31n)) + token;
    bits >>= 5n;
  }
  return token;
}
