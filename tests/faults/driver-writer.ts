/**
 * Writes pairs of rows, each in one transaction, under the driver named on the command line, until its parent closes the
 * pipe; tells every pair that was acknowledged. What the parent does to the connections meanwhile is the point.
 *
 *     node tests/faults/driver-writer.ts pg|postgres <url> [dwell ms]
 */
import { setTimeout as pause } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import pg from "pg";
import postgres from "postgres";

const [driver, url = "", dwell = "2"] = process.argv.slice(2);
const hands = 8;
const kysely = new Kysely<Record<string, never>>({ dialect: dialectOf(driver) });
let ended = false;
process.stdin.on("end", () => {
  ended = true;
});
process.stdin.resume();

await Promise.all(Array.from({ length: hands }, (_, hand) => write(hand)));
await kysely.destroy();
process.exit(0);

async function write(hand: number): Promise<void> {
  while (!ended) {
    const pair = crypto.randomUUID();
    try {
      await kysely.transaction().execute(async (tx) => {
        await sql`select set_config('app.writer', ${String(hand)}, true)`.execute(tx);
        await sql`insert into written (pair, part) values (${pair}, 1)`.execute(tx);
        await pause(Number(dwell));
        await sql`insert into written (pair, part) values (${pair}, 2)`.execute(tx);
      });
      process.stdout.write(`kept ${pair} ${Date.now()}\n`);
    } catch (error) {
      const outside = error instanceof Error && /row-level security/.test(error.message);
      process.stdout.write(`${outside ? "outside" : "failed"} ${pair} ${Date.now()}\n`);
      // A writer whose database is away tries again like the next person would, not in a tight loop.
      await pause(20);
    }
  }
}

function dialectOf(name: string | undefined) {
  if (name === "postgres")
    return new PostgresJSDialect({ postgres: postgres(url, { max: hands, onnotice: () => {} }) });
  const pool = new pg.Pool({ connectionString: url, max: hands, connectionTimeoutMillis: 1_800 });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return new PostgresDialect({ pool });
}
