/** The sandbox's own schema, for a database on which mail must not leave: `npm start` without a RESEND_API_KEY. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";

const file = fileURLToPath(new URL("../db/sandbox.sql", import.meta.url));

/**
 * Makes the schema where it is missing; running it again changes nothing.
 * @param addresses connection strings: the owner's is connected to, the web login's says who may use the schema
 */
export async function applySandbox(addresses: { owner: string; web: string }): Promise<void> {
  const web = decodeURIComponent(new URL(addresses.web).username);
  if (!/^[\w-]+$/.test(web)) throw new Error("The web login has characters other than letters, digits, _ and -.");
  const client = new pg.Client({ connectionString: addresses.owner });
  await client.connect();
  try {
    await client.query(readFileSync(file, "utf8").replaceAll("{{web}}", `"${web}"`));
  } finally {
    await client.end();
  }
}
