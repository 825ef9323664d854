import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Attachment } from "../documents/document.ts";
import type { ChildBeside } from "../families/child-beside.ts";
import { draftTitle, keptRecipients } from "./addressees.ts";
import type { Anchor } from "./anchor.ts";
import { type DraftState, type Purpose, purposes } from "./draft.ts";
import type { Recipients } from "./message.ts";
import type { Change, Field } from "./suggestion.ts";

export type SharedVersion = {
  id: string;
  number: number;
  recipients: Recipients;
  subject: string;
  body: string;
  word: string;
  madeAt: string;
  files: Attachment[];
};
export type DeskThought = Anchor & {
  id: string;
  kind: "comment" | "praise";
  words: string;
  versionId: string;
  memberId: string;
  by: string;
  givenAt: string | null;
};
export type EducatorFacts = {
  id: string;
  name: string;
  role: string;
  channel: string;
  hours: string;
  usualWait: string;
};
/** Other words that a coach suggests to one of the shared versions. */
export type DeskSuggestion = Change & {
  id: string;
  field: Field;
  reason: string;
  versionId: string;
  memberId: string;
  by: string;
  givenAt: string | null;
};
/** An entry of the school log that its guardian shares. */
export type DeskLogEntry = {
  id: string;
  day: string;
  direction: "in" | "out" | "both";
  channel: string;
  knowledge: string;
  withWords: string;
  subject: string;
  body: string;
};
/** Something that was before: a message of this family, or a day of its timeline. */
export type Before = { at: string; kind: string; words: string; quote: boolean; draftId: string | null };

/** A shared draft as it lies on the desk: only what was shared, and what coaches said to it. */
export type DraftOnDesk = {
  id: string;
  familyId: string;
  familyName: string;
  guardianName: string;
  purpose: Purpose;
  state: DraftState;
  version: number;
  neededBy: Date | null;
  now: Date;
  versions: SharedVersion[];
  thoughts: DeskThought[];
  suggestions: DeskSuggestion[];
  looks: { decision: string; word: string; by: string; saidAt: string; versionId: string }[];
  together: { by: string; saidAt: string; confirmedAt: string | null; versionId: string } | null;
  /** Who else reads this family, and could take this item over. */
  readers: { id: string; name: string }[];
  handed: { from: string; to: string; toId: string; note: string } | null;
  snippets: { id: string; name: string; words: string }[];
  log: DeskLogEntry[];
  sendings: { way: string; state: string; dueAt: string; versionId: string }[];
  children: ChildBeside[];
  educators: EducatorFacts[];
  before: Before[];
};

/**
 * One shared draft with what is known beside it, in one query. That it was read leaves a row in the audit trail, so the
 * transaction must be one that writes; from then on it can't be taken back unread.
 *
 * @returns undefined when nothing of it is shared with this member
 */
export async function draftOnDesk(tx: Tx, draftId: string): Promise<DraftOnDesk | undefined> {
  const { rows } = await sql<DraftOnDesk>`
    select app_now() as now, d.id, d.family_id, f.name as family_name, g.name as guardian_name, d.purpose, d.state,
      d.version, d.needed_by,
      (select coalesce(json_agg(json_build_object('id', v.id, 'number', v.number, 'recipients', v.recipients,
          'subject', v.subject, 'body', v.body, 'word', v.word, 'madeAt', v.made_at,
          'files', (select coalesce(json_agg(json_build_object('id', i.id, 'name', i.name, 'type', i.type, 'size', i.size,
              'sha256', i.sha256) order by w.place), '[]')
            from version_file w join stored_file i on i.practice_id = w.practice_id and i.id = w.file_id
            where w.practice_id = v.practice_id and w.version_id = v.id)) order by v.number), '[]')
        from draft_version v where v.practice_id = d.practice_id and v.draft_id = d.id and v.shared) as versions,
      (select coalesce(json_agg(json_build_object('id', h.id, 'kind', h.kind, 'quote', h.quote, 'prefix', h.prefix,
          'suffix', h.suffix, 'position', h.start_at, 'words', h.words, 'versionId', h.version_id, 'memberId', h.member_id,
          'by', m.name, 'givenAt', h.given_at) order by h.made_at, h.id), '[]')
        from draft_thought h join member m on m.practice_id = h.practice_id and m.id = h.member_id
        where h.practice_id = d.practice_id and h.draft_id = d.id) as thoughts,
      (select coalesce(json_agg(json_build_object('id', s.id, 'field', s.field, 'start', s.start_at, 'end', s.end_at,
          'replaced', s.replaced, 'words', s.words, 'reason', s.reason, 'versionId', s.version_id, 'memberId', s.member_id,
          'by', m.name, 'givenAt', s.given_at) order by s.start_at), '[]')
        from draft_suggestion s join member m on m.practice_id = s.practice_id and m.id = s.member_id
        where s.practice_id = d.practice_id and s.draft_id = d.id) as suggestions,
      (select json_build_object('by', m.name, 'saidAt', w.said_at, 'confirmedAt', w.confirmed_at, 'versionId', w.version_id)
        from written_together w join member m on m.practice_id = w.practice_id and m.id = w.member_id
        where w.practice_id = d.practice_id and w.draft_id = d.id order by w.said_at desc limit 1) as together,
      (select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name), '[]')
        from member m where m.practice_id = d.practice_id and m.id <> ctx_member() and reads_family(m.id, d.family_id)) as readers,
      (select json_build_object('from', f.name, 'to', t.name, 'toId', t.id, 'note', h.note) from handover h
        join member f on f.practice_id = h.practice_id and f.id = h.given_by
        join member t on t.practice_id = h.practice_id and t.id = h.to_member
        where h.practice_id = d.practice_id and h.draft_id = d.id and h.handed_at >= d.shared_at
        order by h.handed_at desc limit 1) as handed,
      (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'words', s.words) order by s.name), '[]')
        from snippet s where s.practice_id = d.practice_id and s.member_id = ctx_member()) as snippets,
      (select coalesce(json_agg(e order by e.at desc), '[]') from (
        select l.id, l.happened_at as at, to_char(l.happened_at at time zone g.zone, 'YYYY-MM-DD') as day, l.direction, l.channel,
          l.knowledge, l.with_words as "withWords", l.subject, left(l.body, 400) as body from log_entry l
        where l.practice_id = d.practice_id and l.guardian_id = d.guardian_id and not exists (select from log_correction k
          where k.practice_id = l.practice_id and k.entry_id = l.id and k.withdrawn)
        order by l.happened_at desc limit 8) e) as log,
      (select coalesce(json_agg(json_build_object('decision', l.decision, 'word', l.word, 'by', m.name, 'saidAt', l.said_at,
          'versionId', l.version_id) order by l.said_at desc), '[]')
        from draft_look l join member m on m.practice_id = l.practice_id and m.id = l.member_id
        where l.practice_id = d.practice_id and l.draft_id = d.id) as looks,
      (select coalesce(json_agg(json_build_object('way', s.way, 'state', s.state, 'dueAt', s.due_at, 'versionId', s.version_id)
          order by s.created_at desc), '[]')
        from draft_sending s where s.practice_id = d.practice_id and s.draft_id = d.id and s.shared) as sendings,
      (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'born', p.born, 'grade', p.grade,
          'plan', p.support_plan, 'review', p.plan_review_on, 'lights', p.lights_up, 'strong', p.strengths, 'hard', p.hard,
          'helps', p.helps) order by c.name), '[]')
        from child c left join child_profile p on p.practice_id = c.practice_id and p.child_id = c.id
        where c.practice_id = d.practice_id and c.family_id = d.family_id and (d.child_id is null or c.id = d.child_id)) as children,
      (select coalesce(json_agg(json_build_object('id', e.id, 'name', e.name, 'role', e.role, 'channel', e.channel,
          'hours', e.hours, 'usualWait', e.usual_wait) order by e.name), '[]')
        from educator e where e.practice_id = d.practice_id and e.family_id = d.family_id) as educators,
      (select coalesce(json_agg(b order by b.at desc), '[]') from (
        (select to_char(e.on_day, 'YYYY-MM-DD') as at, e.kind, e.words, e.quote, null::uuid as "draftId" from family_event e
          where e.practice_id = d.practice_id and e.family_id = d.family_id and e.on_day <= (app_now() at time zone g.zone)::date
          order by e.on_day desc, e.id desc limit 8)
        union all
        (select to_char(coalesce(o.sent_at, o.shared_at, o.moved_at) at time zone g.zone, 'YYYY-MM-DD'), 'draft', o.purpose,
            o.state in ('sent', 'answered'), o.id
          from draft o where o.practice_id = d.practice_id and o.family_id = d.family_id and o.id <> d.id
          and o.guardian_id = d.guardian_id and o.state <> 'private'
          order by o.moved_at desc limit 6)) b) as before,
      audit_read('draft_version', (select v.id from draft_version v where v.practice_id = d.practice_id and v.draft_id = d.id
        and v.shared order by v.number desc limit 1), d.family_id)
    from draft d
    join family f on f.practice_id = d.practice_id and f.id = d.family_id
    join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id
    where d.practice_id = ctx_practice() and d.id = ${draftId}
  `.execute(tx);
  const row = rows[0];
  if (!row || row.versions.length === 0) return undefined;
  return {
    ...row,
    versions: row.versions.map((version) => ({ ...version, recipients: keptRecipients(version.recipients) })),
  };
}

/** A shared draft as a line of a family's page. */
export type FamilyDraft = {
  id: string;
  title: string;
  guardianName: string;
  state: DraftState;
  number: number;
  subject: string;
  body: string;
  movedAt: Date;
  neededBy: Date | null;
};

/** Every draft of a family that was shared, the last moved first. */
export async function familyDrafts(tx: Tx, familyId: string): Promise<FamilyDraft[]> {
  const { rows } = await sql<Omit<FamilyDraft, "title"> & { purpose: Purpose; recipients: unknown }>`
    select d.id, d.purpose, d.state, d.moved_at, d.needed_by, g.name as guardian_name, v.number, v.subject, v.body, v.recipients
    from draft d
    join guardian g on g.practice_id = d.practice_id and g.id = d.guardian_id
    join lateral (select x.number, x.subject, x.body, x.recipients from draft_version x
      where x.practice_id = d.practice_id and x.draft_id = d.id and x.shared order by x.number desc limit 1) v on true
    where d.practice_id = ctx_practice() and d.family_id = ${familyId}
    order by d.moved_at desc, d.id
    limit 200
  `.execute(tx);
  return rows.map(({ purpose, recipients, ...row }) => ({
    ...row,
    title: draftTitle(purpose, keptRecipients(recipients).to),
  }));
}

/** What went out without anybody having found it ready, as far as it was shared. */
export type WentOut = { id: string; familyId: string; familyName: string; title: string; at: Date };

/**
 * What left since an instant without a look that found it ready. Only what its guardian lets the coaches read; a version that was
 * found ready is not in it.
 *
 * @param since the instant to count from
 */
export async function wentOutWithoutALook(tx: Tx, since: Date): Promise<WentOut[]> {
  const { rows } = await sql<Omit<WentOut, "title"> & { purpose: Purpose; recipients: unknown }>`
    select d.id, d.family_id, f.name as family_name, d.purpose, v.recipients, coalesce(s.sent_at, s.due_at) as at
    from draft_sending s
    join draft d on d.practice_id = s.practice_id and d.id = s.draft_id
    join family f on f.practice_id = s.practice_id and f.id = s.family_id
    join draft_version v on v.practice_id = s.practice_id and v.id = s.version_id
    where s.practice_id = ctx_practice() and s.shared and s.state = 'sent' and coalesce(s.sent_at, s.due_at) >= ${since}
      and not exists (select from draft_look l where l.practice_id = s.practice_id and l.draft_id = s.draft_id
        and l.decision in ('looks ready', 'ready with changes') and l.hash = s.hash)
    order by 6 desc
    limit 20
  `.execute(tx);
  return rows.map(({ purpose, recipients, ...row }) => ({
    ...row,
    title: draftTitle(purpose, keptRecipients(recipients).to),
  }));
}

/** What should have a look first: for each purpose the practice's rule and the family's own, null where nobody decided. */
export type LookRules = {
  family: { id: string; name: string } | null;
  rules: { purpose: Purpose; label: string; usual: boolean; practice: boolean | null; own: boolean | null }[];
};

/**
 * The rules of a practice, with those of one family beside them.
 *
 * @param familyId the family, or null for the practice's alone
 * @returns undefined for a family that is not this member's
 */
export async function lookRules(tx: Tx, familyId: string | null): Promise<LookRules | undefined> {
  const family =
    familyId === null
      ? null
      : await tx.selectFrom("family").select(["id", "name"]).where("id", "=", familyId).executeTakeFirst();
  if (family === undefined) return undefined;
  const rows = await tx
    .selectFrom("lookRule")
    .select(["purpose", "familyId", "lookFirst"])
    .where((row) =>
      familyId === null
        ? row("familyId", "is", null)
        : row.or([row("familyId", "is", null), row("familyId", "=", familyId)]),
    )
    .execute();
  const rule = (purpose: Purpose, of: string | null) =>
    rows.find((row) => row.purpose === purpose && row.familyId === of)?.lookFirst ?? null;
  return {
    family,
    rules: purposes
      .filter((purpose) => purpose.key !== "absence")
      .map(({ key, label, lookFirst }) => ({
        purpose: key,
        label,
        usual: lookFirst,
        practice: rule(key, null),
        own: familyId === null ? null : rule(key, familyId),
      })),
  };
}
