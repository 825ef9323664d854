/** `npm run bench -- growth`: the same pages in a practice of 10,000 families among 300 others. */
import pg from "pg";
import { loadDemo } from "#db/demo/load.ts";
import type { ClusterUrls } from "#tests/support/cluster.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { openAsOwner } from "#tests/support/factories.ts";
import { openSite } from "#tests/support/site.ts";
import { type Reading, read } from "./buffers.ts";
import { measuredPages } from "./pages.ts";
import { recordPage } from "./recorded-pages.ts";
import { renewalFor } from "./renewal.ts";

/** Copies of Bridgewell's forty families in itself, and of the second practice beside it. */
const copies = { families: 250, practices: 300 };

/** Tables that only grow with what is done, and that no page reads. */
const leftOut = ["audit", "outgoing_email"];

/** Reads the pages in the demo and again when it has grown, and prints both with every scan of a whole table. */
export async function growth(cluster: ClusterUrls): Promise<void> {
  const [small, large] = [await freshDatabase(cluster), await freshDatabase(cluster)];
  for (const { owner } of [small, large]) await loadDemo(owner, new Date());
  await grow(new URL(cluster.admin), large.name);
  const before = await readPages(small);
  const after = await readPages(large);
  console.table(
    Object.fromEntries(
      [...before].map(([name, { buffers }]) => {
        const grown = after.get(name);
        if (!grown) throw new Error(`${name} was read once only`);
        const ratio = grown.buffers / buffers;
        return [
          name,
          {
            "buffers, 40 families": buffers,
            "buffers, 10,000": grown.buffers,
            growth: `${ratio.toFixed(2)} (${ratio <= 1.3 ? "holds" : "NOT"} ≤ 1.3)`,
            "slowest query ms": Math.max(...grown.byQuery.map(({ ms }) => ms)).toFixed(1),
          },
        ];
      }),
    ),
  );
  for (const [name, { scans, byQuery }] of after) {
    console.log(
      `${name}: ${scans.length === 0 ? "no table was read from end to end" : `whole tables: ${scans.join(", ")}`}`,
    );
    const was = before.get(name)?.byQuery;
    for (const [at, { text, buffers, ms }] of byQuery.entries()) {
      if (buffers <= 1.3 * (was?.[at]?.buffers ?? 0) + 8) continue;
      console.log(
        `  ${was?.[at]?.buffers} -> ${buffers} buffers, ${ms.toFixed(1)} ms: ${text.replace(/\s+/g, " ").slice(0, 150)}`,
      );
    }
  }
}

async function readPages(database: TestDatabase): Promise<Map<string, Reading>> {
  const owner = openAsOwner(database.owner);
  const site = await openSite(database);
  const readings = new Map<string, Reading>();
  const client = new pg.Client({ connectionString: database.owner });
  await client.connect();
  await client.query("vacuum analyze");
  await client.end();
  for (const page of await measuredPages(owner)) {
    const { documents } = await recordPage(site, page);
    const [recording] = documents;
    const [form] = (await page.askers[0]?.forms?.(1)) ?? [];
    if (!recording) throw new Error("nothing was recorded");
    readings.set(page.name, await read(database.web, recording, renewalFor(recording, form)));
  }
  await site.close();
  await owner.destroy();
  return readings;
}

/** Copies every row with other ids: all that belonged together still does, and nothing that was there changes. */
async function grow(admin: URL, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: Object.assign(admin, { pathname: `/${name}` }).href });
  client.on("error", () => {});
  await client.connect();
  // Past triggers and foreign keys: what is copied was held to them.
  await client.query("set session_replication_role = replica");
  const { rows: tables } = await client.query<{ name: string; ids: string[]; others: string[]; of_family: boolean }>(`
    select c.oid::regclass::text as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'uuid'::regtype and a.attname <> 'practice_id') as ids,
      array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.atttypid <> 'uuid'::regtype) as others,
      bool_or(a.attname = 'family_id') or c.relname in ('family', 'member') as of_family
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'practice_id')
    group by c.oid, c.relname`);
  for (const { name, ids, others, of_family } of tables.filter((table) => !leftOut.includes(table.name))) {
    const columns = ["practice_id", ...(ids ?? []), ...(others ?? [])].join(", ");
    const copied = [
      ...(ids ?? []).map((id) => `md5(t.${id}::text || n)::uuid`),
      ...(others ?? []).map((other) => `t.${other}`),
    ];
    const copy = (practice: string, handle: string, times: number) =>
      client.query(`insert into ${name} (${columns}) select ${[practice, ...copied].join(", ")}
        from ${name} t join identity.practice_handle h on h.practice_id = t.practice_id and h.handle = '${handle}',
          generate_series(1, ${times}) n on conflict do nothing`);
    if (of_family) await copy("t.practice_id", "bridgewell", copies.families);
    await copy("md5(t.practice_id::text || n)::uuid", "oxbow", copies.practices);
  }
  await client.end();
}
