import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { excerpt } from "../excerpt.ts";
import type { ChildBeside } from "../families/child-beside.ts";
import { folded } from "../words.ts";
import type { AssignmentState } from "./assignment.ts";
import { asRounds, type Reply, type Round, repliesOf, roundsOf } from "./homework.queries.server.ts";
import type { Exercise, Form } from "./homework.ts";
import { keptExercise, keptForm, keptState } from "./kept-exercise.server.ts";

/** An assignment as its coaches see it: never more than what was shared. */
export type CoachAssignment = {
  id: string;
  familyId: string;
  familyName: string;
  guardianId: string;
  guardianName: string;
  exercise: Exercise;
  title: string;
  minutes: number;
  shortMinutes: number | null;
  form: Form;
  state: AssignmentState;
  note: string;
  byDay: string | null;
  givenAt: Date;
  giver: string;
  sharedAt: Date | null;
  rounds: Round[];
  replies: Reply[];
  children: ChildBeside[];
  goals: { id: string; title: string; level: number | null; on: string | null }[];
  /** What the family did before, the newest first. */
  earlier: { id: string; title: string; state: string; who: string; at: string }[];
};

/**
 * One assignment with its rounds, what was said to them, and what is known beside it, in one query. That it was read leaves a
 * row in the audit trail, so the transaction must be one that writes.
 *
 * @returns undefined when it is not in a family of this coach's
 */
export async function assignmentForCoach(tx: Tx, assignmentId: string): Promise<CoachAssignment | undefined> {
  const row = await tx
    .selectFrom("assignment as a")
    .innerJoin("family as f", (join) =>
      join.onRef("f.practiceId", "=", "a.practiceId").onRef("f.id", "=", "a.familyId"),
    )
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "a.practiceId").onRef("g.id", "=", "a.guardianId"),
    )
    .innerJoin("member as m", (join) => join.onRef("m.practiceId", "=", "a.practiceId").onRef("m.id", "=", "a.givenBy"))
    .select(["a.id", "a.familyId", "a.guardianId", "a.title", "a.minutes", "a.shortMinutes", "a.note", "a.byDay"])
    .select(["a.givenAt", "a.sharedAt", "f.name as familyName", "g.name as guardianName", "m.name as giver"])
    .select([keptExercise("a").as("exercise"), keptForm("a").as("form"), keptState("a").as("state")])
    .select((eb) => [
      roundsOf(eb.ref("a.practiceId"), eb.ref("a.id")).as("rounds"),
      repliesOf(eb.ref("a.practiceId"), eb.ref("a.id")).as("replies"),
      childrenBeside.as("children"),
      goalsBeside.as("goals"),
      earlierBeside.as("earlier"),
    ])
    .where("a.id", "=", assignmentId)
    .executeTakeFirst();
  if (!row) return undefined;
  if (row.sharedAt) await sql`select audit_read('assignment', ${row.id}, ${row.familyId})`.execute(tx);
  return { ...row, rounds: asRounds(row.exercise, row.rounds) };
}

const childrenBeside = sql<ChildBeside[]>`coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name,
  'born', p.born, 'grade', coalesce(p.grade, ''), 'plan', coalesce(p.support_plan, ''), 'review', p.plan_review_on,
  'lights', coalesce(p.lights_up, ''), 'strong', coalesce(p.strengths, ''), 'hard', coalesce(p.hard, ''),
  'helps', coalesce(p.helps, '')) order by c.name, c.id)
  from child c left join child_profile p on p.practice_id = c.practice_id and p.child_id = c.id
  where c.practice_id = a.practice_id and c.family_id = a.family_id), '[]')`;

const goalsBeside = sql<
  CoachAssignment["goals"]
>`coalesce((select json_agg(json_build_object('id', o.id, 'title', o.title,
  'level', i.level, 'on', i.on_day) order by o.created_at, o.id)
  from goal o left join lateral (select k.level, k.on_day from check_in k
    where k.practice_id = o.practice_id and k.goal_id = o.id order by k.on_day desc, k.made_at desc limit 1) i on true
  where o.practice_id = a.practice_id and o.family_id = a.family_id and o.state = 'active'), '[]')`;

const earlierBeside = sql<CoachAssignment["earlier"]>`coalesce((select json_agg(json_build_object('id', b.id,
  'title', b.title, 'state', b.state, 'who', b.who, 'at', b.at) order by b.at desc)
  from (select e.id, e.title, e.state, w.name as who, coalesce(e.shared_at, e.given_at) as at
    from assignment e join guardian w on w.practice_id = e.practice_id and w.id = e.guardian_id
    where e.practice_id = a.practice_id and e.family_id = a.family_id and e.id <> a.id and e.state <> 'taken back'
    order by coalesce(e.shared_at, e.given_at) desc limit 6) b), '[]')`;

/** A line of a family's homework. */
export type GivenLine = {
  id: string;
  title: string;
  guardianName: string;
  came: boolean;
  state: AssignmentState;
  byDay: string | null;
  givenAt: Date;
  sharedAt: Date | null;
  moreAsked: boolean;
  /** One sentence of what she shared last; "" while nothing is. */
  excerpt: string;
};

/** What was given in a family, the newest first; what was taken back is left out. */
export async function givenInFamily(tx: Tx, familyId: string): Promise<GivenLine[]> {
  const rows = await tx
    .selectFrom("assignment as a")
    .innerJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "a.practiceId").onRef("g.id", "=", "a.guardianId"),
    )
    .select(["a.id", "a.title", "a.byDay", "a.givenAt", "a.sharedAt", "g.name as guardianName"])
    .select([
      keptState("a").as("state"),
      sql<boolean>`g.person_id is not null`.as("came"),
      sql<boolean>`coalesce((select r.kind = 'more' from assignment_reply r
        where r.practice_id = a.practice_id and r.assignment_id = a.id order by r.said_at desc limit 1), false)`.as(
        "moreAsked",
      ),
      sql<string>`coalesce((select s.excerpt from assignment_share s
        where s.practice_id = a.practice_id and s.assignment_id = a.id order by s.round desc limit 1), '')`.as(
        "excerpt",
      ),
    ])
    .where("a.familyId", "=", familyId)
    .where("a.state", "<>", "taken back")
    .orderBy("a.givenAt", "desc")
    .orderBy("a.id")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, excerpt: excerpt(row.excerpt) }));
}

/** Whom an exercise may be given to. */
export type Receivers = {
  id: string;
  name: string;
  children: string[];
  guardians: { id: string; name: string; relationship: string; came: boolean }[];
};

/** A family with those who may be given something; undefined when it is not hers. */
export async function receiversIn(tx: Tx, familyId: string): Promise<Receivers | undefined> {
  const row = await tx
    .selectFrom("family as f")
    .select(["f.id", "f.name"])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("child as c")
          .select("c.name")
          .whereRef("c.practiceId", "=", "f.practiceId")
          .whereRef("c.familyId", "=", "f.id")
          .orderBy("c.name"),
      ).as("children"),
      jsonArrayFrom(
        eb
          .selectFrom("guardian as g")
          .select(["g.id", "g.name", "g.relationship", sql<boolean>`g.person_id is not null`.as("came")])
          .whereRef("g.practiceId", "=", "f.practiceId")
          .whereRef("g.familyId", "=", "f.id")
          .orderBy("g.name")
          .orderBy("g.id"),
      ).as("guardians"),
    ])
    .where("f.id", "=", familyId)
    .executeTakeFirst();
  return row && { ...row, children: row.children.map((child) => child.name) };
}

/** How many families the page that gives something shows at once. */
const familiesShown = 12;

/**
 * The families that an exercise may be given in, by name.
 *
 * @param find part of a family's, child's or teacher's name; "" for the first by name
 */
export async function familiesToGiveTo(
  tx: Tx,
  find: string,
): Promise<{ id: string; name: string; children: string[] }[]> {
  const words = folded(find).split(" ").filter(Boolean).slice(0, 8);
  const rows = await tx
    .selectFrom("family as f")
    .select(["f.id", "f.name"])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom("child as c")
          .select("c.name")
          .whereRef("c.practiceId", "=", "f.practiceId")
          .whereRef("c.familyId", "=", "f.id")
          .orderBy("c.name"),
      ).as("children"),
    )
    .where("f.state", "in", ["active", "not begun"])
    .$if(words.length > 0, (query) =>
      query.where(sql<boolean>`f.id in (select family_id from families_holding(${words}))`),
    )
    .orderBy("f.nameFolded")
    .orderBy("f.id")
    .limit(familiesShown)
    .execute();
  return rows.map((row) => ({ ...row, children: row.children.map((child) => child.name) }));
}
