import type { Storage } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { type FileOwner, keepFile } from "../documents/keep-file.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";

/** An attachment as it was fetched; without bytes when it was too large to fetch. */
export type MailFile = { name: string; bytes: Uint8Array | undefined };

/**
 * Keeps what hung on a mail, looked into and made harmless; what can't be kept is left out and named.
 *
 * @returns the kept files' ids, and a sentence for each that was left out
 */
export async function keepAttachments(
  tx: Tx,
  storage: Storage,
  owner: FileOwner,
  files: readonly MailFile[],
): Promise<{ fileIds: string[]; leftOut: string[] }> {
  const fileIds: string[] = [];
  const leftOut: string[] = [];
  for (const { name, bytes } of files) {
    const called =
      name
        .replace(/[^\P{Cc}]|\p{Cf}|\p{Surrogate}/gu, "")
        .trim()
        .slice(0, 120) || "a file without a name";
    try {
      if (bytes === undefined) throw new Refusal("not so", "");
      const kept = await keepFile(tx, storage, owner, { id: newId(), name: called, bytes });
      fileIds.push(kept.id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      leftOut.push(`An attachment was left out: ${called}. Ask the school for it another way if you need it.`);
    }
  }
  return { fileIds, leftOut };
}
