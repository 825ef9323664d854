import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Storage, storageKey } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { Refusal } from "../refusal.ts";
import { type Attachment, mebibyte } from "./document.ts";
import { safeFileName } from "./file-name.ts";
import { lookInside } from "./look-inside.ts";

/** Whose a file is. */
export type FileOwner = { practiceId: string; guardianId: string; familyId: string };

/** The lock that those who keep files share, and that the night's sweep holds alone. */
export const filesLock = 20_260_009;

/** How much one guardian keeps here. */
const mostKept = 1024 * mebibyte;

/**
 * Keeps a file for a guardian: looked into, made harmless, its bytes written before the row, so that a row without bytes can't be.
 * Bytes whose transaction then fails are swept at night. Sent twice under one id it is one file.
 *
 * @param file.id made by the form or the caller
 * @param file.name as the browser or the mail said it; its type is found out and never believed
 * @returns how it is kept: the name may be another, the bytes of a picture fewer
 * @throws Refusal not so at `file` for what can't be kept; not now when she has kept more than there is room for
 */
export async function keepFile(
  tx: Tx,
  storage: Storage,
  owner: FileOwner,
  file: { id: string; name: string; bytes: Uint8Array },
): Promise<Attachment> {
  const { practiceId, guardianId, familyId } = owner;
  const before = await tx
    .selectFrom("storedFile")
    .select(["id", "name", "type", "size", "sha256"])
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .where("id", "=", file.id)
    .executeTakeFirst();
  if (before) return before;
  const { type, bytes } = lookInside(file.bytes);
  const kept = await tx
    .selectFrom("storedFile")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>("size"), eb.lit(0)).as("size"))
    .where("practiceId", "=", practiceId)
    .where("guardianId", "=", guardianId)
    .executeTakeFirstOrThrow();
  if (Number(kept.size) + bytes.length > mostKept) {
    throw new Refusal(
      "not now",
      "There is no more room for your files here. Write to your coach, and she asks for more.",
      "file",
    );
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await sql`select pg_advisory_xact_lock_shared(${filesLock})`.execute(tx);
  await storage.keep(storageKey(practiceId, sha256), bytes);
  const row = { id: file.id, name: safeFileName(file.name, type), type, size: bytes.length, sha256 };
  await tx
    .insertInto("storedFile")
    .values({ ...row, practiceId, guardianId, familyId, keptAt: await instant(tx) })
    .execute();
  return row;
}
