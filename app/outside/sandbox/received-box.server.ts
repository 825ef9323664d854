import { sql } from "kysely";
import type { Handle } from "#db/client.server.ts";
import type { MadeMail } from "./made-mail.server.ts";

/** Where mail that the sandbox received lies until it is fetched. */
export type ReceivedBox = {
  keep(mail: MadeMail): Promise<void>;
  one(id: string): Promise<MadeMail | undefined>;
};

/**
 * Received mail in the schema `sandbox` (db/sandbox.sql).
 *
 * @param handle of any actor under the web login: the schema is no tenant's
 */
export function databaseReceivedBox(handle: Handle): ReceivedBox {
  return {
    keep: (mail) =>
      handle.write(async (tx) => {
        await sql`
          insert into sandbox.received (id, mail, created_at)
          values (${mail.id}, ${JSON.stringify(mail)}::jsonb, app_now())`.execute(tx);
      }),
    one: (id) =>
      handle.read(async (tx) => {
        const { rows } = await sql<{ mail: MadeMail }>`select mail from sandbox.received where id = ${id}`.execute(tx);
        return rows[0]?.mail;
      }),
  };
}
