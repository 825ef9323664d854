import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import type { Selected } from "./draft-talk.tsx";
import type { OnDesk } from "./review-draft.tsx";
import { SnippetPicker } from "./snippet-picker.tsx";
import { one } from "./typed.ts";

/**
 * Other words for a passage. With words selected they stand here already; without JavaScript they are copied or typed. A thought
 * that becomes a suggestion brings its words along as the reason.
 */
export function SuggestForm({
  draft,
  selected,
  onClose,
  answer,
}: {
  draft: OnDesk;
  selected: Selected | null;
  onClose: () => void;
  answer: FormAnswer | undefined;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const refused = answer?.typed.intent === "suggest" ? answer : undefined;
  const from = draft.suggest;
  useEffect(() => {
    if ((!selected && !from) || !box.current) return;
    box.current.open = true;
    const wanted = selected?.quote === "" ? "quote" : "instead";
    box.current.querySelector<HTMLTextAreaElement>(`textarea[name=${wanted}]`)?.focus();
  }, [selected, from]);
  const quote = one(refused?.typed.quote) ?? selected?.quote ?? from?.quote;
  return (
    <details ref={box} open={refused !== undefined || from !== null} className="thought-form">
      <summary className="link">Suggest other words</summary>
      <Form method="post" className="stack" key={`${selected?.start} ${quote}`} onSubmit={onClose}>
        <input type="hidden" name="id" value={draft.thoughtId} />
        <input type="hidden" name="versionId" value={draft.current.id} />
        {selected?.start !== undefined && (
          <>
            <input type="hidden" name="start" value={selected.start} />
            <input type="hidden" name="end" value={selected.end} />
          </>
        )}
        {from && <input type="hidden" name="thought" value={from.thought} />}
        <TextArea
          name="quote"
          id="f-suggest-quote"
          label="These words"
          hint="Copied from the letter"
          typed={quote}
          problem={refused?.problems.quote}
          readOnly={selected?.start !== undefined}
          maxLength={20_000}
          rows={2}
          words
        />
        <TextArea
          name="instead"
          label="would read"
          hint="Empty takes them out"
          typed={one(refused?.typed.instead) ?? quote}
          problem={refused?.problems.words ?? refused?.problems.instead ?? refused?.whole}
          maxLength={20_000}
          rows={2}
          words
        />
        <TextArea
          name="reason"
          id="f-suggest-reason"
          label="Why"
          optional
          typed={one(refused?.typed.reason) ?? from?.reason}
          problem={refused?.problems.reason}
          maxLength={2000}
          rows={2}
        />
        <SnippetPicker snippets={draft.snippets} into="f-suggest-reason" />
        <FormButton small name="intent" value="suggest" waitingWords="Keeping…">
          Suggest it
        </FormButton>
      </Form>
    </details>
  );
}
