import { Form } from "@remix-run/react";
import { firstName } from "#app/domain/names.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { ButtonLink, FormButton } from "#app/ui/button.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import type { OnDesk } from "./review-draft.tsx";
import { one } from "./typed.ts";

/** The letter as the coach would have it, in a plain field: every difference becomes a suggestion that the parent takes or leaves. */
export function HerVersion({ draft, answer }: { draft: OnDesk; answer: FormAnswer | undefined }) {
  const refused = answer?.typed.intent === "edit" ? answer : undefined;
  return (
    <Form method="post" className="stack her-version">
      <FormProblems problems={refused?.problems} whole={refused?.whole} />
      <input type="hidden" name="versionId" value={draft.current.id} />
      <input type="hidden" name="known" value={draft.hers.known} />
      <TextField
        name="subject"
        label="About"
        typed={one(refused?.typed.subject) ?? draft.hers.subject}
        problem={refused?.problems.subject}
        maxLength={200}
      />
      <TextArea
        name="body"
        label="Your version"
        hint={`Change what you would change. Each change becomes a suggestion, which ${firstName(draft.guardianName)} takes or leaves.`}
        words
        rows={18}
        maxLength={20_000}
        typed={one(refused?.typed.body) ?? draft.hers.body}
        problem={refused?.problems.body}
      />
      <div className="row">
        <FormButton look="filled" name="intent" value="edit" waitingWords="Comparing…">
          Make suggestions of it
        </FormButton>
        <ButtonLink look="plain" to="?" preventScrollReset>
          Back to the letter
        </ButtonLink>
      </div>
    </Form>
  );
}
