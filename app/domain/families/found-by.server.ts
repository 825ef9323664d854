import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { Refusal } from "../refusal.ts";
import { folded } from "../words.ts";

/**
 * Looks a family up before a verb writes into it: foreign keys do not ask the policies, so that a row could otherwise
 * be hung into a family of somebody else.
 *
 * @throws Refusal "gone" when this actor has no such family
 */
export async function requireFamily(tx: Tx, familyId: string): Promise<{ id: string; name: string; state: string }> {
  const family = await tx
    .selectFrom("family")
    .select(["id", "name", "state"])
    .where("id", "=", familyId)
    .executeTakeFirst();
  if (!family) throw new Refusal("gone", "There is no such family.");
  return family;
}

/**
 * Writes anew what a family is found by: the folded names of the family, its children and guardians, and, apart for those
 * who see them, its educators. Every verb that changes one of these names calls it in its own transaction.
 */
export async function refreshFoundBy(tx: Tx, familyId: string): Promise<void> {
  const { rows } = await sql<{ name: string; people: string[]; educators: string[] }>`
    select f.name, array(
        select c.name from child c where c.practice_id = f.practice_id and c.family_id = f.id
        union all select g.name from guardian g where g.practice_id = f.practice_id and g.family_id = f.id
      ) as people,
      array(select e.name from educator e where e.practice_id = f.practice_id and e.family_id = f.id) as educators
    from family f where f.practice_id = ctx_practice() and f.id = ${familyId}`.execute(tx);
  const found = rows[0];
  if (!found) return;
  const { name, people, educators } = found;
  await tx
    .updateTable("family")
    .set({
      nameFolded: folded(name),
      foundByFamily: folded([name, ...people].join(" ")),
      foundBy: folded([name, ...people, ...educators].join(" ")),
    })
    .where("id", "=", familyId)
    .execute();
}
