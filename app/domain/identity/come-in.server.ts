import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { handleFrom } from "./handle.ts";
import type { Redeemed } from "./one-time-token.ts";

/**
 * Lets in who has just proved an address. A sign-up makes the person, if the address is new, and the practice that
 * she asked for, with herself as its owner and first coach.
 *
 * @returns the person, and the handle of the practice that was founded, if one was
 */
export async function comeIn(tx: Tx, redeemed: Redeemed): Promise<{ personId: string; founded?: string }> {
  if (redeemed.kind !== "sign-up") {
    if (!redeemed.personId) throw new Error("a sign-in was redeemed for nobody");
    return { personId: redeemed.personId };
  }
  const { name = redeemed.email, practice = "My practice", zone = "America/New_York" } = redeemed.asked;
  const { rows } = await sql<{ personId: string; handle: string }>`
    with person as materialized (select identity.person_at(${newId()}, ${redeemed.email}, ${name}) as id)
    select person.id as person_id,
      identity.found_practice(${newId()}, ${handleFrom(practice)}, ${practice}, ${zone}, ${newId()}, person.id, ${name}) as handle
    from person`.execute(tx);
  const made = rows[0];
  if (!made) throw new Error("a practice was founded without an answer");
  return { personId: made.personId, founded: made.handle };
}
