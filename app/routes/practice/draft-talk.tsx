import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { DeskThought } from "#app/domain/drafts/looks.queries.server.ts";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { Quote } from "#app/ui/said.tsx";
import { HandOver } from "./hand-over.tsx";
import type { OnDesk } from "./review-draft.tsx";
import { SaidBefore } from "./said-before.tsx";
import { SecondEyes } from "./second-eyes.tsx";
import type { Stretch } from "./selected-words.ts";
import { SuggestForm } from "./suggest-form.tsx";
import { SuggestionLine } from "./suggestion-line.tsx";
import { ThoughtForm } from "./thought-form.tsx";
import { one } from "./typed.ts";

/** Words that were selected, and what they are to become. */
export type Selected = Stretch & { kind: "comment" | "praise" | "suggestion" };

/** The right column: the word that came with it, thoughts and suggestions by number, what was said before, and the forms for more. */
export function DraftTalk({
  draft,
  chosen,
  onChoose,
  selected,
  onClose,
  handing,
  answer,
}: {
  draft: OnDesk;
  chosen: string | null;
  onChoose: (id: string) => void;
  selected: Selected | null;
  onClose: () => void;
  /** She pressed the key for handing it over. */
  handing: boolean;
  answer: FormAnswer | undefined;
}) {
  const mayThink = draft.state === "shared";
  const { lines } = draft.here;
  const suggesting = selected?.kind === "suggestion" ? selected : null;
  return (
    <>
      {draft.handed && (
        <section>
          <h2>
            {draft.handed.toId === draft.me
              ? `Handed to you by ${firstName(draft.handed.from)}`
              : `With ${firstName(draft.handed.to)}`}
          </h2>
          {draft.handed.note && <Quote size="small">{draft.handed.note}</Quote>}
        </section>
      )}
      {draft.current.word && (
        <section>
          <h2>With it, from {firstName(draft.guardianName)}</h2>
          <Quote size="small">{draft.current.word}</Quote>
        </section>
      )}
      {draft.eyes && <SecondEyes eyes={draft.eyes} draft={draft} />}
      <section>
        <h2>Your thoughts</h2>
        {lines.length === 0 && <p className="small soft">None yet. Select words in the letter, or begin below.</p>}
        <ol className="review-list">
          {lines.map((line) =>
            line.kind === "thought" ? (
              <ThoughtLine
                key={line.id}
                thought={line.thought}
                mark={line.key}
                gone={line.key === "–"}
                chosen={line.id === chosen}
                onChoose={onChoose}
                mine={line.thought.memberId === draft.me}
                maySuggest={mayThink}
                answer={answer}
              />
            ) : (
              <SuggestionLine
                key={line.id}
                suggestion={line.suggestion}
                mark={line.key}
                next={line.next}
                chosen={line.id === chosen}
                onChoose={onChoose}
                mine={line.suggestion.memberId === draft.me}
                answer={answer}
              />
            ),
          )}
        </ol>
        {mayThink && (
          <>
            <ThoughtForm draft={draft} selected={suggesting ? null : selected} onClose={onClose} answer={answer} />
            <SuggestForm draft={draft} selected={suggesting} onClose={onClose} answer={answer} />
          </>
        )}
        {(draft.state === "shared" || draft.state === "thoughts") && (
          <HandOver readers={draft.readers} open={handing} answer={answer} />
        )}
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
  maySuggest,
  answer,
}: {
  thought: DeskThought;
  mark: string;
  gone: boolean;
  chosen: boolean;
  onChoose: (id: string) => void;
  mine: boolean;
  maySuggest: boolean;
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
            {maySuggest && thought.kind === "comment" && thought.quote && !gone && (
              <Link className="link" to={`?suggest=${thought.id}`} preventScrollReset>
                Make it a suggestion
              </Link>
            )}
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
