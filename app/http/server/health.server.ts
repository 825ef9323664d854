/** Whether this process may be given requests, and whether its login is one that the policies hold. */
import { readdirSync } from "node:fs";
import pg from "pg";

const migrationsFolder = new URL("../../../db/migrations/", import.meta.url);

/**
 * Asks the database over a connection of its own, so that a full pool does not look like a dead database.
 * @returns undefined when it answers and every migration of this version ran; else what is not ready
 */
export async function notReady(databaseUrl: string): Promise<string | undefined> {
  try {
    const done = await ask<{ name: string }>(databaseUrl, "select name from migration.done");
    const ran = new Set(done.map(({ name }) => name));
    const missing = migrationNames().filter((name) => !ran.has(name));
    return missing.length > 0 ? `migrations missing: ${missing.join(", ")}` : undefined;
  } catch {
    return "the database does not answer";
  }
}

/**
 * Looks at the login that the web process would use.
 * @returns a sentence for each reason why it must not be used; none when it is held by the policies
 */
export async function loginProblems(databaseUrl: string): Promise<string[]> {
  const [login] = await ask<{ name: string; super: boolean; bypass: boolean; owns: boolean }>(
    databaseUrl,
    `select current_user as name, r.rolsuper as super, r.rolbypassrls as bypass, exists (
       select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where pg_has_role(current_user, c.relowner, 'member') and c.relkind in ('r', 'p', 'v', 'm')
         and n.nspname !~ '^pg_' and n.nspname <> 'information_schema') as owns
     from pg_roles r where r.rolname = current_user`,
  );
  if (!login) return ["DATABASE_URL leads to a login that the database does not know."];
  const reasons: [boolean, string][] = [
    [login.super, "is a superuser"],
    [login.bypass, "bypasses row security"],
    [login.owns, "owns tables"],
  ];
  return reasons
    .filter(([holds]) => holds)
    .map(([, words]) => `The login "${login.name}" of DATABASE_URL ${words}, so the policies would not hold it.`);
}

function migrationNames(): string[] {
  return readdirSync(migrationsFolder)
    .filter((file) => file.endsWith(".sql"))
    .map((file) => file.slice(0, -".sql".length));
}

async function ask<Row extends pg.QueryResultRow>(connectionString: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 1800, query_timeout: 1800 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
