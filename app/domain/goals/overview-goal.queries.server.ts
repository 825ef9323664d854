import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { type Level, levelNames, levels } from "./goal.ts";

type Row = {
  id: string;
  title: string;
  activeSince: string | null;
  targetOn: string | null;
  wording: { muchLess: string; less: string; hoped: string; more: string; muchMore: string } | null;
  checkIns: { day: string; by: "guardian" | "coach"; who: string; level: Level }[];
  events: { day: string; text: string }[];
};

export type OverviewGoal = Omit<Row, "wording" | "events"> & {
  levels: { level: Level; name: string; words?: string }[];
  /** On the first goal's chart; empty for the others. */
  events: { day: string; text: string }[];
};

/** The active goals of a family with what this member may see of their check-ins; the oldest goal stands first. */
export async function overviewGoals(tx: Tx, familyId: string): Promise<OverviewGoal[]> {
  const { rows } = await sql<Row>`
    select g.id, g.title, g.active_since::date::text as active_since, g.target_on::text as target_on,
      (select json_build_object('muchLess', w.much_less, 'less', w.less, 'hoped', w.hoped, 'more', w.more,
          'muchMore', w.much_more)
        from goal_wording w where w.practice_id = g.practice_id and w.goal_id = g.id order by w.number desc limit 1) as wording,
      (select coalesce(json_agg(json_build_object('day', c.on_day, 'level', c.level,
          'by', case when c.guardian_id is null then 'coach' else 'guardian' end,
          'who', coalesce(split_part(p.name, ' ', 1), split_part(m.name, ' ', 1), '')) order by c.on_day, c.made_at), '[]')
        from check_in c
        left join guardian p on p.practice_id = c.practice_id and p.id = c.guardian_id
        left join member m on m.practice_id = c.practice_id and m.id = c.member_id
        where c.practice_id = g.practice_id and c.goal_id = g.id) as check_ins,
      (select coalesce(json_agg(json_build_object('day', e.on_day, 'text', e.words) order by e.on_day), '[]')
        from family_event e where e.practice_id = g.practice_id and e.family_id = g.family_id and e.on_chart
          and (e.child_id is null or g.child_id is null or e.child_id = g.child_id)) as events
    from goal g
    where g.practice_id = ctx_practice() and g.family_id = ${familyId} and g.state = 'active'
    order by g.created_at, g.id limit 6`.execute(tx);
  return rows.map(({ wording, ...goal }) => ({ ...goal, levels: levelsIn(wording) }));
}

function levelsIn(wording: Row["wording"]): OverviewGoal["levels"] {
  const words: Record<Level, string | undefined> = {
    [-2]: wording?.muchLess,
    [-1]: wording?.less,
    0: wording?.hoped,
    1: wording?.more,
    2: wording?.muchMore,
  };
  return levels.map((level) => ({ level, name: levelNames[level], ...(words[level] ? { words: words[level] } : {}) }));
}
