import { placeThoughts } from "#app/domain/drafts/marked-letter.ts";
import { firstName } from "#app/domain/names.ts";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { Said } from "#app/ui/said.tsx";
import { ordinal } from "./ordinal.ts";
import type { OnDesk } from "./review-draft.tsx";
import { useDesk } from "./use-desk.ts";

const decisionWords: Readonly<Record<string, string>> = {
  thoughts: "A few thoughts.",
  "looks ready": "Looks ready.",
  "ready with changes": "Ready with these changes.",
};

/** Looks and thoughts on earlier versions; where a line is gone, that is said. */
export function SaidBefore({ draft }: { draft: OnDesk }) {
  const { zone } = useDesk();
  const place = { locale: "en-US", zone };
  const earlier = draft.thoughts.filter(
    (thought) => thought.givenAt !== null && thought.versionId !== draft.current.id && thought.kind === "comment",
  );
  if (draft.looks.length === 0 && earlier.length === 0) return null;
  const { placed, whole, gone } = placeThoughts(earlier, draft.current.body);
  const numberOf = (versionId: string) =>
    ordinal(draft.numbers.find((version) => version.id === versionId)?.number ?? 1);
  return (
    <section>
      <h2>Said before</h2>
      <ol className="review-list">
        {[
          ...gone.map((thought) => ({ thought, gone: true })),
          ...[...placed, ...whole].map((thought) => ({ thought, gone: false })),
        ].map(({ thought, gone: lost }) => (
          <li key={thought.id}>
            <span className="numbered-key">{lost ? "–" : "·"}</span>
            <p className="small soft">
              On the {numberOf(thought.versionId)}: “{thought.words}”{" "}
              {lost ? "Its line is gone, so it stands here." : thought.quote ? "Its line still stands." : ""}
            </p>
          </li>
        ))}
      </ol>
      <div className="stack mt-2">
        {draft.together && (
          <p className="small soft">
            {draft.together.confirmedAt
              ? `Written together on a call by ${draft.guardianName} and ${draft.together.by}, the ${numberOf(draft.together.versionId)}.`
              : `You said that the ${numberOf(draft.together.versionId)} was written together; ${firstName(draft.guardianName)} has not confirmed it yet.`}
          </p>
        )}
        {draft.looks.map((look) => (
          <Said
            key={look.saidAt}
            size="small"
            mine
            by={`${look.by}, on the ${numberOf(look.versionId)}, ${dayAndTime(look.saidAt, place)}`}
          >
            {look.word || (decisionWords[look.decision] ?? "")}
          </Said>
        ))}
      </div>
    </section>
  );
}
