import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import type { AssignmentState, ReplyKind } from "./assignment.ts";
import { type Answers, type AnswerValue, type Exercise, type Form, visibleSteps } from "./homework.ts";
import { otherWordings } from "./keep-answer.server.ts";
import { keptAnswers } from "./kept-answers.ts";
import { keptExercise, keptForm, keptState } from "./kept-exercise.server.ts";
import { answersAsReading, type ReadingBlock } from "./reading.ts";
import { whatIsSeen } from "./what-is-seen.ts";

/** One round of sharing, as both sides read it. `at` is an ISO instant. */
export type Round = { id: string; round: number; form: Form; blocks: ReadingBlock[]; word: string; at: string };

/** What a coach said to a round. */
export type Reply = { id: string; round: number; kind: ReplyKind; words: string; at: string; by: string };

/** An exercise as the guardian has it before her: what it is, what she wrote, what was shared and said. */
export type GuardianAssignment = {
  id: string;
  title: string;
  exercise: Exercise;
  minutes: number;
  shortMinutes: number | null;
  form: Form;
  state: AssignmentState;
  note: string;
  byDay: string | null;
  giver: string;
  answers: Answers;
  /** The version of every kept answer, and the wordings of other devices that wait for her choice. */
  kept: Readonly<Record<string, { version: number; others: AnswerValue[] }>>;
  /** Names the answers as they are, for the form that shares them. */
  seen: string;
  rounds: Round[];
  replies: Reply[];
  names: { child?: string; teacher?: string };
};

// A day that has passed is not said to a parent: nothing of hers is late.
const dayToCome = sql<
  string | null
>`(select to_char(a.by_day, 'YYYY-MM-DD') from guardian g where g.practice_id = a.practice_id
  and g.id = a.guardian_id and a.by_day >= (app_now() at time zone g.zone)::date)`;

/**
 * One assignment with all that its pages show, in one query.
 *
 * @returns undefined when it is not hers, or was taken back
 */
export async function assignmentOfGuardian(tx: Tx, assignmentId: string): Promise<GuardianAssignment | undefined> {
  const row = await tx
    .selectFrom("assignment as a")
    .innerJoin("member as m", (join) => join.onRef("m.practiceId", "=", "a.practiceId").onRef("m.id", "=", "a.givenBy"))
    .select(["a.id", "a.title", "a.minutes", "a.shortMinutes", "a.note", "m.name as giver"])
    .select([
      dayToCome.as("byDay"),
      keptExercise("a").as("exercise"),
      keptForm("a").as("form"),
      keptState("a").as("state"),
    ])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("answer as w")
          .select(["w.step", "w.value", "w.version", "w.others"])
          .whereRef("w.practiceId", "=", "a.practiceId")
          .whereRef("w.assignmentId", "=", "a.id"),
      ).as("kept"),
      roundsOf(eb.ref("a.practiceId"), eb.ref("a.id")).as("rounds"),
      repliesOf(eb.ref("a.practiceId"), eb.ref("a.id")).as("replies"),
      // A name is only put into a first text when it can be nobody else's.
      jsonArrayFrom(
        eb
          .selectFrom("child as c")
          .select("c.name")
          .whereRef("c.practiceId", "=", "a.practiceId")
          .whereRef("c.familyId", "=", "a.familyId")
          .limit(2),
      ).as("children"),
      jsonArrayFrom(
        eb
          .selectFrom("educator as e")
          .select("e.name")
          .whereRef("e.practiceId", "=", "a.practiceId")
          .whereRef("e.familyId", "=", "a.familyId")
          .limit(2),
      ).as("teachers"),
    ])
    .where("a.id", "=", assignmentId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { kept, rounds, replies, children, teachers, ...assignment } = row;
  return {
    ...assignment,
    answers: keptAnswers(Object.fromEntries(kept.map((answer) => [answer.step, answer.value]))),
    kept: Object.fromEntries(
      kept.map((answer) => [answer.step, { version: answer.version, others: otherWordings(answer.others) }]),
    ),
    seen: whatIsSeen(kept),
    rounds: asRounds(assignment.exercise, rounds),
    replies,
    names: { ...only("child", children), ...only("teacher", teachers) },
  };
}

function only(key: "child" | "teacher", rows: readonly { name: string }[]): { child?: string; teacher?: string } {
  const [first, second] = rows;
  return first && !second ? { [key]: first.name } : {};
}

/** An assignment in a guardian's list of what there is to try. */
export type ToTry = {
  id: string;
  title: string;
  note: string;
  minutes: number;
  shortMinutes: number | null;
  state: AssignmentState;
  byDay: string | null;
  giver: string;
  /** True when the last word is a coach's wish for a little more. */
  moreAsked: boolean;
  shortWords: string | null;
};

/** What a guardian has before her and what came back, the newest last moved first; done ones are left out. */
export async function thingsToTry(tx: Tx, guardianId: string): Promise<ToTry[]> {
  return tx
    .selectFrom("assignment as a")
    .innerJoin("member as m", (join) => join.onRef("m.practiceId", "=", "a.practiceId").onRef("m.id", "=", "a.givenBy"))
    .select(["a.id", "a.title", "a.note", "a.minutes", "a.shortMinutes", "m.name as giver"])
    .select([
      dayToCome.as("byDay"),
      keptState("a").as("state"),
      sql<boolean>`coalesce((select r.kind = 'more' from assignment_reply r
        where r.practice_id = a.practice_id and r.assignment_id = a.id order by r.said_at desc limit 1), false)`.as(
        "moreAsked",
      ),
      sql<string | null>`a.steps -> 'shortForm' ->> 'words'`.as("shortWords"),
    ])
    .where("a.guardianId", "=", guardianId)
    .where("a.state", "not in", ["done", "taken back"])
    .orderBy("a.movedAt", "desc")
    .orderBy("a.id")
    .limit(20)
    .execute();
}

/**
 * The rounds of an assignment, the newest first, for the select list of a query on it.
 *
 * @param practiceId,id references to the assignment's key
 */
export function roundsOf(practiceId: unknown, id: unknown) {
  return sql<RoundRow[]>`coalesce((select json_agg(json_build_object('id', s.id, 'round', s.round, 'form', s.form,
    'answers', s.answers, 'word', s.word, 'at', s.shared_at) order by s.round desc)
    from assignment_share s where s.practice_id = ${practiceId} and s.assignment_id = ${id}), '[]')`;
}

/**
 * What the coaches said to an assignment, the oldest first, for the select list of a query on it.
 *
 * @param practiceId,id references to the assignment's key
 */
export function repliesOf(practiceId: unknown, id: unknown) {
  return sql<Reply[]>`coalesce((select json_agg(json_build_object('id', r.id, 'round', r.round, 'kind', r.kind,
    'words', r.words, 'at', r.said_at, 'by', m.name) order by r.said_at)
    from assignment_reply r join member m on m.practice_id = r.practice_id and m.id = r.member_id
    where r.practice_id = ${practiceId} and r.assignment_id = ${id}), '[]')`;
}

type RoundRow = { id: string; round: number; form: Form; answers: unknown; word: string; at: string };

/**
 * Rounds as they are read: with the questions of the exercise as it was given.
 *
 * @param exercise as the assignment holds it
 * @param rows what `roundsOf` gave
 */
export function asRounds(exercise: Exercise, rows: readonly RoundRow[]): Round[] {
  return rows.map(({ answers, ...round }) => {
    const kept = keptAnswers(answers);
    return { ...round, blocks: answersAsReading(visibleSteps(exercise, round.form, kept), kept) };
  });
}
