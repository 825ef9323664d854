import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { DeskThought } from "#app/domain/drafts/looks.queries.server.ts";
import { type PlacedThoughts, placeThoughts } from "#app/domain/drafts/marked-letter.ts";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { dayAndTime } from "#app/ui/date-words.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Quote, Said } from "#app/ui/said.tsx";
import { ordinal } from "./ordinal.ts";
import type { OnDesk } from "./review-draft.tsx";
import type { Stretch } from "./selected-words.ts";
import { ThoughtForm } from "./thought-form.tsx";
import { one } from "./typed.ts";
import { useDesk } from "./use-desk.ts";

/** Words that were selected, and what they are to become. */
export type Selected = Stretch & { kind: "comment" | "praise" };

/** The right column: the word that came with it, the thoughts by number, what was said before, and the form for one more. */
export function DraftTalk({
  draft,
  here,
  chosen,
  onChoose,
  selected,
  onClose,
  answer,
}: {
  draft: OnDesk;
  here: PlacedThoughts<DeskThought>;
  chosen: string | null;
  onChoose: (id: string) => void;
  selected: Selected | null;
  onClose: () => void;
  answer: FormAnswer | undefined;
}) {
  const mayThink = draft.state === "shared";
  const lines = [
    ...here.placed.map((thought) => ({ thought, key: String(thought.number), gone: false })),
    ...here.whole.map((thought) => ({ thought, key: "•", gone: false })),
    ...here.gone.map((thought) => ({ thought, key: "–", gone: true })),
  ];
  return (
    <>
      {draft.current.word && (
        <section>
          <h2>With it, from {firstName(draft.guardianName)}</h2>
          <Quote size="small">{draft.current.word}</Quote>
        </section>
      )}
      <section>
        <h2>Your thoughts</h2>
        {lines.length === 0 && <p className="small soft">None yet. Select words in the letter, or begin below.</p>}
        <ol className="review-list">
          {lines.map(({ thought, key, gone }) => (
            <ThoughtLine
              key={thought.id}
              thought={thought}
              mark={key}
              gone={gone}
              chosen={thought.id === chosen}
              onChoose={onChoose}
              mine={thought.memberId === draft.me}
              answer={answer}
            />
          ))}
        </ol>
        {mayThink && <ThoughtForm draft={draft} selected={selected} onClose={onClose} answer={answer} />}
      </section>
      <SaidBefore draft={draft} />
    </>
  );
}

function ThoughtLine({
  thought,
  mark,
  gone,
  chosen,
  onChoose,
  mine,
  answer,
}: {
  thought: DeskThought;
  mark: string;
  gone: boolean;
  chosen: boolean;
  onChoose: (id: string) => void;
  mine: boolean;
  answer: FormAnswer | undefined;
}) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const refused = answer?.typed.intent === "mend" && answer.typed.thought === thought.id ? answer : undefined;
  const open = mine && thought.givenAt === null;
  return (
    <li ref={line} className={chosen ? "is-chosen" : undefined}>
      <button className="numbered-key" type="button" onClick={() => onChoose(thought.id)}>
        <span className="visually-hidden">{gone ? "Not in this version" : "Thought"} </span>
        {mark}
      </button>
      <div>
        {thought.words && <p className="whitespace-pre-line">{thought.words}</p>}
        {thought.kind === "praise" && <p className="small font-[650] text-well">What works</p>}
        {gone && <p className="small soft">“{thought.quote}” Its line is gone, so it stands here.</p>}
        {mark === "•" && <p className="small soft">About the whole.</p>}
        {!mine && <p className="small soft">{thought.by}</p>}
        {open && (
          <div className="review-acts">
            <details open={refused !== undefined}>
              <summary className="link">Edit</summary>
              <Form method="post" className="stack">
                <input type="hidden" name="thought" value={thought.id} />
                <TextArea
                  name="words"
                  id={`f-words-${thought.id}`}
                  label="Your thought"
                  hideLabel
                  typed={one(refused?.typed.words) ?? thought.words}
                  problem={refused?.problems.words ?? refused?.whole}
                  maxLength={5000}
                />
                <FormButton small name="intent" value="mend">
                  Keep it
                </FormButton>
              </Form>
            </details>
            <Form method="post">
              <input type="hidden" name="thought" value={thought.id} />
              <FormButton look="plain" small name="intent" value="remove">
                Remove
              </FormButton>
            </Form>
          </div>
        )}
      </div>
    </li>
  );
}

/** Looks and thoughts on earlier versions; where a line is gone, that is said. */
function SaidBefore({ draft }: { draft: OnDesk }) {
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
        {draft.looks.map((look) => (
          <Said
            key={look.saidAt}
            size="small"
            mine
            by={`${look.by}, on the ${numberOf(look.versionId)}, ${dayAndTime(look.saidAt, place)}`}
          >
            {look.word || (look.decision === "looks ready" ? "Looks ready." : "A few thoughts.")}
          </Said>
        ))}
      </div>
    </section>
  );
}
