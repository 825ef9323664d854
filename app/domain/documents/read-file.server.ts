import { type Storage, storageKey } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import type { Attachment } from "./document.ts";

/**
 * A file that this actor may read, without its bytes: her own, or one that hangs on what was shared with her.
 *
 * @param familyId the family in the address
 * @returns undefined for what is not there, not of this family, or not hers to read
 */
export async function fileRow(
  tx: Tx,
  familyId: string,
  id: string,
): Promise<(Attachment & { practiceId: string }) | undefined> {
  return tx
    .selectFrom("storedFile")
    .select(["practiceId", "id", "name", "type", "size", "sha256"])
    .where("id", "=", id)
    .where("familyId", "=", familyId)
    .executeTakeFirst();
}

/**
 * The bytes of a kept file. Asked outside of a transaction, so that a slow store holds no connection.
 *
 * @throws when the store has lost them, which is a fault of ours
 */
export async function fileBytes(storage: Storage, file: { practiceId: string; sha256: string }): Promise<Uint8Array> {
  const bytes = await storage.read(storageKey(file.practiceId, file.sha256));
  if (!bytes) throw new Error("a kept file has no bytes");
  return bytes;
}

/**
 * A file with its bytes, for the worker and for what is put together from files.
 *
 * @returns undefined for what is not there or not this actor's to read
 */
export async function readFile(
  tx: Tx,
  storage: Storage,
  id: string,
): Promise<(Attachment & { bytes: Uint8Array }) | undefined> {
  const row = await tx
    .selectFrom("storedFile")
    .select(["practiceId", "id", "name", "type", "size", "sha256"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { practiceId, ...file } = row;
  return { ...file, bytes: await fileBytes(storage, row) };
}
