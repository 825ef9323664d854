import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { schoolDaysUntil } from "../time/school-calendar.ts";
import { localDate } from "../time/zoned.server.ts";
import type { CalmPromise } from "./calm-promise.ts";
import type { Writer } from "./draft-row.server.ts";
import type { PracticePhrase } from "./phrases/phrase.ts";

/** What stands beside the writing of one message. */
export type AroundWriting = {
  promise: CalmPromise | null;
  phrases: PracticePhrase[];
  /** A meeting with the school is today or tomorrow. */
  meetingNear: boolean;
  /** A date of a support plan comes within the week. */
  legalDateNear: boolean;
  child: string | null;
  /** Messages that went to an educator and wait for an answer: how many school days it has been, by card. */
  waiting: Record<string, number>;
  /** What arrived, where this message answers it. */
  arrived: { words: string; by: string; at: Date; entry: string } | null;
};

type Row = Omit<AroundWriting, "waiting" | "arrived"> & {
  now: Date;
  waiting: { card: string; sentAt: string }[];
  arrived: { words: string; by: string; at: string; entry: string } | null;
};

/**
 * What stands beside the writing, in one query: her promise, the practice's phrases, what is near, and whose answer is awaited.
 *
 * @param writer whose days are counted in her own zone
 */
export async function aroundWriting(
  tx: Tx,
  writer: Writer & { zone: string },
  draftId: string,
): Promise<AroundWriting> {
  const { practiceId, guardianId, familyId, zone } = writer;
  const today = sql`(app_now() at time zone ${zone})::date`;
  const { rows } = await sql<Row>`
    select app_now() as now,
      (select json_build_object('words', p.words, 'fromLevel', p.from_level, 'atNight', p.at_night) from calm_promise p
        where p.practice_id = ${practiceId} and p.guardian_id = ${guardianId}) as promise,
      (select coalesce(json_agg(json_build_object('id', r.id, 'about', r.about, 'words', r.words) order by r.made_at, r.id), '[]')
        from practice_phrase r where r.practice_id = ${practiceId}) as phrases,
      exists (select from family_event e where e.practice_id = ${practiceId} and e.family_id = ${familyId}
        and e.kind = 'meeting' and e.on_day between ${today} and ${today} + 1) as meeting_near,
      (exists (select from child_profile c where c.practice_id = ${practiceId} and c.family_id = ${familyId}
        and c.plan_review_on between ${today} and ${today} + 7)
        or exists (select from family_event e where e.practice_id = ${practiceId} and e.family_id = ${familyId}
          and e.kind = 'plan' and e.on_day between ${today} and ${today} + 7)) as legal_date_near,
      (select c.name from draft d join child c on c.practice_id = d.practice_id and c.id = d.child_id
        where d.practice_id = ${practiceId} and d.id = ${draftId}) as child,
      (select coalesce(json_agg(json_build_object('card', w.card, 'sentAt', w.sent_at)), '[]') from (
        select p ->> 'educatorId' as card, max(d.sent_at) as sent_at
        from draft d join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id,
          jsonb_array_elements(t.recipients -> 'to') p
        where d.practice_id = ${practiceId} and d.guardian_id = ${guardianId} and d.state = 'sent' and d.id <> ${draftId}
          and d.sent_at <= app_now() and p ->> 'educatorId' is not null
        group by 1) w) as waiting,
      (select json_build_object('entry', e.id, 'words', e.body, 'by', coalesce(c.name, e.with_words), 'at', e.happened_at)
        from draft_text t join log_entry e on e.practice_id = t.practice_id and e.id = (t.started_from ->> 'entry')::uuid
          and e.guardian_id = t.guardian_id
        left join educator c on c.practice_id = e.practice_id and c.id = e.educator_id
        where t.practice_id = ${practiceId} and t.draft_id = ${draftId}) as arrived
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  const day = localDate(row.now, zone);
  return {
    ...row,
    arrived: row.arrived && { ...row.arrived, at: new Date(row.arrived.at) },
    waiting: Object.fromEntries(
      row.waiting.map(({ card, sentAt }) => [card, schoolDaysUntil(localDate(new Date(sentAt), zone), day)]),
    ),
  };
}
