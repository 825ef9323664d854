import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";

/** Who can be named in a log: those at school, and the children. */
export type Named = {
  now: Date;
  educators: { id: string; name: string; role: string }[];
  children: { id: string; name: string }[];
};

/** Those at the family's schools and its children, for a form of the log. */
export async function namedInLog(tx: Tx, reader: { practiceId: string; familyId: string }): Promise<Named> {
  const { practiceId, familyId } = reader;
  const { rows } = await sql<Named>`
    select app_now() as now,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'role', e.role) order by e.created_at, e.id), '[]')
        from educator e where e.practice_id = ${practiceId} and e.family_id = ${familyId}) as educators,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.created_at, c.id), '[]')
        from child c where c.practice_id = ${practiceId} and c.family_id = ${familyId}) as children
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  return row;
}

/** With whom her whole log is open, and with whom it could be: the family's guardians who have come in. */
export async function openLogs(
  tx: Tx,
  guardian: { practiceId: string; familyId: string; guardianId: string },
): Promise<{ guardians: { id: string; name: string }[]; open: { withGuardianId: string | null; since: string }[] }> {
  type Row = Awaited<ReturnType<typeof openLogs>>;
  const { rows } = await sql<Row>`
    select
      (select coalesce(json_agg(json_build_object('id', n.id, 'name', n.name) order by n.name, n.id), '[]')
        from log_guardians(${guardian.familyId}) n) as guardians,
      (select coalesce(json_agg(json_build_object('withGuardianId', s.with_guardian_id, 'since', s.since)), '[]')
        from log_share s where s.practice_id = ${guardian.practiceId} and s.guardian_id = ${guardian.guardianId}
          and s.entry_id is null and s.until is null) as open
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  return row;
}
