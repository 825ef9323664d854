import { Form } from "@remix-run/react";
import { type FormEvent, useRef, useState } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { MendingSentence, TextArea } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { useKeys } from "#app/ui/keys.tsx";
import type { OnDesk } from "./review-draft.tsx";
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
  const hasThoughts = draft.thoughts.some(
    (thought) => thought.givenAt === null && thought.memberId === draft.me && thought.kind === "comment",
  );
  const ways = [
    { value: "looks ready", words: "Looks ready" },
    { value: "thoughts", words: "A few thoughts" },
  ];
  const [first, second] = hasThoughts ? ways.toReversed() : ways;
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
        rows={3}
        maxLength={20_000}
        typed={one(refused?.typed.word)}
        problem={refused?.problems.word}
      />
      {draft.state === "shared" && first && second ? (
        <>
          <FormButton look="filled" name="decision" value={first.value} keys="⌘ ↵">
            {first.words}
          </FormButton>
          <FormButton name="decision" value={second.value}>
            {second.words}
          </FormButton>
        </>
      ) : (
        <FormButton look="filled" name="decision" value="looks ready" keys="⌘ ↵">
          Looks ready
        </FormButton>
      )}
    </Form>
  );
}
