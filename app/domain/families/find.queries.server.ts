import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { folded } from "../words.ts";

/** A family found by its own name or by somebody in it; `people` are those whose names hold a word that was asked for. */
export type Found = {
  id: string;
  name: string;
  state: string;
  people: { name: string; is: "child" | "guardian" | "educator" }[];
};

export const foundAtMost = 20;

/**
 * Families that hold all the words in the names of the family, its children, guardians or educators, with the people
 * who matched. The search itself runs over an index (families_holding); the rows are read again under the policies.
 *
 * @param asked what was typed; nothing is found for nothing
 */
export async function findFamilies(tx: Tx, asked: string): Promise<Found[]> {
  const words = folded(asked.slice(0, 200)).split(" ").filter(Boolean).slice(0, 8);
  if (words.length === 0) return [];
  const { rows } = await sql<Found>`
    select f.id, f.name, f.state, coalesce((
      select json_agg(json_build_object('name', p.name, 'is', p.kind) order by p.rank, p.name) from (
        select name, 'child' as kind, 1 as rank from child where practice_id = f.practice_id and family_id = f.id
        union all select name, 'guardian', 2 from guardian where practice_id = f.practice_id and family_id = f.id
        union all select name, 'educator', 3 from educator where practice_id = f.practice_id and family_id = f.id
      ) p), '[]') as people
    from family f
    where f.practice_id = ctx_practice() and f.id in (select h.family_id from families_holding(${sql.val(words)}::text[]) h)
    order by f.name_folded, f.id limit ${sql.lit(foundAtMost)}`.execute(tx);
  return rows.map((family) => ({
    ...family,
    people: family.people.filter((person) => words.some((word) => folded(person.name).includes(word))),
  }));
}
