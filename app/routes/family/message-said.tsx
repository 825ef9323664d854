import { Form } from "@remix-run/react";
import { messageLimits } from "#app/domain/drafts/limits.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, TextArea } from "#app/ui/field.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

const went: Readonly<
  Record<OwnMessage["channel"], { open: string; ask: string; as: string; other: string; note: string }>
> = {
  email: mailed("I already sent it", "What did you send?"),
  "app message": mailed("I already sent it", "What did you send?"),
  note: mailed("I already gave it", "What did you give?"),
  "phone script": mailed("I have called", "What did you say?"),
  "meeting words": mailed("I have said it", "What did you say?"),
};

function mailed(open: string, ask: string) {
  const said = ask.includes("say");
  return {
    open,
    ask,
    as: said ? "About what stands here" : "These words, as they stand here",
    other: "Other words",
    note: said ? "Note what was said" : "Note it as sent",
  };
}

/**
 * "I already sent it": the words as they stand here, or as she pastes them; nothing is asked, and nothing is remarked. Where she has
 * a private address, a copy to it does the same by itself.
 */
export function AlreadySent({
  own,
  bcc,
  answer,
}: {
  own: OwnMessage;
  bcc: string | null;
  answer: FormAnswer | undefined;
}) {
  const { coachName } = usePocket();
  const open = answer !== undefined && answer.typed.intent === "said";
  const words = went[own.channel];
  return (
    <details className="mt-3" open={open} id="sent">
      <summary className="row row-apart">
        <span className="soft small">We don’t see it go.</span>
        <span className="link">{words.open}</span>
      </summary>
      <Form method="post" className="field-list">
        <ChoiceGroup
          name="how"
          legend={words.ask}
          choices={[
            { value: "as it is", label: words.as },
            { value: "pasted", label: words.other, note: "Paste them, so that you find them in your school log." },
          ]}
          typed={open ? typedText(answer, "how") : "as it is"}
          problem={open ? answer.problems.how : undefined}
        />
        <TextArea
          name="text"
          label="The words as they went"
          typed={open ? typedText(answer, "text") : undefined}
          problem={open ? answer.problems.text : undefined}
          maxLength={messageLimits.body}
          words
          optional
        />
        <CheckboxField
          name="shared"
          id="f-said-shared"
          label={`${coachName} may read what I sent`}
          checked={open ? typedText(answer, "shared") !== undefined : (own.shared?.current ?? false)}
        />
        <FormButton name="intent" value="said" waitingWords="Noting…">
          {words.note}
        </FormButton>
        {bcc && own.channel === "email" && (
          <p className="soft small">
            Or put this address, which is yours alone, into “Bcc”, and it is noted by itself:{" "}
            <span className="private-address">{bcc}</span>
          </p>
        )}
      </Form>
    </details>
  );
}
