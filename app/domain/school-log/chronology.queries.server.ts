import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { instantOf } from "../time/zoned.server.ts";
import type { ChronologyRows, Span } from "./chronology.ts";
import type { LogOwner } from "./keep-log-entry.server.ts";
import { entryFrom, entryJson, pointFrom, pointJson } from "./log.queries.server.ts";
import { keptSaid } from "./log.ts";

/** So many entries go into one chronology; a log has some hundred a year. */
const mostEntries = 5000;

/**
 * What a guardian's own log holds for a chronology. What others share with her is theirs to take along.
 *
 * @param owner whose log; asked by herself, or by the worker for her
 */
export async function chronologyRows(tx: Tx, owner: LogOwner, span: Span): Promise<ChronologyRows> {
  const { practiceId, familyId, guardianId } = owner;
  // The days are of her zone, which is read here; a day more on either side lets the exact cut be made by her calendar.
  const from = new Date(instantOf(span.from, "00:00", "UTC").getTime() - 86_400_000);
  const to = new Date(instantOf(span.to, "00:00", "UTC").getTime() + 2 * 86_400_000);
  const within = sql`(e.happened_at between ${from} and ${to} or exists (select from log_correction m
    where m.practice_id = e.practice_id and m.entry_id = e.id and m.happened_at between ${from} and ${to}))`;
  const { rows } = await sql<ChronologyRows>`
    select app_now() as now, g.zone, g.name as guardian,
      (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'grade', coalesce(kp.grade, '')) order by k.created_at, k.id), '[]')
        from child k left join child_profile kp on kp.practice_id = k.practice_id and kp.child_id = k.id
        where k.practice_id = g.practice_id and k.family_id = g.family_id) as children,
      (select coalesce(json_agg(x.entry order by x.happened_at, x.id), '[]') from (
        select e.happened_at, e.id, ${entryJson} as entry ${entryFrom}
        where e.practice_id = g.practice_id and e.guardian_id = g.id and ${within}
        order by e.happened_at, e.id limit ${sql.lit(mostEntries)}) x) as entries,
      (select coalesce(json_agg(${pointJson}::jsonb || jsonb_build_object('createdAt', p.created_at, 'lines',
          (select coalesce(json_agg(json_build_object('number', l.number, 'state', l.state, 'words', l.point_words, 'byDay', l.by_day,
              'said', l.said, 'madeAt', l.made_at) order by l.number), '[]')
            from settled_point_line l where l.practice_id = p.practice_id and l.point_id = p.id)) order by p.created_at, p.id), '[]')
        ${pointFrom} where p.practice_id = g.practice_id and p.guardian_id = g.id) as points
    from guardian g where g.practice_id = ${practiceId} and g.family_id = ${familyId} and g.id = ${guardianId}
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a log has its guardian");
  return { ...row, entries: row.entries.map((entry) => ({ ...entry, also: keptSaid(entry.also) })) };
}

/** A chronology that she ordered: it waits, is made, or could not be made. */
export type Ordered = {
  id: string;
  state: "waiting" | "made" | "failed";
  from: string;
  to: string;
  child: string | null;
  orderedAt: string;
  fileId: string | null;
  size: number | null;
};

/** What the page for taking a log along shows: the last chronologies, the children, and since when there are entries. */
export async function takingAlong(
  tx: Tx,
  guardian: LogOwner,
): Promise<{ now: Date; ordered: Ordered[]; children: { id: string; name: string }[]; first: Date | null }> {
  const { practiceId, familyId, guardianId } = guardian;
  const { rows } = await sql<Awaited<ReturnType<typeof takingAlong>>>`
    select app_now() as now,
      (select coalesce(json_agg(x order by x."orderedAt" desc), '[]') from (
        select o.id, o.state, o.from_day as from, o.to_day as to, c.name as child, o.ordered_at as "orderedAt",
          o.file_id as "fileId", f.size
        from chronology o left join child c on c.practice_id = o.practice_id and c.id = o.child_id
        left join stored_file f on f.practice_id = o.practice_id and f.id = o.file_id
        where o.practice_id = ${practiceId} and o.guardian_id = ${guardianId}
        order by o.ordered_at desc limit 10) x) as ordered,
      (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name) order by k.created_at, k.id), '[]')
        from child k where k.practice_id = ${practiceId} and k.family_id = ${familyId}) as children,
      (select min(e.happened_at) from log_entry e where e.practice_id = ${practiceId} and e.guardian_id = ${guardianId}) as first
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  return row;
}
