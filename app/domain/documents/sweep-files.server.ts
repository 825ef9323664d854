import { sql } from "kysely";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Handle } from "#db/client.server.ts";
import { filesLock } from "./keep-file.server.ts";

/** Few at once: nobody keeps a file while they are looked up and removed. */
const atOnce = 50;
const day = 24 * 60 * 60 * 1000;

/**
 * Lets go of files that nothing points to, and then of bytes that no file has: what a failed transaction left, and what was
 * purged. Nothing younger than a day is touched, since its transaction may still be under way.
 *
 * @param nobody a handle without a practice, of the worker's login
 * @param now the present moment, by the store's clock
 * @returns how many files and how many bytes' keys went
 */
export async function sweepFiles(
  nobody: Handle,
  storage: Storage,
  now: Date,
): Promise<{ files: number; bytes: number }> {
  const { rows } = await nobody.write((tx) => sql<{ gone: number }>`select let_go_of_files() as gone`.execute(tx));
  let bytes = 0;
  let asked: string[] = [];
  const letGo = async () => {
    const keys = asked;
    asked = [];
    bytes += await nobody.write(async (tx) => {
      // Whoever keeps a file holds this lock with others until its row is there; here it is held alone.
      await sql`select pg_advisory_xact_lock(${filesLock})`.execute(tx);
      const { rows: unclaimed } = await sql<{ key: string }>`select bytes_unclaimed(${keys}) as key`.execute(tx);
      for (const { key } of unclaimed) await storage.remove(key);
      return unclaimed.length;
    });
  };
  for await (const key of storage.olderThan(new Date(now.getTime() - day))) {
    asked.push(key);
    if (asked.length >= atOnce) await letGo();
  }
  if (asked.length > 0) await letGo();
  return { files: rows[0]?.gone ?? 0, bytes };
}
