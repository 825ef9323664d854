/**
 * The least that could answer: node:http and a pool, which replay the recorded statements with their parameters and
 * borders, and send the recorded bytes. A process of its own; run.ts tells it what.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import type { Recording, Transaction } from "./recording.ts";
import { renewal } from "./renewal.ts";

/** What is replayed: the recording, the ids in it that serve once, which of them the caller names, and the time that it books. */
export type Replay = Recording & { once: string[]; named: string | undefined; at?: number | undefined };

export type BareOrder = { databaseUrl: string; size: number; replays: Replay[] };

process.once("message", ({ databaseUrl, size, replays }: BareOrder) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: size });
  const server = createServer(async (request, response) => {
    for await (const part of request) void part;
    const replay = replays[Number(request.headers["x-replay"])];
    if (!replay) throw new Error("no such replay");
    const { named, once, at } = replay;
    const moved = at === undefined ? undefined : { recorded: at, now: Number(request.headers["x-at"]) };
    const renew = renewal(once, named ? { [named]: String(request.headers["x-named"]) } : {}, moved);
    for (const wave of replay.waves) {
      await Promise.all(wave.map((transaction) => run(pool, transaction, renew)));
    }
    response.writeHead(replay.status, replay.headers.flat());
    response.end(replay.body);
  });
  server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
});
process.once("disconnect", () => process.exit());

async function run(pool: pg.Pool, transaction: Transaction, renew: (values: unknown[]) => unknown[]): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name, text, values } of transaction) await client.query({ name, text, values: renew(values) });
  } finally {
    client.release();
  }
}
