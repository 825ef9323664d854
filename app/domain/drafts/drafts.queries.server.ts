import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { keptRecipients } from "./addressees.ts";
import type { DraftState, Purpose } from "./draft.ts";
import type { Writer } from "./draft-row.server.ts";
import { keptText } from "./first-text.ts";
import type { Recipients } from "./message.ts";
import type { Card } from "./own-message.server.ts";

/** A line of a guardian's list of messages. */
export type MessageLine = {
  id: string;
  purpose: Purpose;
  state: DraftState;
  recipients: Recipients;
  subject: string;
  body: string;
  movedAt: Date;
  /** When it leaves, while it waits for its morning. */
  dueAt: Date | null;
  /** It was sent through Alongside and did not arrive. */
  failed: boolean;
  lookedBy: string | null;
};

/** A guardian's own messages, the last moved first. */
export async function ownMessages(tx: Tx, writer: Writer): Promise<{ now: Date; messages: MessageLine[] }> {
  const { rows } = await sql<MessageLine & { recipients: unknown; now: Date }>`
    select app_now() as now, d.id, d.purpose, d.state, t.recipients, t.subject, t.body,
      greatest(d.moved_at, t.saved_at) as moved_at,
      case when s.state = 'waiting' then s.due_at end as due_at, coalesce(s.state = 'failed', false) as failed,
      (select m.name from draft_look l join member m on m.practice_id = l.practice_id and m.id = l.member_id
        where l.practice_id = d.practice_id and l.draft_id = d.id order by l.said_at desc limit 1) as looked_by
    from draft d
    join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
    left join lateral (select x.state, x.due_at from draft_sending x
      where x.practice_id = d.practice_id and x.draft_id = d.id order by x.created_at desc limit 1) s on true
    where d.practice_id = ${writer.practiceId} and d.guardian_id = ${writer.guardianId}
    order by 8 desc, d.id
    limit 200
  `.execute(tx);
  return {
    now: rows[0]?.now ?? new Date(0),
    messages: rows.map(({ now: _, ...row }) => ({ ...row, recipients: keptRecipients(row.recipients) })),
  };
}

/** Whom a guardian can write to, and about which child. */
export async function peopleToWriteTo(
  tx: Tx,
  writer: Writer,
): Promise<{ cards: Card[]; children: { id: string; name: string }[] }> {
  const { rows } = await sql<{ cards: Card[]; children: { id: string; name: string }[] }>`
    select
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'role', e.role, 'channel', e.channel,
          'email', e.email, 'hours', e.hours, 'usualWait', e.usual_wait) order by e.name, e.id), '[]')
        from educator e where e.practice_id = ${writer.practiceId} and e.family_id = ${writer.familyId}) as cards,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]')
        from child c where c.practice_id = ${writer.practiceId} and c.family_id = ${writer.familyId}) as children
  `.execute(tx);
  return rows[0] ?? { cards: [], children: [] };
}

/** What a message is usually for when it comes out of an exercise. */
const purposeOf: Readonly<Record<string, Purpose>> = {
  "hello-this-is-us": "introduction",
  "one-thing-one-day": "concern",
  "two-lines-today": "reply",
  "help-me-understand": "concern",
  "five-lines-after-a-talk": "follow-up",
  "before-i-write": "concern",
  "ten-past-two": "concern",
  "three-things-for-the-meeting": "meeting request",
};

/** The words that a guardian wrote in an exercise's email step, hers alone; undefined when there are none. */
export async function wordsFromExercise(
  tx: Tx,
  writer: Writer,
  assignmentId: string,
  step: string,
): Promise<{ purpose: Purpose | undefined; subject: string; body: string } | undefined> {
  const row = await tx
    .selectFrom("answer as a")
    .innerJoin("assignment as g", (join) =>
      join.onRef("g.practiceId", "=", "a.practiceId").onRef("g.id", "=", "a.assignmentId"),
    )
    .select(["a.value", "g.exercise"])
    .where("a.practiceId", "=", writer.practiceId)
    .where("a.assignmentId", "=", assignmentId)
    .where("a.step", "=", step)
    .executeTakeFirst();
  const text = keptText(row?.value);
  return row && text ? { purpose: purposeOf[row.exercise], ...text } : undefined;
}
