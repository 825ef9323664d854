import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import type { Asked, CodeKind } from "./one-time-token.ts";
import { codeLimits, countTry, type Trying } from "./throttle.server.ts";
import { codeHash, codeOf, hashOf, linkToken, newToken } from "./tokens.server.ts";

/**
 * Orders a mail with a code and a link. The writes are the same whether or not the address is known, and so is the
 * answer: only the worker, later, knows whether there is anybody to write to.
 *
 * @param asking.asked what waits for the proof
 * @returns what binds the code to the asking browser (`tokenId.secret`, for its cookie), or how many seconds to wait
 */
export async function askForCode(
  tx: Tx,
  asking: Trying & { secret: string; kind: CodeKind; asked: Asked },
): Promise<{ ok: true; binding: string } | { ok: false; waitSeconds: number }> {
  const waitSeconds = await countTry(tx, codeLimits(asking));
  if (waitSeconds) return { ok: false, waitSeconds };
  const { secret, kind, email, asked } = asking;
  const id = newId();
  const browser = newToken();
  const code = codeHash(secret, id, codeOf(secret, id));
  const link = hashOf(linkToken(secret, "one-time", id));
  await sql`select identity.ask_for_code(${id}, ${kind}, ${email}, ${JSON.stringify(asked)}::jsonb,
    ${code}, ${link}, ${hashOf(browser)})`.execute(tx);
  return { ok: true, binding: `${id}.${browser}` };
}
