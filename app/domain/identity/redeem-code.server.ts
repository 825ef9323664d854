import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { isId } from "../ids.ts";
import { codeKind, type Redeemed, readAsked } from "./one-time-token.ts";
import { codeHash, hashOf } from "./tokens.server.ts";

export type RedeemedRow = { id: string | null; kind: string; email: string; personId: string | null; asked: unknown };

/** The two halves of the cookie that binds a code to the browser that asked; undefined when it is none of ours. */
export function readBinding(binding: string | undefined): { id: string; browserHash: Buffer } | undefined {
  const [id, browser, ...more] = binding?.split(".") ?? [];
  return isId(id) && browser && more.length === 0 ? { id, browserHash: hashOf(browser) } : undefined;
}

/**
 * Redeems the six digits that were asked for in this browser: five tries, ten minutes, once. A failed try is counted
 * in this transaction, so the caller lets it commit.
 *
 * @returns who proved what, or undefined for every kind of failure alike
 */
export async function redeemCode(
  tx: Tx,
  { secret, binding, code }: { secret: string; binding: string | undefined; code: string },
): Promise<Redeemed | undefined> {
  const bound = readBinding(binding);
  if (!bound) return undefined;
  const { rows } = await sql<RedeemedRow>`select * from identity.redeem_code(${bound.id}, ${bound.browserHash},
    ${codeHash(secret, bound.id, code)})`.execute(tx);
  return redeemed(rows[0]);
}

/** What a redeeming function of the database gave, in our words; nothing when it gave nothing. */
export function redeemed(row: RedeemedRow | undefined): Redeemed | undefined {
  if (!row?.id) return undefined;
  return { kind: codeKind(row.kind), email: row.email, personId: row.personId, asked: readAsked(row.asked) };
}
