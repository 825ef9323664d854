import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

// The catalogue of a migrated database, asked by its owner. Whatever a later migration adds is looked at by itself.
let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await freshDatabase();
  client = new pg.Client({ connectionString: database.owner });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.close();
});

async function names(query: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(query);
  return rows.map((row) => row.name);
}

const tenantTables = `
  select c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

describe("two kinds of table, and no third", () => {
  it("has tables only as tenant tables, identity tables, the queue's, and the migrations' own list", async () => {
    const elsewhere = await names(`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'f', 'm') and n.nspname not in ('public', 'identity', 'graphile_worker', 'migration', 'sandbox')
        and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`);
    expect(elsewhere).toEqual([]);
  });

  it("finds tenant tables at all", async () => {
    expect((await names(`select relname as name from (${tenantTables}) t`)).length).toBeGreaterThan(25);
  });

  it("gives every tenant table a practice that can't be missing", async () => {
    expect(
      await names(`select t.relname as name from (${tenantTables}) t where not exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attname = 'practice_id' and a.attnotnull)`),
    ).toEqual([]);
  });

  it("leads every key and every foreign key of a tenant table with the practice, but those to a person", async () => {
    expect(
      await names(`
        select conrelid::regclass || '.' || conname as name from pg_constraint k
        join pg_class c on c.oid = k.conrelid and c.relnamespace = 'public'::regnamespace
        where k.contype in ('p', 'u', 'f') and (k.contype <> 'f' or k.confrelid <> 'identity.person'::regclass)
          and (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) <> 'practice_id'
        union
        select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
        where i.indisunique and (select a.attname from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) <> 'practice_id'`),
    ).toEqual([]);
  });

  it("carries both columns in every foreign key between tenant tables", async () => {
    expect(
      await names(`
        select conrelid::regclass || '.' || conname as name from pg_constraint k
        join pg_class c on c.oid = k.confrelid and c.relnamespace = 'public'::regnamespace and c.relname <> 'practice'
        where k.contype = 'f' and cardinality(k.conkey) < 2`),
    ).toEqual([]);
  });

  it("has an index for every foreign key, so that no delete scans a table", async () => {
    expect(
      await names(`
        select k.conrelid::regclass || '.' || k.conname as name from pg_constraint k
        join pg_class c on c.oid = k.conrelid and c.relnamespace in ('public'::regnamespace, 'identity'::regnamespace)
        where k.contype = 'f' and k.confrelid <> 'practice'::regclass and not exists (
          select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = any (k.conkey)
            and (cardinality(k.conkey) = 1 or i.indkey[1] = any (k.conkey)))`),
    ).toEqual([]);
  });
});

describe("row security", () => {
  it("is on and forced on every tenant table", async () => {
    expect(
      await names(`select relname as name from (${tenantTables}) t where not (relrowsecurity and relforcerowsecurity)`),
    ).toEqual([]);
  });

  it("has a policy for each right that the web login was granted, and none that says yes to all", async () => {
    expect(
      await names(`
        select t.relname || ' ' || right_name as name from (${tenantTables}) t,
          unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) right_name
        where has_table_privilege('alongside_web', t.oid, right_name) and not exists (
          select from pg_policies p where p.schemaname = 'public' and p.tablename = t.relname
            and p.cmd in (right_name, 'ALL') and p.roles @> array['alongside_web']::name[])`),
    ).toEqual([]);
    expect(
      await names(`select tablename || '.' || policyname as name from pg_policies where schemaname = 'public'
        and not roles <@ array['alongside_owner']::name[]
        and (coalesce(qual, 'ctx_practice') !~ 'ctx_practice' or coalesce(with_check, 'ctx_practice') !~ 'ctx_practice')`),
      "every policy but the owner's asks for the practice",
    ).toEqual([]);
  });

  it("checks what is written, not only what is read", async () => {
    expect(
      await names(`select tablename || '.' || policyname as name from pg_policies
        where schemaname = 'public' and cmd in ('ALL', 'UPDATE', 'INSERT') and with_check is null`),
    ).toEqual([]);
  });

  it("leaves a row in the audit for every change of every tenant table", async () => {
    expect(
      await names(`select t.relname as name from (${tenantTables}) t where t.relname <> 'audit' and not exists (
        select from pg_trigger g where g.tgrelid = t.oid and g.tgname = 'audit_row' and g.tgenabled = 'O')`),
    ).toEqual([]);
  });
});

describe("logins", () => {
  it("own nothing and bypass nothing", async () => {
    const logins = "('alongside_web', 'alongside_worker')";
    expect(
      await names(`select rolname as name from pg_roles where rolname in ${logins}
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`),
    ).toEqual([]);
    expect(
      await names(
        `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ${logins}`,
      ),
    ).toEqual([]);
    expect(
      await names(
        `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname in ${logins}`,
      ),
    ).toEqual([]);
  });

  it("have no right on an identity table", async () => {
    expect(
      await names(`
        select c.relname || ' ' || login as name from pg_class c, unnest(array['alongside_web', 'alongside_worker']) login
        where c.relnamespace = 'identity'::regnamespace and c.relkind = 'r'
          and has_table_privilege(login, c.oid, 'SELECT, INSERT, UPDATE, DELETE')`),
    ).toEqual([]);
  });

  it("give the backup reading and nothing else", async () => {
    expect(
      await names(`
        select c.relname as name from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'identity'::regnamespace) and c.relkind = 'r'
          and (not has_table_privilege('alongside_backup', c.oid, 'SELECT')
            or has_table_privilege('alongside_backup', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))`),
    ).toEqual([]);
  });
});

describe("functions and views", () => {
  it("pin the search_path of every function with the owner's rights", async () => {
    expect(
      await names(`
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'identity'::regnamespace) and p.prosecdef
          and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`),
    ).toEqual([]);
  });

  it("let nobody call what was not granted by name", async () => {
    expect(
      await names(`
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'identity'::regnamespace) and p.prosecdef
          and p.oid not in (select objid from pg_depend where deptype = 'e')
          and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`),
    ).toEqual([]);
  });

  it("have no view that reads with its owner's rights", async () => {
    expect(
      await names(`
        select c.relname as name from pg_class c where c.relkind = 'v'
          and c.relnamespace in ('public'::regnamespace, 'identity'::regnamespace)
          and not coalesce(c.reloptions @> array['security_invoker=true'], false)`),
    ).toEqual([]);
  });

  it("read the one clock", async () => {
    expect(
      await names(`
        select p.oid::regprocedure::text as name from pg_proc p
        where p.pronamespace in ('public'::regnamespace, 'identity'::regnamespace) and p.proname <> 'app_now'
          and p.oid not in (select objid from pg_depend where deptype = 'e')
          and p.prosrc ~* '\\m(now\\(\\)|current_timestamp|clock_timestamp|statement_timestamp)'`),
    ).toEqual([]);
  });
});

describe("no context", () => {
  it("shows a login without an actor not one row of any tenant table, and lets it write none", async () => {
    const web = new pg.Client({ connectionString: database.web });
    await web.connect();
    try {
      for (const table of await names(`select relname as name from (${tenantTables}) t`)) {
        const seen = await web.query(`select count(*)::int as n from ${table}`).catch((error) => error);
        if (!(seen instanceof Error)) expect(seen.rows[0].n, table).toBe(0);
        else expect(seen.message, table).toMatch(/permission denied/);
        const written = await web
          .query(`insert into ${table} (practice_id) values (gen_random_uuid())`)
          .catch((error) => error);
        expect(written, table).toBeInstanceOf(Error);
        expect(written.code, `${table}: ${written.message}`).toBe("42501");
      }
    } finally {
      await web.end();
    }
  });
});
