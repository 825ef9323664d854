import { Form } from "@remix-run/react";
import { useRef } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { useKeys } from "#app/ui/keys.tsx";

/**
 * The decision on a round: a word to go with it, one filled answer and two plain ones. ⌘↵ presses the filled one.
 *
 * @param props.onlyDone it was answered before: all that is left to say is that it is done
 */
export function ReplyForm({
  id,
  round,
  max,
  answer,
  onlyDone,
}: {
  id: string;
  round: number;
  max: number;
  answer: FormAnswer | undefined;
  onlyDone: boolean;
}) {
  const form = useRef<HTMLFormElement>(null);
  useKeys({ "mod+Enter": () => form.current?.querySelector<HTMLButtonElement>("button.is-filled")?.click() });
  const typed = answer?.typed.words;
  return (
    <Form method="post" className="stack" ref={form}>
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="round" value={round} />
      <TextArea
        name="words"
        label="A word to go with it"
        words
        rows={3}
        maxLength={max}
        typed={Array.isArray(typed) ? typed[0] : typed}
        problem={answer?.problems.words}
      />
      {onlyDone ? (
        <FormButton look="filled" name="kind" value="done" keys="⌘ ↵">
          Done
        </FormButton>
      ) : (
        <>
          <FormButton look="filled" name="kind" value="answered" keys="⌘ ↵">
            A thought back
          </FormButton>
          <div className="row">
            <FormButton half name="kind" value="more">
              Ask for a little more
            </FormButton>
            <FormButton half name="kind" value="done">
              Done
            </FormButton>
          </div>
        </>
      )}
    </Form>
  );
}
