import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { WroteToSchool } from "./both-write.ts";

const mostRows = 100;

/**
 * What a family's guardians wrote to school in the last two months, as far as this coach may read it: shared versions of messages and
 * what stands in a shared log. Leaves in the audit that the log was read.
 */
export async function wroteToSchool(
  tx: Tx,
  reader: { practiceId: string; familyId: string },
): Promise<WroteToSchool[]> {
  const { practiceId, familyId } = reader;
  const since = sql`app_now() - interval '60 days'`;
  const { rows } = await sql<{ wrote: WroteToSchool[] }>`
    select audit_read('log_entry', null, ${familyId}),
      (select coalesce(json_agg(json_build_object('guardianId', w.guardian_id, 'guardian', g.name, 'childId', w.child_id,
          'purpose', w.purpose, 'at', w.at,
          'educators', (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name)), '[]') from educator u
            where u.practice_id = ${practiceId} and u.family_id = ${familyId} and u.id::text = any (w.educators)))), '[]')
        from (
          (select d.guardian_id, d.child_id, d.purpose, v.made_at as at,
              array(select jsonb_array_elements(v.recipients -> 'to') ->> 'educatorId') as educators
            from draft d join draft_version v on v.practice_id = d.practice_id and v.draft_id = d.id and v.shared
            where d.practice_id = ${practiceId} and d.family_id = ${familyId} and v.made_at > ${since}
            order by v.made_at desc limit ${sql.lit(mostRows)})
          union all
          (select e.guardian_id, e.child_id, e.purpose, e.happened_at, array[e.educator_id::text]
            from log_entry e
            where e.practice_id = ${practiceId} and e.family_id = ${familyId} and e.direction = 'out' and e.happened_at > ${since}
            order by e.happened_at desc limit ${sql.lit(mostRows)})) w
        join guardian g on g.practice_id = ${practiceId} and g.id = w.guardian_id) as wrote
  `.execute(tx);
  return rows[0]?.wrote ?? [];
}
