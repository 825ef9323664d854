import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { planOnce } from "#db/plan-once.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

// A statement that a connection plans once must still see each time who asks, and outlive a migration.
let database: TestDatabase;
let pool: pg.Pool;
let connection: pg.PoolClient;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ connectionString: database.owner, max: 1 });
  pool.on("connect", planOnce);
  connection = await pool.connect();
});
afterAll(async () => {
  connection.release();
  await pool.end();
  await database.close();
});

test("one text is one plan on a connection", async () => {
  for (let time = 0; time < 8; time += 1) await connection.query("select $1::int + 41 as sum", [time]);
  const { rows } = await connection.query(
    "select count(*)::int as plans from pg_prepared_statements where statement like $1",
    ["select $1::int + 41%"],
  );
  expect(rows).toEqual([{ plans: 1 }]);
});

test("what the context says is read at each run, also by a plan that serves every value", async () => {
  const practice = "select ctx_practice() as practice where $1::int > 0";
  for (const id of [...Array(12).keys()].map((number) => `00000000-0000-7000-8000-0000000000${number + 10}`)) {
    await connection.query("begin");
    await connection.query("select set_config('app.practice', $1, true)", [id]);
    expect((await connection.query(practice, [1])).rows).toEqual([{ practice: id }]);
    await connection.query("commit");
  }
});

test("a migration meanwhile costs one statement at most, not the connection", async () => {
  await connection.query("create table planned (kept int)");
  await connection.query("insert into planned values ($1)", [7]);
  const all = "select * from planned where kept::text <> $1";
  expect((await connection.query(all, [""])).rows).toEqual([{ kept: 7 }]);
  await connection.query("alter table planned add more text");
  await expect(connection.query(all, [""])).rejects.toThrow(/cached plan/);
  expect((await connection.query(all, [""])).rows).toEqual([{ kept: 7, more: null }]);
});
