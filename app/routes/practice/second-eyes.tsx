import { Form } from "@remix-run/react";
import { FormButton } from "#app/ui/button.tsx";
import { Slip } from "#app/ui/slip.tsx";
import type { OnDesk } from "./review-draft.tsx";

/** What the second pair of eyes notices, for the coach alone; it is gone with the page. She makes a suggestion of it, or nothing. */
export function SecondEyes({ eyes, draft }: { eyes: NonNullable<OnDesk["eyes"]>; draft: OnDesk }) {
  return (
    <section>
      <h2>Second pair of eyes</h2>
      <p className="small soft">For you alone, and gone when you close it.</p>
      {eyes.language === "other" && <p className="small">It reads English only, so it has not read this one.</p>}
      {eyes.language === "too short" && <p className="small">There is too little here to say anything about.</p>}
      {eyes.works && (
        <Slip title="This works" tone="well">
          <p className="words">“{eyes.works.words}”</p>
          <p className="small">{eyes.works.sentence}</p>
        </Slip>
      )}
      {eyes.remarks.map((remark) => (
        <Slip key={remark.key} title="Worth a look" tone="look">
          <p className="words">“{remark.words}”</p>
          <p className="small">{remark.reason}</p>
          {draft.state === "shared" &&
            remark.tries.slice(0, 1).map((words) => (
              <Form method="post" key={words} className="stack">
                <p className="words">
                  <ins>{words}</ins>
                </p>
                <input type="hidden" name="id" value={draft.thoughtId} />
                <input type="hidden" name="versionId" value={draft.current.id} />
                <input type="hidden" name="quote" value={remark.words} />
                <input type="hidden" name="start" value={remark.start} />
                <input type="hidden" name="end" value={remark.end} />
                <input type="hidden" name="instead" value={words} />
                <FormButton small name="intent" value="suggest">
                  Suggest these words
                </FormButton>
              </Form>
            ))}
        </Slip>
      ))}
      {eyes.language === "english" && eyes.remarks.length === 0 && <p className="small">Nothing else stood out.</p>}
    </section>
  );
}
