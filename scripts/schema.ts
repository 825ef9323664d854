/**
 * `npm run schema` writes what the migrations make: db/schema.ts, the types that Kysely reads, and db/schema.sql, the
 * listing that a person reads. With `--check` it writes nothing and fails when one of them is not up to date.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { startCluster } from "#tests/support/cluster.ts";
import { schemaListing } from "./postgres/listing.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The types of the tenant tables. What lies in other schemas is reached through functions, and needs no types. */
function kyselyTypes(url: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "alongside-schema-"));
  const out = path.join(folder, "schema.ts");
  const bin = path.join(root, "node_modules/kysely-codegen/dist/cli/bin.js");
  const shape = ["--dialect=postgres", "--camel-case", "--date-parser=string", "--include-pattern=public.*"];
  try {
    execFileSync(process.execPath, [bin, ...shape, `--url=${url}`, `--out-file=${out}`], {
      stdio: "pipe",
      cwd: folder,
    });
    return readFileSync(out, "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const checking = process.argv.includes("--check");
const cluster = await startCluster({ movableClock: false });
try {
  const client = new pg.Client({ connectionString: cluster.urls.owner });
  await client.connect();
  const wanted = { "db/schema.ts": kyselyTypes(cluster.urls.owner), "db/schema.sql": await schemaListing(client) };
  await client.end();
  for (const [file, text] of Object.entries(wanted)) {
    const place = path.join(root, file);
    if (!checking) writeFileSync(place, text);
    else if (readFileSync(place, "utf8") !== text) {
      console.error(`${file} is not what the migrations make. Run \`npm run schema\` and commit what it writes.`);
      process.exitCode = 1;
    }
  }
} finally {
  await cluster.stop();
}
