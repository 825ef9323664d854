import { Form } from "@remix-run/react";
import { Check, Undo2 } from "lucide-react";
import type { SuggestionSlip as Shown } from "#app/domain/drafts/thoughts-in-letter.ts";
import { firstName } from "#app/domain/names.ts";
import { FormButton } from "#app/ui/button.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { StateMark } from "#app/ui/state-mark.tsx";
import { useFocusAfter } from "./use-focus-after.ts";

/**
 * One suggestion: her words and the coach's, why, and the two answers, which weigh the same. Taken, it says so and offers her own
 * words back; a line that is gone is said, and the words stay to read.
 */
export function SuggestionSlip({
  slip,
  number,
  gone = false,
  mayEdit,
}: {
  slip: Shown;
  number?: number;
  gone?: boolean;
  mayEdit: boolean;
}) {
  const form = useFocusAfter(slip.answer);
  const id = `thought-${slip.id}`;
  const by = firstName(slip.by);
  if (slip.answer !== "open" && !gone) {
    const taken = slip.answer === "taken";
    return (
      <div className="slip is-answered" id={id} role="note">
        <StateMark shape={taken ? "done" : "aside"} tone={taken ? "well" : undefined}>
          {taken ? `${slip.hers === "" ? "Taken out" : "Taken"}, as ${by} suggests.` : "Left as you have it."}
        </StateMark>
        {mayEdit && (
          <Form method="post" preventScrollReset ref={form}>
            <input type="hidden" name="suggestion" value={slip.id} />
            <FormButton look="plain" name="intent" value={taken ? "open" : "take"} icon={taken ? Undo2 : undefined}>
              {taken ? "Put mine back" : "Take it after all"}
            </FormButton>
          </Form>
        )}
      </div>
    );
  }
  return (
    <Slip
      id={id}
      title={gone ? `– ${by} suggested, for a line that is not there any more` : slip.title}
      number={number}
    >
      <dl className="two-wordings">
        {slip.yours && (
          <>
            <dt>Yours</dt>
            <dd className="whitespace-pre-line">{slip.yours}</dd>
          </>
        )}
        {slip.hers && (
          <>
            <dt>{by}</dt>
            <dd className="whitespace-pre-line">{slip.hers}</dd>
          </>
        )}
      </dl>
      {slip.reason && <p className="whitespace-pre-line">{slip.reason}</p>}
      {mayEdit && !gone && (
        <Form method="post" className="slip-acts" preventScrollReset ref={form}>
          <input type="hidden" name="suggestion" value={slip.id} />
          <FormButton half name="intent" value="take" icon={Check}>
            Take
          </FormButton>
          <FormButton half name="intent" value="leave">
            Leave
          </FormButton>
        </Form>
      )}
    </Slip>
  );
}
