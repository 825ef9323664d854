import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

// A row of one practice that points at a row of the other: refused by every foreign key between tenant tables, even for
// the owner's login, past every policy.
type Key = { name: string; table: string; parent: string; column: string };

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date("2026-11-22T18:00:00Z"));
  owner = new pg.Client({ connectionString: database.owner });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await database?.close();
});

it("lets no row point across practices", async () => {
  const { rows: keys } = await owner.query<Key>(`
    select k.conname as name, k.conrelid::regclass::text as table, k.confrelid::regclass::text as parent,
      (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[2]) as column
    from pg_constraint k
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace and k.confrelid <> 'practice'::regclass
      and k.confrelid <> 'identity.person'::regclass`);
  expect(keys.length).toBeGreaterThan(40);
  const tried: string[] = [];
  for (const key of keys) if (await pointsAcross(key)) tried.push(key.name);
  // A key is only tried where the example practices have a row on both sides; most have.
  expect(tried.length).toBeGreaterThan(keys.length / 2);
});

/** Points a row of Bridgewell at one of Oxbow; true when there were rows to try it with. */
async function pointsAcross({ name, table, parent, column }: Key): Promise<boolean> {
  const bridgewell = demoId("practice bridgewell");
  const parentKey = parent === "child_profile" ? "child_id" : "id";
  const { rows } = await owner.query<{ foreign: string; own: string }>(
    `select (select ${parentKey} from ${parent} where practice_id = $1 limit 1) as foreign,
      (select ctid::text from ${table} where practice_id = $2 and ${column} is not null limit 1) as own`,
    [demoId("practice oxbow"), bridgewell],
  );
  const row = rows[0];
  if (!row?.foreign || !row.own) return false;
  await owner.query("begin");
  try {
    const moved = owner.query(`update ${table} set ${column} = $1 where ctid = $2::tid`, [row.foreign, row.own]);
    const error: pg.DatabaseError | undefined = await moved.then(
      () => undefined,
      (refused: pg.DatabaseError) => refused,
    );
    // 23503 is the key's own word; some rows may not be changed at all.
    expect(["23503", "23001"], `${name}: ${error?.message ?? "went through"}`).toContain(error?.code);
  } finally {
    await owner.query("rollback");
  }
  return true;
}
