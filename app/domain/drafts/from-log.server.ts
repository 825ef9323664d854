import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { keptSaid, type Said } from "../school-log/log.ts";
import { dayInWords, localDate } from "../time/zoned.server.ts";
import { spokenName } from "./addressees.ts";
import type { Writer } from "./draft-row.server.ts";
import type { ComposedText } from "./first-text.ts";
import type { StartedFrom } from "./first-words.server.ts";

import { compose } from "./guided-starts.ts";

/** A first text that her log gives: a recap of a talk, or a friendly word about something that was settled. */
export type FromLog = {
  educatorId: string | null;
  childId: string | null;
  first: ComposedText & { startedFrom: StartedFrom };
};

type Names = { guardian: string; child?: string; teacher?: string };
type Around = {
  now: Date;
  educatorId: string | null;
  educator: string | null;
  childId: string | null;
  child: string | null;
};

/**
 * The recap of a talk that she wrote down: what was heard and said, and who does what by when. It asks to be put right.
 *
 * @returns undefined when the entry is not hers
 */
export async function recapOf(
  tx: Tx,
  writer: Writer & { name: string; zone: string },
  entryId: string,
): Promise<FromLog | undefined> {
  const { rows } = await sql<Around & Entry>`
    select app_now() as now, e.educator_id, t.name as educator, e.child_id, c.name as child, e.body, e.knowledge, e.also,
      e.with_words, e.happened_at,
      (select coalesce(json_agg(json_build_object('words', p.words, 'who', p.who_words, 'byDay', p.by_day) order by p.created_at, p.id), '[]')
        from settled_point p where p.practice_id = e.practice_id and p.entry_id = e.id and p.guardian_id = e.guardian_id) as points
    from log_entry e
    left join educator t on t.practice_id = e.practice_id and t.id = e.educator_id
    left join child c on c.practice_id = e.practice_id and c.id = e.child_id
    where e.practice_id = ${writer.practiceId} and e.id = ${entryId} and e.guardian_id = ${writer.guardianId}
  `.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const today = localDate(row.now, writer.zone);
  const said: Said[] = [{ knowledge: row.knowledge, by: "", words: row.body }, ...keptSaid(row.also)];
  const of = (knowledge: Said["knowledge"]) =>
    said
      .filter((one) => one.knowledge === knowledge && one.words !== "")
      .map((one) => one.words)
      .join("\n");
  const answers = {
    when: [dayInWords(localDate(row.happenedAt, writer.zone), today), row.withWords].filter(Boolean).join(", with "),
    heard: of("said by school"),
    said: of("said by us"),
    does: row.points.map((point) => settledLine(point, today)).join("\n"),
  };
  const first = compose("follow-up", answers, namesOf(row, writer));
  return { ...whom(row), first: { ...first, startedFrom: { answers, body: first.body, entry: entryId } } };
}

type Entry = {
  body: string;
  knowledge: Said["knowledge"];
  also: unknown;
  withWords: string;
  happenedAt: Date;
  points: Point[];
};
type Point = { words: string; who: string; byDay: string | null };

/**
 * A friendly line about a settled point: what was said, and how it is going. Nobody is reminded of a duty.
 *
 * @returns undefined when the point is not hers
 */
export async function askAfter(
  tx: Tx,
  writer: Writer & { name: string; zone: string },
  pointId: string,
): Promise<FromLog | undefined> {
  const { rows } = await sql<Around & Point>`
    select app_now() as now, p.educator_id, t.name as educator, p.child_id, c.name as child, p.words, p.who_words as who, p.by_day
    from settled_point p
    left join educator t on t.practice_id = p.practice_id and t.id = p.educator_id
    left join child c on c.practice_id = p.practice_id and c.id = p.child_id
    where p.practice_id = ${writer.practiceId} and p.id = ${pointId} and p.guardian_id = ${writer.guardianId}
  `.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const names = namesOf(row, writer);
  const body = [
    names.teacher ? `Dear ${names.teacher},` : "Hello,",
    "I know how full these weeks are.",
    `I have in my notes: ${settledLine(row, localDate(row.now, writer.zone))} How is it going? A line is enough.`,
    "Thank you.",
    writer.name,
  ].join("\n\n");
  const subject = names.child ? `How is it going with ${names.child}?` : "How is it going?";
  return { ...whom(row), first: { subject, body, startedFrom: { answers: {}, body } } };
}

function settledLine({ words, who, byDay }: Point, today: string): string {
  const line = `${who ? `${who}: ` : ""}${words.replace(/[.\s]+$/, "")}`;
  return byDay ? `${line}, by ${dayInWords(byDay, today)}.` : `${line}.`;
}

const whom = ({ educatorId, childId }: Around) => ({ educatorId, childId });

function namesOf(row: Around, writer: { name: string }): Names {
  return {
    guardian: writer.name,
    ...(row.child ? { child: row.child } : {}),
    ...(row.educator ? { teacher: spokenName(row.educator) } : {}),
  };
}
