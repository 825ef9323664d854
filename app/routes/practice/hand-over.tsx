import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { SelectField, TextArea } from "#app/ui/field.tsx";
import { one } from "./typed.ts";

/** Gives this one item to somebody else who reads the family, with a note. Nothing when nobody else does. */
export function HandOver({
  readers,
  open,
  answer,
}: {
  readers: readonly { id: string; name: string }[];
  open: boolean;
  answer: FormAnswer | undefined;
}) {
  const box = useRef<HTMLDetailsElement>(null);
  const refused = answer?.typed.intent === "hand over" ? answer : undefined;
  useEffect(() => {
    if (!open || !box.current) return;
    box.current.open = true;
    box.current.querySelector<HTMLElement>("select")?.focus();
  }, [open]);
  if (readers.length === 0) return null;
  return (
    <details ref={box} open={refused !== undefined} className="thought-form">
      <summary className="link">Hand it over</summary>
      <Form method="post" className="stack">
        <SelectField
          name="to"
          label="To somebody who reads this family"
          options={readers.map(({ id, name }) => ({ value: id, label: name }))}
          blank="Choose"
          required
          typed={one(refused?.typed.to)}
          problem={refused?.problems.to ?? refused?.whole}
        />
        <TextArea
          name="note"
          id="f-hand-note"
          label="A note with it"
          optional
          rows={2}
          maxLength={2000}
          typed={one(refused?.typed.note)}
          problem={refused?.problems.note}
        />
        <FormButton small name="intent" value="hand over" waitingWords="Handing over…">
          Hand it over
        </FormButton>
      </Form>
    </details>
  );
}
