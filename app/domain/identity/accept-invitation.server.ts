import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { hashOf } from "./tokens.server.ts";

/**
 * Accepts an invitation by its link: once, within seven days. The address that the mail reached becomes the person's,
 * and she the member or guardian that she was invited as.
 *
 * @returns who came in and where to, or undefined when the link no longer works
 */
export async function acceptInvitation(
  tx: Tx,
  token: string,
): Promise<{ personId: string; handle: string; familyId: string | null } | undefined> {
  const { rows } = await sql<{ personId: string; handle: string; familyId: string | null }>`
    select * from identity.accept_invitation(${hashOf(token)}, ${newId()}, ${newId()})`.execute(tx);
  return rows[0];
}
