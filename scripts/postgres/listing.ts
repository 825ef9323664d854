/**
 * What a database is made of, written as SQL in one fixed order, so that a change of the schema can be read in a
 * review. Our own, since the embedded Postgres has no pg_dump; a restore makes the schema by the migrations.
 */
import type pg from "pg";

/** The job queue's and the migrations' own tables are not ours to describe; the rights on them are. */
const OURS = "n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'graphile_worker', 'migration')";
const NAMED = "n.nspname !~ '^pg_' and n.nspname <> 'information_schema'";

/** The parts of the listing; each statement answers one column of finished text, in order. */
const PARTS: [title: string, statement: string][] = [
  [
    "Extensions",
    "select format('create extension %I;', extname) from pg_extension where extname <> 'plpgsql' order by 1",
  ],
  [
    "Schemas and who may use them",
    `select format('schema %I owner %s%s;', n.nspname, pg_get_userbyid(n.nspowner), (
       select string_agg(format(' grant %s to %s', lower(privilege_type), grantee_name), '' order by grantee_name, privilege_type)
       from (select a.privilege_type, case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee) end grantee_name
             from aclexplode(n.nspacl) a where a.grantee <> n.nspowner) g))
     from pg_namespace n where ${NAMED} order by n.nspname`,
  ],
  [
    "Types",
    `select format('create type %I.%I as enum (%s);', n.nspname, t.typname,
       (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum e where e.enumtypid = t.oid))
     from pg_type t join pg_namespace n on n.oid = t.typnamespace where t.typtype = 'e' and ${OURS} order by n.nspname, t.typname`,
  ],
  [
    "Tables",
    `select format(E'create %stable %I.%I (\\n%s\\n);%s', case c.relpersistence when 'u' then 'unlogged ' else '' end,
       n.nspname, c.relname,
       (select string_agg('  ' || line, E',\\n' order by sort, line) from (
          select 0 sort, lpad(a.attnum::text, 4, '0') || ' ' || format('%I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then ' not null' else '' end,
            case when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
                 else coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') end) line
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          union all
          select 1, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid))
          from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n') lines),
       case when c.relrowsecurity then E'\\n-- row security' || case when c.relforcerowsecurity then ', forced' else '' end else '' end)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and ${OURS} order by n.nspname, c.relname`,
  ],
  [
    "Views",
    `select format(E'create view %I.%I%s as\\n%s', n.nspname, c.relname,
       coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', ''), pg_get_viewdef(c.oid))
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('v', 'm') and ${OURS} and not exists (
       select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by n.nspname, c.relname`,
  ],
  [
    "Indexes",
    `select pg_get_indexdef(i.indexrelid) || ';'
     from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
     where ${OURS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
     order by 1`,
  ],
  [
    "Policies",
    `select format(E'create policy %I on %I.%I as %s for %s to %s%s%s;', p.policyname, p.schemaname, p.tablename,
       lower(p.permissive), lower(p.cmd), array_to_string(p.roles, ', '),
       coalesce(E'\\n  using (' || p.qual || ')', ''), coalesce(E'\\n  with check (' || p.with_check || ')', ''))
     from pg_policies p order by p.schemaname, p.tablename, p.policyname`,
  ],
  [
    "Rights on tables, views and sequences",
    `select format('grant %s on %I.%I to %s;', string_agg(lower(a.privilege_type), ', ' order by a.privilege_type),
       n.nspname, c.relname, case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee) end)
     from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
     where ${NAMED} and a.grantee <> c.relowner group by n.nspname, c.relname, a.grantee order by n.nspname, c.relname, 1`,
  ],
  [
    "Rights on columns",
    `select format('grant %s (%I) on %I.%I to %s;', lower(x.privilege_type), a.attname, n.nspname, c.relname,
       case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee) end)
     from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace,
       aclexplode(a.attacl) x where ${NAMED} order by 1`,
  ],
  [
    "Rights given to what comes later",
    `select format('alter default privileges%s on %s: %s to %s;', coalesce(' in ' || n.nspname, ''),
       case d.defaclobjtype when 'f' then 'functions' when 'r' then 'tables' when 'S' then 'sequences' else d.defaclobjtype::text end,
       lower(a.privilege_type), case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee) end)
     from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a order by 1`,
  ],
  [
    "Triggers",
    `select pg_get_triggerdef(t.oid) || ';'
     from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
     where not t.tgisinternal and ${OURS} order by n.nspname, c.relname, t.tgname`,
  ],
  [
    "Functions",
    `select format('%s;%s', rtrim(pg_get_functiondef(p.oid), E'\\n'), (
       select string_agg(format(E'\\ngrant execute to %s;', name), '' order by name)
       from (select case a.grantee when 0 then 'public' else pg_get_userbyid(a.grantee) end name
             from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee <> p.proowner) g))
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prokind in ('f', 'p') and ${OURS} and not exists (
       select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     order by n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)`,
  ],
];

/**
 * The whole listing.
 * @param client connected as a login that sees the catalogue; any does
 */
export async function schemaListing(client: pg.Client): Promise<string> {
  await client.query("set search_path = ''");
  const sections: string[] = ["-- Made by `npm run schema` from a migrated database; never edited."];
  for (const [title, statement] of PARTS) {
    const { rows } = await client.query<[string]>({ text: statement, rowMode: "array" });
    if (rows.length === 0) continue;
    const spaced = rows.some(([text]) => text.includes("\n")) ? "\n\n" : "\n";
    sections.push(`-- ${title}\n\n${rows.map(([text]) => tidy(text)).join(spaced)}`);
  }
  return `${sections.join("\n\n\n")}\n`;
}

/** Columns are sorted by their place in the table by a number in front, which is not for a reader. */
function tidy(text: string): string {
  return text.replaceAll(/^ {2}\d{4} /gm, "  ").replaceAll(/[ \t]+$/gm, "");
}
