import { sql } from "kysely";
import type { Storage } from "#app/outside/storage.server.ts";
import type { Tx } from "#db/client.server.ts";
import { instant } from "#db/clock.server.ts";
import { keepFile } from "../documents/keep-file.server.ts";
import type { WrittenDate } from "../mail/written-date.ts";
import { Refusal } from "../refusal.ts";
import { keepLogEntry } from "../school-log/keep-log-entry.server.ts";
import { instantOf } from "../time/zoned.server.ts";
import { spokenName } from "./addressees.ts";
import { beginDraft } from "./begin-draft.server.ts";
import type { Writer } from "./draft-row.server.ts";
import { peopleToWriteTo } from "./drafts.queries.server.ts";
import { compose } from "./guided-starts.ts";
import { readArrived } from "./read-arrived.ts";
import { channelFor } from "./usual-wait.ts";

/** A message that arrived, as her log keeps it. */
export type Arrived = {
  id: string;
  body: string;
  quoted: string;
  subject: string;
  withWords: string;
  educatorId: string | null;
  /** As she speaks of them; empty where nobody was recognised. */
  by: string;
  happenedAt: Date;
  now: Date;
  files: { id: string; name: string; type: string; size: number; sha256: string }[];
  child: string | null;
  childId: string | null;
};

/**
 * Keeps what arrived in her log: its new words apart from what it quotes, and from whom, where the text says so. Sent twice it is one.
 *
 * @param values.educatorId who wrote it, where she said so herself
 * @returns the entry's id
 * @throws Refusal not so when there are neither words nor a picture
 */
export async function keepArrived(
  tx: Tx,
  storage: Storage,
  writer: Writer & { zone: string },
  values: {
    id: string;
    text: string;
    educatorId?: string;
    files: readonly { id: string; name: string; bytes: Uint8Array }[];
  },
): Promise<{ id: string }> {
  if (values.text === "" && values.files.length === 0) {
    throw new Refusal("not so", "Paste what they wrote, or choose a picture of it.", "text");
  }
  const { cards, children } = await peopleToWriteTo(tx, writer);
  const read = readArrived(values.text, cards);
  const educatorId = values.educatorId ?? read.cardId;
  const card = cards.find(({ id }) => id === educatorId);
  const fileIds: string[] = [];
  for (const file of values.files) fileIds.push((await keepFile(tx, storage, writer, file)).id);
  const way = channelFor(card?.channel ?? "email");
  return keepLogEntry(tx, writer, {
    id: values.id,
    educatorId,
    withWords: card?.name ?? read.from,
    childId: children.length === 1 ? (children[0]?.id ?? null) : null,
    direction: "in",
    channel: way === "app message" || way === "note" ? way : "email",
    subject: read.subject,
    body: read.body,
    quoted: read.quoted,
    knowledge: "said by school",
    ...(await happenedAt(tx, read.sent, writer.zone)),
    cameBy: "pasted",
    fileIds,
  });
}

/** The day and time that it names, unless that is still to come; else now. */
async function happenedAt(tx: Tx, sent: WrittenDate | null, zone: string) {
  const now = await instant(tx);
  const then = sent ? instantOf(sent.day, sent.time ?? "12:00", zone) : now;
  return then <= now && sent ? { happenedAt: then, timeKnown: sent.time !== null } : { happenedAt: now };
}

/**
 * What arrived, from her own log.
 *
 * @throws Refusal gone when it is not hers, or nothing that came in
 */
export async function arrivedEntry(tx: Tx, writer: Writer, entryId: string): Promise<Arrived> {
  const { rows } = await sql<Omit<Arrived, "by"> & { name: string | null }>`
    select e.id, e.body, e.quoted, e.subject, e.with_words, e.educator_id, e.happened_at, app_now() as now, t.name,
      c.name as child, e.child_id,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
          'sha256', f.sha256) order by f.kept_at, f.id), '[]')
        from log_file l join stored_file f on f.practice_id = l.practice_id and f.id = l.file_id
        where l.practice_id = e.practice_id and l.entry_id = e.id) as files
    from log_entry e
    left join educator t on t.practice_id = e.practice_id and t.id = e.educator_id
    left join child c on c.practice_id = e.practice_id and c.id = e.child_id
    where e.practice_id = ${writer.practiceId} and e.id = ${entryId} and e.guardian_id = ${writer.guardianId}
      and e.direction = 'in'
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Refusal("gone", "This is not in your log any more.");
  return { ...row, by: spokenName(row.name ?? row.withWords) };
}

/** What is true today, where two lines are enough. */
export type TwoLines = { true: "a-day" | "ask-child" | "talk"; day: string };

/**
 * Begins the answer to what arrived: two lines for today, or a letter that starts from it. Sent twice, the form still makes one.
 *
 * @param values.two what the two lines say; without it the whole answer is begun
 * @returns the draft's id
 */
export async function answerArrived(
  tx: Tx,
  writer: Writer & { name: string },
  entryId: string,
  values: { id: string; two: TwoLines | null },
): Promise<string> {
  const entry = await arrivedEntry(tx, writer, entryId);
  const to = entry.educatorId ? [entry.educatorId] : [];
  const names = {
    guardian: writer.name,
    ...(entry.child ? { child: entry.child } : {}),
    ...(entry.by ? { teacher: entry.by } : {}),
  };
  const answers: Record<string, string> = values.two ? { ...values.two } : { true: "now" };
  const first = compose("reply", answers, names);
  const subject = entry.subject ? `Re: ${entry.subject}`.slice(0, 200) : first.subject;
  const nobody = {
    toName: entry.educatorId ? "" : entry.withWords.slice(0, 200),
    toEmail: "",
    cc: [],
    ccName: "",
    ccEmail: "",
  };
  return beginDraft(tx, writer, {
    ...nobody,
    to,
    id: values.id,
    purpose: "reply",
    step: "",
    ...(entry.childId ? { childId: entry.childId } : {}),
    first: { subject, body: first.body, startedFrom: { answers, body: first.body, entry: entry.id } },
  });
}
