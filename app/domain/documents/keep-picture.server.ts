import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Storage, storageKey } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { filesLock } from "./keep-file.server.ts";
import { lookInside } from "./look-inside.ts";

export type Picture = { sha256: string; type: "image/jpeg" | "image/png" | "image/webp" };

/**
 * Keeps a picture that the practice shows: looked into and drawn anew as every file is, its bytes written before the row that names
 * them. Bytes whose row then fails are swept at night.
 *
 * @returns what the row keeps of it
 * @throws Refusal not so at `file` for what is no still picture
 */
export async function keepPicture(
  tx: Tx,
  storage: Storage,
  practiceId: string,
  file: { bytes: Uint8Array },
): Promise<Picture> {
  const { type, bytes } = lookInside(file.bytes);
  if (type !== "image/jpeg" && type !== "image/png" && type !== "image/webp") {
    throw new Refusal("not so", "Choose a picture: JPEG, PNG or WebP.", "file");
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await sql`select pg_advisory_xact_lock_shared(${filesLock})`.execute(tx);
  await storage.keep(storageKey(practiceId, sha256), bytes);
  return { sha256, type };
}
