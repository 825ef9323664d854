import type { DeskSuggestion, DeskThought, DraftOnDesk } from "#app/domain/drafts/looks.queries.server.ts";
import { inReadingOrder, type Mark, placeThoughts } from "#app/domain/drafts/marked-letter.ts";

/** A line of the right column: a thought or a suggestion, under the number of its mark, "•" for the whole, "–" for a line gone. */
export type TalkLine = { id: string; key: string } & (
  | { kind: "thought"; thought: DeskThought }
  | { kind: "suggestion"; suggestion: DeskSuggestion; next: boolean }
);

/** Marks of the letter and the lines that belong to them, in one order. */
export type DeskMarks = { marks: Mark[]; lines: TalkLine[] };

/**
 * Puts thoughts and suggestions on the newest version into one reading order. Suggestions were made to exactly this version, so
 * they stand where they say; a thought of an earlier version is looked for.
 *
 * @param draft the draft, with its newest version
 * @param me whose suggestions can still be joined
 */
export function marksOnDesk(
  draft: Pick<DraftOnDesk, "thoughts" | "suggestions">,
  current: { id: string; body: string },
  me: string,
): DeskMarks {
  const { placed, whole, gone } = placeThoughts(
    draft.thoughts.filter((thought) => thought.givenAt === null || thought.versionId === current.id),
    current.body,
  );
  const here = draft.suggestions.filter((one) => one.versionId === current.id);
  const numbered = inReadingOrder([
    ...placed.map((thought) => ({ ...thought, suggestion: null, thought })),
    ...here
      .filter((one) => one.field === "body")
      .map((one) => ({ ...one, kind: "change" as const, instead: one.words, suggestion: one, thought: null })),
  ]);
  const mine = (field: string) => here.filter((one) => one.memberId === me && one.field === field && !one.givenAt);
  const line = (suggestion: DeskSuggestion, key: string): TalkLine => ({
    id: suggestion.id,
    key,
    kind: "suggestion",
    suggestion,
    next: mine(suggestion.field).findIndex(({ id }) => id === suggestion.id) + 1 < mine(suggestion.field).length,
  });
  return {
    marks: numbered.map(({ id, kind, number, start, end, suggestion }) => ({
      ...{ id, kind, number, start, end },
      ...(suggestion && { instead: suggestion.words }),
    })),
    lines: [
      ...here.filter((one) => one.field === "subject").map((one) => line(one, "•")),
      ...numbered.map(
        ({ id, number, suggestion, thought }): TalkLine =>
          suggestion
            ? line(suggestion, String(number))
            : { id, key: String(number), kind: "thought", thought: thought as DeskThought },
      ),
      ...whole.map((thought): TalkLine => ({ id: thought.id, key: "•", kind: "thought", thought })),
      ...gone.map((thought): TalkLine => ({ id: thought.id, key: "–", kind: "thought", thought })),
    ],
  };
}
