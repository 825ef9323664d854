import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { TextArea } from "#app/ui/field.tsx";
import type { Selected } from "./draft-talk.tsx";
import type { OnDesk } from "./review-draft.tsx";
import { one } from "./typed.ts";

/**
 * One more thought. With words selected in the letter they stand here already; without JavaScript they are copied or typed, and
 * found again exactly.
 */
export function ThoughtForm({
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
  const refused = answer?.typed.intent === "think" ? answer : undefined;
  useEffect(() => {
    if (!selected || !box.current) return;
    box.current.open = true;
    const wanted = selected.quote === "" ? "quote" : "words";
    box.current.querySelector<HTMLTextAreaElement>(`textarea[name=${wanted}]`)?.focus();
  }, [selected]);
  return (
    <details ref={box} open={refused !== undefined} className="thought-form">
      <summary className="link">Add a thought</summary>
      <Form
        method="post"
        className="stack"
        key={selected ? `${selected.kind} ${selected.start} ${selected.quote}` : "by hand"}
        onSubmit={onClose}
      >
        <input type="hidden" name="id" value={draft.thoughtId} />
        <input type="hidden" name="versionId" value={draft.current.id} />
        {selected?.start !== undefined && (
          <>
            <input type="hidden" name="start" value={selected.start} />
            <input type="hidden" name="end" value={selected.end} />
          </>
        )}
        <TextArea
          name="quote"
          label="About these words"
          hint="Copied from the letter; empty for the whole of it"
          typed={one(refused?.typed.quote) ?? selected?.quote}
          problem={refused?.problems.quote}
          readOnly={selected?.start !== undefined}
          maxLength={2000}
          rows={2}
          words
        />
        <ChoiceGroup
          name="kind"
          legend="Kind"
          hideLegend
          compact
          choices={[
            { value: "comment", label: "A thought" },
            { value: "praise", label: "What works" },
          ]}
          typed={one(refused?.typed.kind) ?? selected?.kind ?? "comment"}
        />
        <TextArea
          name="words"
          id="f-thought-words"
          label="Your thought"
          typed={one(refused?.typed.words)}
          problem={refused?.problems.words ?? refused?.whole}
          maxLength={5000}
          rows={3}
        />
        <FormButton small name="intent" value="think" waitingWords="Keeping…">
          Add it
        </FormButton>
      </Form>
    </details>
  );
}
