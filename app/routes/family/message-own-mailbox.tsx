import { Form } from "@remix-run/react";
import { Copy, Mail } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { messageLimits } from "#app/domain/drafts/limits.ts";
import { mailtoHref } from "#app/domain/drafts/message.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { FormButton } from "#app/ui/button.tsx";
import { ChoiceGroup } from "#app/ui/choice-group.tsx";
import { CheckboxField, TextArea } from "#app/ui/field.tsx";
import { Section } from "#app/ui/section.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

/** From her own mailbox: copy, open in her mail program, and say that it went. In no state does anything here ask or wait. */
export function OwnMailbox({ own, answer }: { own: OwnMessage; answer: FormAnswer | undefined }) {
  const { message } = own;
  const mail = mailtoHref(message);
  return (
    <Section title="From your own mailbox">
      <ul className="ways">
        <li>
          <CopyWords text={message.body} />
        </li>
        {own.channel === "email" && (
          <li>
            <a href={mail.href}>
              <Mail />
              <span>{mail.whole ? "Open in my mail" : "Open in my mail (then paste the words)"}</span>
            </a>
          </li>
        )}
      </ul>
      <AlreadySent own={own} answer={answer} />
    </Section>
  );
}

/** Copies with one tap where the browser can; without script the words stand open, to be selected. */
function CopyWords({ text }: { text: string }) {
  const [able, setAble] = useState(false);
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setAble(true), []);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Where the clipboard is closed to us, the words are selected for her to copy.
      setAble(false);
    }
  }
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.select();
  }, []);
  if (able) {
    return (
      <>
        <button type="button" onClick={copy}>
          <Copy />
          <span>{copied ? "Copied. Paste it where you want it." : "Copy the words"}</span>
        </button>
        {/* Beside the button and not in it: words that announce themselves would leave it without a name. */}
        <span className="visually-hidden" role="status">
          {copied && "Copied."}
        </span>
      </>
    );
  }
  return (
    <div className="p-4">
      <label className="field-label" htmlFor="words-to-copy">
        Copy the words
      </label>
      <textarea className="input words-to-copy" id="words-to-copy" ref={box} readOnly rows={8} defaultValue={text} />
    </div>
  );
}

function AlreadySent({ own, answer }: { own: OwnMessage; answer: FormAnswer | undefined }) {
  const { coachName } = usePocket();
  const open = answer !== undefined && answer.typed.intent === "said";
  return (
    <details className="mt-3" open={open}>
      <summary className="row row-apart">
        <span className="soft small">We don’t see it go.</span>
        <span className="link">I already sent it</span>
      </summary>
      <Form method="post" className="field-list">
        <ChoiceGroup
          name="how"
          legend="What did you send?"
          choices={[
            { value: "as it is", label: "These words, as they stand here" },
            { value: "pasted", label: "Other words", note: "Paste them, so that you find them here later." },
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
          Note it as sent
        </FormButton>
      </Form>
    </details>
  );
}
