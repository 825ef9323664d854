import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { DeskSuggestion } from "#app/domain/drafts/looks.queries.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { one } from "./typed.ts";

/** A suggestion in the right column: what goes, what comes, and why; her own can be changed until it is given. */
export function SuggestionLine({
  suggestion,
  mark,
  next,
  chosen,
  onChoose,
  mine,
  answer,
}: {
  suggestion: DeskSuggestion;
  mark: string;
  /** Whether another one of hers follows, to be joined with. */
  next: boolean;
  chosen: boolean;
  onChoose: (id: string) => void;
  mine: boolean;
  answer: FormAnswer | undefined;
}) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const refused =
    answer?.typed.intent === "mend suggestion" && answer.typed.suggestion === suggestion.id ? answer : undefined;
  const { replaced, words, reason } = suggestion;
  return (
    <li ref={line} className={chosen ? "is-chosen" : undefined}>
      <button className="numbered-key" type="button" onClick={() => onChoose(suggestion.id)}>
        <span className="visually-hidden">Suggestion </span>
        {mark}
      </button>
      <div>
        <p className="review-change">
          {suggestion.field === "subject" && <span className="small soft">At “About”: </span>}
          {replaced.trim() && <del>{replaced.trim()}</del>}
          {replaced.trim() && words.trim() && <br />}
          {words.trim() && <ins>{words.trim()}</ins>}
        </p>
        {reason && <p className="small soft whitespace-pre-line">{reason}</p>}
        {!mine && <p className="small soft">{suggestion.by}</p>}
        {mine && suggestion.givenAt === null && (
          <div className="review-acts">
            <details open={refused !== undefined}>
              <summary className="link">{reason ? "Edit" : "Say why"}</summary>
              <Form method="post" className="stack">
                <input type="hidden" name="suggestion" value={suggestion.id} />
                <TextArea
                  name="instead"
                  id={`f-instead-${suggestion.id}`}
                  label="Your words"
                  typed={one(refused?.typed.instead) ?? words}
                  problem={refused?.problems.words ?? refused?.problems.instead ?? refused?.whole}
                  maxLength={20_000}
                  rows={2}
                  words
                />
                <TextArea
                  name="reason"
                  id={`f-reason-${suggestion.id}`}
                  label="Why"
                  optional
                  typed={one(refused?.typed.reason) ?? reason}
                  problem={refused?.problems.reason}
                  maxLength={2000}
                  rows={2}
                />
                <FormButton small name="intent" value="mend suggestion">
                  Keep it
                </FormButton>
              </Form>
            </details>
            <Form method="post" className="row">
              <input type="hidden" name="suggestion" value={suggestion.id} />
              {next && (
                <FormButton look="plain" small name="intent" value="join suggestions">
                  Join with the next
                </FormButton>
              )}
              <FormButton look="plain" small name="intent" value="remove suggestion">
                Remove
              </FormButton>
            </Form>
          </div>
        )}
      </div>
    </li>
  );
}
