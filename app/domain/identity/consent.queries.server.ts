import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Readers } from "./consent.ts";

export type WhoSeesWhat = {
  readers: Readers;
  purgeDays: number;
  children: string[];
  agreedAt: Date | null;
  /** How to reach those who coach the family, the first one first. */
  mail: { memberId: string; email: string }[];
};

/** What the welcome and the page of people tell a guardian, in one query: who reads, what is kept, her own yes. */
export async function whoSeesWhat(tx: Tx): Promise<WhoSeesWhat> {
  const { rows } = await sql<
    Omit<WhoSeesWhat, "readers" | "agreedAt"> & { coaches: string[]; owners: string[]; agreedAt: Date | null }
  >`
    select p.purge_days,
      array(select m.name from family_coach c
        join member m on m.practice_id = c.practice_id and m.id = c.member_id and m.state = 'active'
        where c.practice_id = p.practice_id and c.family_id = ctx_family() and c.until is null
        order by c.since, m.id) as coaches,
      array(select m.name from member m where m.practice_id = p.practice_id and m.state = 'active'
        and m.roles @> array['owner'] order by m.created_at, m.id) as owners,
      array(select k.name from child k where k.practice_id = p.practice_id and k.family_id = ctx_family()
        order by k.created_at, k.id) as children,
      (select max(c.agreed_at) from consent c where c.practice_id = p.practice_id and c.guardian_id = ctx_guardian()) as agreed_at,
      (select coalesce(jsonb_agg(jsonb_build_object('memberId', r.member_id, 'email', r.email)), '[]') from mail_of_coaches() r) as mail
    from practice p where p.practice_id = ctx_practice()`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a guardian's practice is not there");
  const { coaches, owners, ...rest } = row;
  return { ...rest, readers: { coaches, owners } };
}
