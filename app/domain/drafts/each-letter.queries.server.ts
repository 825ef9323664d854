import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Attachment } from "../documents/document.ts";
import { Refusal } from "../refusal.ts";
import { keptRecipients } from "./addressees.ts";
import type { DraftState } from "./draft.ts";
import type { Writer } from "./draft-row.server.ts";
import { messageHash } from "./message-hash.server.ts";

/** One of the letters that were made of one. */
export type EachLetter = {
  id: string;
  educatorId: string;
  teacher: string;
  state: DraftState;
  body: string;
  /** When it leaves, while it waits. */
  dueAt: Date | null;
  /** It may leave through Alongside as it stands. */
  mayLeave: boolean;
};

/** One letter, whom it can go to, and the letters made of it. */
export type Each = {
  now: Date;
  subject: string;
  body: string;
  state: DraftState;
  cards: { id: string; name: string; role: string; email: string }[];
  letters: EachLetter[];
};

type Row = Omit<Each, "letters"> & {
  lookFirst: boolean;
  letters: (Omit<EachLetter, "mayLeave" | "dueAt"> & {
    recipients: unknown;
    subject: string;
    files: Attachment[];
    dueAt: string | null;
    ready: string[];
  })[];
};

/**
 * A guardian's letter with those that were made of it for one teacher each. One query.
 *
 * @throws Refusal gone when there is none, or it is somebody else's
 */
export async function eachLetter(tx: Tx, writer: Writer, originalId: string): Promise<Each> {
  const { rows } = await sql<Row>`
    select app_now() as now, t.subject, t.body, d.state, looks_first(d.purpose, d.family_id) and not d.about_safety as look_first,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'role', e.role, 'email', e.email)
          order by e.name, e.id), '[]')
        from educator e where e.practice_id = d.practice_id and e.family_id = d.family_id) as cards,
      (select coalesce(json_agg(json_build_object('id', x.id, 'educatorId', c.educator_id, 'teacher', e.name, 'state', x.state,
          'recipients', w.recipients, 'subject', w.subject, 'body', w.body,
          'files', (select coalesce(json_agg(json_build_object('name', f.name, 'sha256', f.sha256) order by h.added_at, f.id), '[]')
            from draft_file h join stored_file f on f.practice_id = h.practice_id and f.id = h.file_id
            where h.practice_id = x.practice_id and h.draft_id = x.id),
          'dueAt', (select s.due_at from draft_sending s where s.practice_id = x.practice_id and s.draft_id = x.id
            and s.state = 'waiting' limit 1),
          'ready', (select coalesce(json_agg(l.hash), '[]') from draft_look l where l.practice_id = x.practice_id
            and l.draft_id = x.id and l.decision <> 'thoughts')) order by e.name, x.id), '[]')
        from draft_copy c
        join draft x on x.practice_id = c.practice_id and x.id = c.draft_id
        join draft_text w on w.practice_id = x.practice_id and w.draft_id = x.id
        join educator e on e.practice_id = c.practice_id and e.id = c.educator_id
        where c.practice_id = d.practice_id and c.original_id = d.id and x.state <> 'set aside') as letters
    from draft d
    join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
    where d.practice_id = ${writer.practiceId} and d.id = ${originalId} and d.guardian_id = ${writer.guardianId}
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Refusal("gone", "This message is not here any more.");
  const { lookFirst, letters, ...rest } = row;
  return {
    ...rest,
    letters: letters.map(({ recipients, subject, files, ready, dueAt, ...letter }) => {
      const hash = messageHash({ recipients: keptRecipients(recipients), subject, body: letter.body, files });
      return { ...letter, dueAt: dueAt ? new Date(dueAt) : null, mayLeave: !lookFirst || ready.includes(hash) };
    }),
  };
}
