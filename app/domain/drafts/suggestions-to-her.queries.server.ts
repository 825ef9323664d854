import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Writer } from "./draft-row.server.ts";
import type { Change, Field, SuggestionAnswer } from "./suggestion.ts";

/** A suggestion that was given to a parent, with the version that it was made to, and what she did with it. */
export type GivenSuggestion = Change & {
  id: string;
  field: Field;
  reason: string;
  by: string;
  answer: SuggestionAnswer;
  /** Suggestions of one coach to one version: they never touch, and together they are one text. */
  group: string;
  /** Of the look that was given last. */
  latest: boolean;
  version: Record<Field, string>;
};

/** What was suggested to a message, in reading order, and the working text as it is now. */
export type SuggestionsToHer = {
  subject: string;
  body: string;
  suggestions: GivenSuggestion[];
  /** A coach says that the two of them wrote the last shared version together. */
  together: { id: string; by: string; saidAt: string; confirmedAt: string | null } | null;
};

/**
 * What coaches suggested to one of her messages. One query.
 *
 * @returns undefined when there is no such message of hers
 */
export async function suggestionsToHer(tx: Tx, writer: Writer, draftId: string): Promise<SuggestionsToHer | undefined> {
  const { rows } = await sql<Omit<SuggestionsToHer, "suggestions"> & { suggestions: Row[]; lastLook: string | null }>`
    select t.subject, t.body,
      (select l.version_id || ' ' || l.member_id from draft_look l
        where l.practice_id = d.practice_id and l.draft_id = d.id order by l.said_at desc limit 1) as last_look,
      (select coalesce(json_agg(json_build_object('id', s.id, 'field', s.field, 'start', s.start_at, 'end', s.end_at,
          'replaced', s.replaced, 'words', s.words, 'reason', s.reason, 'by', m.name, 'answer', coalesce(a.answer, 'open'),
          'group', s.version_id || ' ' || s.member_id, 'subject', v.subject, 'body', v.body)
          order by s.given_at desc, s.field desc, s.start_at), '[]')
        from draft_suggestion s
        join draft_version v on v.practice_id = s.practice_id and v.id = s.version_id
        join member m on m.practice_id = s.practice_id and m.id = s.member_id
        left join suggestion_answer a on a.practice_id = s.practice_id and a.suggestion_id = s.id
        where s.practice_id = d.practice_id and s.draft_id = d.id and s.given_at is not null) as suggestions,
      (select json_build_object('id', w.id, 'by', m.name, 'saidAt', w.said_at, 'confirmedAt', w.confirmed_at)
        from written_together w join member m on m.practice_id = w.practice_id and m.id = w.member_id
        where w.practice_id = d.practice_id and w.draft_id = d.id order by w.said_at desc limit 1) as together
    from draft d
    join draft_text t on t.practice_id = d.practice_id and t.draft_id = d.id
    where d.practice_id = ${writer.practiceId} and d.id = ${draftId} and d.guardian_id = ${writer.guardianId}
  `.execute(tx);
  const row = rows[0];
  if (!row) return undefined;
  const { lastLook, suggestions, ...told } = row;
  return {
    ...told,
    suggestions: suggestions.map(({ subject, body, ...one }) => ({
      ...one,
      version: { subject, body },
      latest: one.group === lastLook,
    })),
  };
}

type Row = Omit<GivenSuggestion, "latest" | "version"> & Record<Field, string>;
