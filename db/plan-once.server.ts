import { createHash } from "node:crypto";
import pg from "pg";

/** So many texts get a name; a statement beyond them is planned each time, and the server's memory stays bounded. */
const mostNames = 400;

const names = new Map<string, string>();

/**
 * Has a connection plan each parameterised statement once instead of at every request: under the policies, planning a page's query
 * took longer than running it. The name is made of the text alone, so one text has one plan whoever asks; what the policies compare
 * with is read when the plan runs. (A pooler between us and Postgres must keep prepared statements, as PgBouncer does from 1.21 on.)
 *
 * @param client a new connection
 */
export function planOnce(client: pg.PoolClient): void {
  let round = 0;
  // Found anew at each call, so that whoever listens at the prototype hears it.
  const ask = (...given: unknown[]) =>
    (pg.Client.prototype.query as (...given: unknown[]) => Promise<pg.QueryResult>).apply(client, given);
  const asking = (...given: unknown[]) => {
    const [text, values, callback] = given;
    if (typeof text !== "string" || !Array.isArray(values) || values.length === 0 || callback) return ask(...given);
    const name = nameOf(text);
    if (name === undefined) return ask(...given);
    return ask({ name: `${round}${name}`, text, values }).catch((error: unknown) => {
      if (isOutdated(error)) round += 1;
      throw error;
    });
  };
  client.query = asking as typeof client.query;
}

// "Cached plan must not change result type": a migration changed a column meanwhile. From then on every statement is planned anew,
// under another name.
const isOutdated = (error: unknown) => error instanceof pg.DatabaseError && error.code === "0A000";

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostNames) return known;
  const name = createHash("sha256").update(text).digest("base64url");
  names.set(text, name);
  return name;
}
