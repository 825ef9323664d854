import { Form, Link } from "@remix-run/react";
import { CircleAlert, Lock, Smartphone } from "lucide-react";
import { type FormEvent, useRef } from "react";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { AnswersRead } from "#app/routes/homework/answers-read.tsx";
import { StepFields } from "#app/routes/homework/step-fields.tsx";
import { StepHead } from "#app/routes/homework/step-head.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { DangerLine } from "#app/ui/danger-line.tsx";
import { FormProblems } from "#app/ui/form-problems.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { deviceKey } from "./kept-on-device.ts";
import { usePocket } from "./pocket-page.tsx";
import type { StepShown } from "./step-to-show.server.ts";
import { type Keeping, useKeptWords } from "./use-kept-words.ts";

/** One step a screen: what is asked, its fields, that it is hers alone, and the ways on, back and out, which all save. */
export function StepForm({ shown, answer }: { shown: StepShown; answer: FormAnswer | undefined }) {
  const { home, guardian } = usePocket();
  const form = useRef<HTMLFormElement>(null);
  const { step, assignmentId } = shown;
  const reads = step.kind === "read";
  const { keeping, made } = useKeptWords(form, {
    key: deviceKey({ guardian: guardian.id, assignment: assignmentId, step: step.key }),
    to: home.keepStep(assignmentId, step.key),
    made: { version: shown.version, sitting: shown.sitting },
  });

  // Without a connection the page must stay: what she wrote waits on this device.
  function stayWhileOffline(event: FormEvent) {
    if (!navigator.onLine) event.preventDefault();
  }

  return (
    <>
      <StepHead title={shown.title} step={step} at={shown.at} of={shown.of} />
      <FormProblems problems={answer?.problems} whole={answer?.whole} />
      <Form method="post" ref={form} onSubmit={stayWhileOffline}>
        <input type="hidden" name="version" value={made.version} />
        <input type="hidden" name="sitting" value={made.sitting} />
        <button className="visually-hidden" type="submit" name="intent" value="next" tabIndex={-1} aria-hidden="true" />
        <StepFields step={step} typed={answer?.typed ?? shown.typed} problems={answer?.problems} items={shown.items} />
        {shown.made && (
          <p className="small soft">
            <Link to="?anew">Make it once more from your answers</Link>
          </p>
        )}
        {step.kind === "facts" && step.rows && (
          <p>
            <FormButton look="plain" name="intent" value="stay">
              Save, and one more {step.rows.word}
            </FormButton>
          </p>
        )}
        <OtherWordings shown={shown} />
        <KeepingLine keeping={keeping} reads={reads} kept={shown.version > 0} />
        <div className="stack">
          <FormButton look="filled" name="intent" value="next" waitingWords="Saving…">
            {reads ? "Go on" : shown.last ? "Save and look it over" : "Save and go on"}
          </FormButton>
          <div className="row row-apart">
            <FormButton look="plain" name="intent" value="back">
              Back a step
            </FormButton>
            <FormButton look="plain" name="intent" value="enough">
              That’s enough for today
            </FormButton>
          </div>
        </div>
      </Form>
      <DangerLine />
    </>
  );
}

/** What another device wrote in the same place: both stand here until she chooses. */
function OtherWordings({ shown }: { shown: StepShown }) {
  return shown.others.map((block, index) => (
    <Slip
      key={JSON.stringify(block.answer)}
      title="You also wrote this, on another device"
      actions={
        <>
          <FormButton half name="intent" value={`take.${index}`}>
            Use this one
          </FormButton>
          <FormButton half name="intent" value={`leave.${index}`}>
            Leave it out
          </FormButton>
        </>
      }
    >
      <AnswersRead blocks={[block]} />
    </Slip>
  ));
}

/** Privacy beside the action, and how it stands with what she typed. */
function KeepingLine({ keeping, reads, kept }: { keeping: Keeping; reads: boolean; kept: boolean }) {
  if (reads) return <div className="step-state" />;
  const [Icon, words] = {
    resting: [Lock, kept ? "Saved. Only you see this." : "Only you see this."] as const,
    saving: [Lock, "Saving. Only you see this."] as const,
    saved: [Lock, "Saved. Only you see this."] as const,
    "on this device": [Smartphone, "Kept on this phone; will be saved when you’re back online."] as const,
    mend: [CircleAlert, keeping.sentence ?? "Not saved yet."] as const,
  }[keeping.state];
  return (
    <p className={keeping.state === "mend" ? "step-state is-look" : "step-state"} role="status">
      <Icon />
      <span>{words}</span>
    </p>
  );
}
