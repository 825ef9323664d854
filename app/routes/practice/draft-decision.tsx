import { Form } from "@remix-run/react";
import { type FormEvent, useRef, useState } from "react";
import type { LookDecision } from "#app/domain/drafts/draft.ts";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { CheckboxField, MendingSentence, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import type { OnDesk } from "./review-draft.tsx";
import { SnippetPicker } from "./snippet-picker.tsx";
import { one } from "./typed.ts";

/**
 * The pinned decision: a word, and the two answers. The filled one, which ⌘↵ presses, is "A few thoughts" as soon as there is a
 * thought to give; within a thought that is being written it adds that one. After "a few thoughts" it can still be said to look
 * ready. A thought that was begun and not added holds the decision, so that its words are not lost.
 */
export function DraftDecision({ draft, answer }: { draft: OnDesk; answer: FormAnswer | undefined }) {
  const form = useRef<HTMLFormElement>(null);
  // Until that thought is added, which brings a new id for the next one.
  const [heldFor, setHeldFor] = useState<string | null>(null);
  useKeys({
    "mod+Enter": ({ target }) => {
      const thought = target instanceof Element ? target.closest<HTMLFormElement>(".thought-form form") : null;
      (thought ?? form.current)?.querySelector<HTMLButtonElement>("button[name=intent], button.is-filled")?.click();
    },
  });
  const holdForThought = (event: FormEvent) => {
    const begun = document.querySelector<HTMLTextAreaElement>(".thought-form textarea[name=words]");
    const holds = begun !== null && begun.value.trim() !== "";
    setHeldFor(holds ? draft.thoughtId : null);
    if (!holds) return;
    event.preventDefault();
    begun.focus();
  };
  const refused = answer?.typed.intent === "look" ? answer : undefined;
  const [first, ...others] = waysFor(draft);
  return (
    <Form method="post" className="stack" ref={form} onSubmit={holdForThought}>
      {heldFor === draft.thoughtId && (
        <MendingSentence id="thought-unfinished">
          A thought is begun and not added yet. Add it, or empty it, and then say how the message looks.
        </MendingSentence>
      )}
      <FormProblems problems={refused?.problems} whole={refused?.whole} />
      <input type="hidden" name="intent" value="look" />
      <input type="hidden" name="version" value={draft.version} />
      <TextArea
        name="word"
        label="A word to go with it"
        words
        rows={2}
        maxLength={20_000}
        id="f-word"
        typed={one(refused?.typed.word)}
        problem={refused?.problems.word}
      />
      <SnippetPicker snippets={draft.snippets} into="f-word" />
      <CheckboxField
        name="together"
        label={`Written together on a call, if ${firstName(draft.guardianName)} says so too`}
        checked={refused?.typed.together !== undefined}
      />
      <FormButton look="filled" name="decision" value={first.value} keys="⌘ ↵">
        {first.words}
      </FormButton>
      {others.length > 0 && (
        <div className="review-two">
          {others.map((way) => (
            <FormButton key={way.value} name="decision" value={way.value}>
              {way.words}
            </FormButton>
          ))}
        </div>
      )}
    </Form>
  );
}

type Way = { value: LookDecision; words: string };

/**
 * The answers that can be given now, the likeliest first: with suggestions it is ready with them, with thoughts alone a few
 * thoughts. After "a few thoughts" it can still be found ready.
 */
function waysFor(draft: OnDesk): [Way, ...Way[]] {
  const hasThoughts = draft.thoughts.some(
    (thought) => thought.givenAt === null && thought.memberId === draft.me && thought.kind === "comment",
  );
  const thoughts: Way[] = draft.state === "shared" ? [{ value: "thoughts", words: "A few thoughts" }] : [];
  if (draft.hers.open > 0) {
    const ready: Way = { value: "looks ready", words: "Ready as it is" };
    return [{ value: "ready with changes", words: "Ready with these changes" }, ...thoughts, ready];
  }
  const ready: Way = { value: "looks ready", words: "Looks ready" };
  const [few] = thoughts;
  return few && hasThoughts ? [few, ready] : [ready, ...thoughts];
}
