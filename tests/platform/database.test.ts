import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

async function one(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

test("a test's database can move its clock", async () => {
  const moved = "select app_now()::text from (select set_config('app.now', '2027-03-04T05:06:07Z', false)) moved";
  expect(await one(database.web, moved)).toBe("2027-03-04 05:06:07+00");
  expect(await one(database.web, "select app_now() = now()")).toBe(true);
});

test.each(["owner", "web", "worker"] as const)("the login %s is nobody special", async (login) => {
  const special = "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = current_user";
  expect(await one(database[login], special)).toBe(false);
});

test("the login for backups cannot write", async () => {
  await expect(one(database.backup, "create table kept (id int)")).rejects.toThrow(/read-only/);
});
