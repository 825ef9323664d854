import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { GoalState, GoalWords, Level } from "./goal.ts";
import { type wordingColumns, wordsOfRow } from "./goal-row.server.ts";

/** A check-in as its reader sees it. `day` has no zone. */
export type CheckIn = {
  id: string;
  day: string;
  by: "guardian" | "coach";
  personId: string;
  who: string;
  /** The reader's own. */
  mine: boolean;
  level: Level;
  words: string;
  shared: boolean;
};

/** One version of a goal's words; the last one holds. */
export type Wording = { number: number; words: GoalWords; from: string };

export type Goal = {
  id: string;
  title: string;
  state: GoalState;
  weight: number;
  targetOn: string | null;
  activeSince: string | null;
  version: number;
  childId: string | null;
  child: string | null;
  wordings: Wording[];
  checkIns: CheckIn[];
};

/** What stands on a goal's line. */
export type GoalEvent = { day: string; words: string; quote: boolean };

export type FamilyGoals = { family: string; now: Date; goals: Goal[]; events: GoalEvent[] };

type WordingRow = ReturnType<typeof wordingColumns> & { number: number; from: string };

/**
 * The goals of a family with the words of their levels, the check-ins that this reader may see, and the events of the chart, in
 * one query. The policies decide: a guardian gets her own check-ins and what her coach shares, a coach what was shared with her.
 *
 * @param only one goal instead of all
 * @returns undefined when this reader has no such family
 */
export async function goalsOfFamily(tx: Tx, familyId: string, only?: string): Promise<FamilyGoals | undefined> {
  const { rows } = await sql<{
    family: string;
    now: Date;
    goals: (Omit<Goal, "wordings"> & { wordings: WordingRow[] })[];
    events: GoalEvent[];
  }>`
    select f.name as family, app_now() as now,
      (select coalesce(json_agg(json_build_object('id', g.id, 'title', g.title, 'state', g.state, 'weight', g.weight,
          'targetOn', g.target_on, 'activeSince', g.active_since, 'version', g.version, 'childId', g.child_id,
          'child', c.name, 'wordings', ${wordings}, 'checkIns', ${checkIns}) order by g.created_at, g.id), '[]')
        from goal g
        left join child c on c.practice_id = g.practice_id and c.id = g.child_id
        where g.practice_id = f.practice_id and g.family_id = f.id ${only ? sql`and g.id = ${only}` : sql``}) as goals,
      (select coalesce(json_agg(json_build_object('day', e.on_day, 'words', e.words, 'quote', e.quote)
          order by e.on_day, e.id), '[]')
        from family_event e
        where e.practice_id = f.practice_id and e.family_id = f.id and e.on_chart) as events
    from family f where f.practice_id = ctx_practice() and f.id = ${familyId}
  `.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  return {
    ...row,
    goals: row.goals.map((goal) => ({
      ...goal,
      wordings: goal.wordings.map(({ number, from, ...words }) => ({ number, from, words: wordsOfRow(words) })),
    })),
  };
}

const wordings = sql`(select coalesce(json_agg(json_build_object('number', w.number, 'from', w.from_at,
    'muchLess', w.much_less, 'less', w.less, 'hoped', w.hoped, 'more', w.more, 'muchMore', w.much_more)
    order by w.number), '[]')
  from goal_wording w where w.practice_id = g.practice_id and w.goal_id = g.id)`;

const checkIns = sql`(select coalesce(json_agg(json_build_object('id', i.id, 'day', i.on_day,
    'by', case when i.member_id is null then 'guardian' else 'coach' end,
    'personId', coalesce(i.guardian_id, i.member_id), 'who', coalesce(p.name, m.name, ''),
    'mine', coalesce(i.guardian_id = ctx_guardian(), i.member_id = ctx_member(), false),
    'level', i.level, 'words', i.words, 'shared', i.shared) order by i.on_day, p.created_at, i.made_at, i.id), '[]')
  from check_in i
  left join guardian p on p.practice_id = i.practice_id and p.id = i.guardian_id
  left join member m on m.practice_id = i.practice_id and m.id = i.member_id
  where i.practice_id = g.practice_id and i.goal_id = g.id)`;

/** A family's name, for a page that only needs to say where it stands; undefined when this reader has no such family. */
export async function familyNamed(tx: Tx, familyId: string): Promise<{ id: string; name: string } | undefined> {
  return tx.selectFrom("family").select(["id", "name"]).where("id", "=", familyId).executeTakeFirst();
}
