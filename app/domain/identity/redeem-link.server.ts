import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Redeemed } from "./one-time-token.ts";
import { type RedeemedRow, redeemed } from "./redeem-code.server.ts";
import { hashOf } from "./tokens.server.ts";

/** Redeems the link of a mail: ten minutes, once, in any browser. Undefined when it no longer works. */
export async function redeemLink(tx: Tx, token: string): Promise<Redeemed | undefined> {
  const { rows } = await sql<RedeemedRow>`select * from identity.redeem_link(${hashOf(token)})`.execute(tx);
  return redeemed(rows[0]);
}
