import { type SqlBool, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { isId } from "../ids.ts";
import { folded } from "../words.ts";
import type { ListAsked } from "./family-list.ts";
import { childrenOf, coachesOf, guardiansOf } from "./family-rows.server.ts";

/** Rows on one page of the list. */
export const pageLength = 25;

/** What waits for a look in a family: how many of each, and when the first is needed. */
export type Waiting = { drafts: number; assignments: number; neededBy: string | null; since: string | null };

/**
 * One page of the family list, by key: the order is a plain column and the id, so that no page is dearer than the
 * first, and families of one name stay in place.
 *
 * @returns rows in the asked order, and whether there are more before and after them
 */
export async function familyPage(tx: Tx, asked: ListAsked) {
  const backwards = isId(asked.before);
  const cursor = backwards ? asked.before : isId(asked.after) ? asked.after : null;
  const rows = await matching(tx, asked)
    .select((eb) => [
      "f.id",
      "f.name",
      "f.state",
      "f.lastHeardAt",
      jsonArrayFrom(childrenOf(eb).select(["c.name", "p.born", "p.supportPlan as plan"])).as("children"),
      jsonArrayFrom(coachesOf(eb).select("m.name")).as("coaches"),
      jsonArrayFrom(guardiansOf(eb).select(["g.name", "gc.email", "gc.phone"])).as("guardians"),
      sql<Waiting>`(select json_build_object('drafts', d.shared, 'assignments', a.shared, 'neededBy', d.needed_by,
          'since', least(d.since, a.since))
        from (select count(*) as shared, min(needed_by) as needed_by, min(shared_at) as since from draft
            where practice_id = f.practice_id and family_id = f.id and state = 'shared') d,
          (select count(*) as shared, min(shared_at) as since from assignment
            where practice_id = f.practice_id and family_id = f.id and state = 'shared') a)`.as("waiting"),
    ])
    .$if(cursor !== null, (query) => query.where(beyond(asked.sort, cursor ?? "", backwards)))
    .orderBy(asked.sort === "heard" ? "f.heardKey" : "f.nameFolded", upwards(asked.sort, backwards) ? "asc" : "desc")
    .orderBy("f.id", upwards(asked.sort, backwards) ? "asc" : "desc")
    .limit(pageLength + 1)
    .execute();
  const more = rows.length > pageLength;
  const shown = rows.slice(0, pageLength);
  if (backwards) shown.reverse();
  return { rows: shown, before: backwards ? more : cursor !== null, after: backwards || more };
}

export type FamilyRow = Awaited<ReturnType<typeof familyPage>>["rows"][number];

function matching(tx: Tx, asked: ListAsked) {
  const words = folded(asked.search).split(" ").filter(Boolean).slice(0, 8);
  const { state, coach } = asked;
  return tx
    .selectFrom("family as f")
    .where("f.practiceId", "=", sql<string>`ctx_practice()`)
    .$if(state !== "all", (query) => query.where("f.state", "=", state))
    .$if(coach !== null && isId(coach), (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom("familyCoach as fc")
            .select("fc.id")
            .whereRef("fc.practiceId", "=", "f.practiceId")
            .whereRef("fc.familyId", "=", "f.id")
            .where("fc.memberId", "=", coach ?? "")
            .where("fc.until", "is", null),
        ),
      ),
    )
    .$if(asked.waits, (query) =>
      query.where(
        sql<SqlBool>`(exists (select from draft d where d.practice_id = f.practice_id and d.family_id = f.id and d.state = 'shared')
          or exists (select from assignment a where a.practice_id = f.practice_id and a.family_id = f.id and a.state = 'shared'))`,
      ),
    )
    .$if(words.length > 0, (query) =>
      query.where(sql<SqlBool>`f.id in (select h.family_id from families_holding(${sql.val(words)}::text[]) h)`),
    );
}

// Names go from A on; last heard begins with the latest.
const upwards = (sort: ListAsked["sort"], backwards: boolean) => (sort === "name") !== backwards;

// The key is looked up by the row's id, so that no name stands in an address.
function beyond(sort: ListAsked["sort"], cursor: string, backwards: boolean) {
  const column = sql.ref(sort === "heard" ? "heard_key" : "name_folded");
  const further = upwards(sort, backwards) ? sql`>` : sql`<`;
  return sql<SqlBool>`(f.${column}, f.id) ${further}
    (select k.${column}, k.id from family k where k.practice_id = ctx_practice() and k.id = ${cursor})`;
}

/** How many families are in each state, in how many something waits for a look, and at what instant that is. */
export async function familyCounts(tx: Tx): Promise<{ states: Record<string, number>; waiting: number; now: Date }> {
  const { rows } = await sql<{ states: Record<string, number> | null; waiting: number; now: Date }>`
    select app_now() as now,
      (select json_object_agg(s.state, s.families) from (
        select state, count(*) as families from family where practice_id = ctx_practice() group by state) s) as states,
      (select count(distinct w.family_id) from (
        select family_id from draft where practice_id = ctx_practice() and state = 'shared' and shared_at is not null
        union all
        select family_id from assignment where practice_id = ctx_practice() and state = 'shared' and shared_at is not null
      ) w)::int as waiting`.execute(tx);
  if (!rows[0]) throw new Error("counting gave nothing");
  return { ...rows[0], states: rows[0].states ?? {} };
}

/** Who coaches in this practice now, by name. */
export async function practiceCoaches(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom("member")
    .select(["id", "name"])
    .where("state", "=", "active")
    .where(sql<SqlBool>`roles && array['owner', 'coach']`)
    .orderBy("name")
    .orderBy("id")
    .execute();
}
