import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Attachment } from "../documents/document.ts";
import { type HoursRow, workingHours } from "../practice/working-hours.ts";
import { Refusal } from "../refusal.ts";
import { nextWorkingMoment } from "../time/zoned.server.ts";
import { keptRecipients } from "./addressees.ts";
import type { Anchor } from "./anchor.ts";
import { type Channel, type DraftState, foundReady, type LookDecision, type Purpose } from "./draft.ts";
import type { MessageWithFiles, Writer } from "./draft-row.server.ts";
import { keptStart, type StartedFrom } from "./first-words.server.ts";
import { type Facts, keptFacts } from "./four-facts.ts";
import { messageHash } from "./message-hash.server.ts";

/** An educator's card, as far as a writer needs it. */
export type Card = {
  id: string;
  name: string;
  role: string;
  channel: string;
  email: string;
  hours: string;
  usualWait: string;
};

export type GivenThought = Anchor & {
  id: string;
  kind: "comment" | "praise";
  words: string;
  by: string;
  givenAt: string;
};
export type GivenLook = {
  decision: LookDecision;
  hash: string;
  word: string;
  by: string;
  saidAt: string;
};
export type Sending = {
  id: string;
  way: "alongside" | "said to be sent";
  state: "waiting" | "sent" | "failed" | "taken back";
  dueAt: string;
  sentAt: string | null;
  problem: string;
  shared: boolean;
  subject: string;
  body: string;
  files: Attachment[];
};

/** A guardian's message with everything that its pages show. */
export type OwnMessage = {
  id: string;
  purpose: Purpose;
  channel: Channel;
  state: DraftState;
  aboutSafety: boolean;
  now: Date;
  message: MessageWithFiles;
  version: number;
  savedAt: Date;
  hash: string;
  startedFrom: StartedFrom;
  /** What stands in the four boxes, hers alone. */
  facts: Facts;
  /** Until when she laid it aside; nothing leaves then. Null once that is over. */
  restsUntil: Date | null;
  lookFirst: boolean;
  /** Exactly what stands here now was found ready. */
  ready: boolean;
  /** What the coach has now: the last shared version, and whether it is the text as it stands. */
  shared: { word: string; at: string; current: boolean } | null;
  cards: Card[];
  looks: GivenLook[];
  thoughts: GivenThought[];
  sendings: Sending[];
  /** When her first coach reads again; null while she works, or without hours. */
  readsAt: Date | null;
};

/**
 * One of a guardian's own messages: text, cards, what was said about it, and how it went. One query.
 *
 * @throws Refusal gone when there is none, or it is somebody else's
 */
export async function ownMessage(tx: Tx, writer: Writer, draftId: string): Promise<OwnMessage> {
  const { rows } = await sql<Row>`
    select app_now() as now, d.id, d.purpose, d.channel, d.state, d.about_safety, t.recipients, t.subject, t.body,
      t.started_from, t.facts, t.rests_until, t.version, t.saved_at, looks_first(d.purpose, d.family_id) as look_first,
      (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
          'sha256', f.sha256) order by w.added_at, f.id), '[]')
        from draft_file w join stored_file f on f.practice_id = w.practice_id and f.id = w.file_id
        where w.practice_id = d.practice_id and w.draft_id = d.id) as files,
      (select json_build_object('hash', v.hash, 'word', v.word, 'at', v.made_at) from draft_version v
        where v.practice_id = d.practice_id and v.draft_id = d.id and v.shared order by v.number desc limit 1) as last_shared,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'role', e.role, 'channel', e.channel,
          'email', e.email, 'hours', e.hours, 'usualWait', e.usual_wait) order by e.name, e.id), '[]')
        from educator e where e.practice_id = d.practice_id and e.family_id = d.family_id) as cards,
      (select coalesce(json_agg(json_build_object('decision', l.decision, 'hash', l.hash, 'word', l.word, 'by', m.name,
          'saidAt', l.said_at) order by l.said_at desc), '[]')
        from draft_look l join member m on m.practice_id = l.practice_id and m.id = l.member_id
        where l.practice_id = d.practice_id and l.draft_id = d.id) as looks,
      (select coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'quote', h.quote, 'prefix', h.prefix,
          'suffix', h.suffix, 'position', h.start_at, 'words', h.words, 'by', m.name, 'givenAt', h.given_at)
          order by h.given_at desc, h.start_at, h.made_at), '[]')
        from draft_thought h join member m on m.practice_id = h.practice_id and m.id = h.member_id
        where h.practice_id = d.practice_id and h.draft_id = d.id and h.given_at is not null) as thoughts,
      (select coalesce(json_agg(json_build_object('id', s.id, 'way', s.way, 'state', s.state, 'dueAt', s.due_at,
          'sentAt', s.sent_at, 'problem', s.problem, 'shared', s.shared, 'subject', v.subject, 'body', v.body,
          'files', (select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
              'sha256', f.sha256) order by w.place), '[]')
            from version_file w join stored_file f on f.practice_id = w.practice_id and f.id = w.file_id
            where w.practice_id = v.practice_id and w.version_id = v.id))
          order by s.created_at desc), '[]')
        from draft_sending s join draft_version v on v.practice_id = s.practice_id and v.id = s.version_id
        where s.practice_id = d.practice_id and s.draft_id = d.id) as sendings,
      (select json_build_object('zone', m.zone, 'workdays', m.workdays, 'dayStarts', m.day_starts, 'dayEnds', m.day_ends,
          'off', days_off(m.id))
        from family_coach c join member m on m.practice_id = c.practice_id and m.id = c.member_id
        where c.practice_id = d.practice_id and c.family_id = d.family_id and c.until is null
        order by c.since, m.id limit 1) as coach
    from draft d
    join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
    where d.practice_id = ${writer.practiceId} and d.id = ${draftId} and d.guardian_id = ${writer.guardianId}
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Refusal("gone", "This message is not here any more.");
  const { subject, body, files } = row;
  const message: MessageWithFiles = { recipients: keptRecipients(row.recipients), subject, body, files };
  const hash = messageHash(message);
  const {
    id,
    purpose,
    channel,
    state,
    aboutSafety,
    now,
    version,
    savedAt,
    lookFirst,
    cards,
    looks,
    thoughts,
    sendings,
  } = row;
  return {
    id,
    purpose,
    channel,
    state,
    aboutSafety,
    now,
    message,
    version,
    savedAt,
    hash,
    startedFrom: keptStart(row.startedFrom),
    facts: keptFacts(row.facts),
    restsUntil: row.restsUntil && row.restsUntil > now ? row.restsUntil : null,
    lookFirst,
    ready: looks.some((look) => foundReady(look.decision) && look.hash === hash),
    shared: row.lastShared && {
      word: row.lastShared.word,
      at: row.lastShared.at,
      current: row.lastShared.hash === hash,
    },
    cards,
    looks,
    thoughts,
    sendings,
    readsAt: row.coach && readsAgain(now, row.coach),
  };
}

type Row = Pick<
  OwnMessage,
  | "id"
  | "purpose"
  | "channel"
  | "state"
  | "aboutSafety"
  | "now"
  | "version"
  | "savedAt"
  | "lookFirst"
  | "cards"
  | "looks"
  | "thoughts"
  | "sendings"
> & {
  recipients: unknown;
  subject: string;
  body: string;
  files: Attachment[];
  startedFrom: unknown;
  facts: unknown;
  restsUntil: Date | null;
  lastShared: { hash: string; word: string; at: string } | null;
  coach: (HoursRow & { zone: string }) | null;
};

function readsAgain(now: Date, coach: HoursRow & { zone: string }): Date | null {
  const next = nextWorkingMoment(now, workingHours(coach), coach.zone, coach.off);
  return next && next > now ? next : null;
}
