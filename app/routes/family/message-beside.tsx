import { Link } from "@remix-run/react";
import { type MouseEvent, useEffect, useState } from "react";
import { spokenName } from "#app/domain/drafts/addressees.ts";
import type { AroundWriting } from "#app/domain/drafts/around-writing.server.ts";
import { factBoxes, factLimit, factsInWords, keptFacts, putIntoLetter } from "#app/domain/drafts/four-facts.ts";
import type { OwnMessage } from "#app/domain/drafts/own-message.server.ts";
import type { FormAnswer } from "#app/http/problems.server.ts";
import { SpeakButton } from "#app/routes/homework/speak-button.tsx";
import { FormButton } from "#app/ui/button.tsx";
import { ScaleField } from "#app/ui/choice-group.tsx";
import { hardSpaces, sinceWords } from "#app/ui/date-words.tsx";
import { fieldId, TextArea } from "#app/ui/field.tsx";
import { Said } from "#app/ui/said.tsx";
import { Slip } from "#app/ui/slip.tsx";
import { usePocket } from "./pocket-page.tsx";
import { typedText } from "./typed.ts";

/** Help beside the writing, folded until it is wanted; it belongs to the form, so it is kept with the words. */
export function Beside({
  own,
  answer,
  around,
}: {
  own: OwnMessage;
  answer: FormAnswer | undefined;
  around: AroundWriting;
}) {
  return (
    <>
      {around.arrived && <Arrived arrived={around.arrived} now={own.now} />}
      <FourBoxes own={own} answer={answer} child={around.child} />
      <Feeling answer={answer} promised={around.promise !== null} />
    </>
  );
}

/** What this message answers, to look at again while writing. */
function Arrived({ arrived, now }: { arrived: NonNullable<AroundWriting["arrived"]>; now: Date }) {
  const { guardian } = usePocket();
  const by = hardSpaces(spokenName(arrived.by) || "the school");
  return (
    <Slip shut title={`What ${by} wrote`}>
      <Said by={`${by}, ${sinceWords(arrived.at, now, { locale: "en-US", zone: guardian.zone })}`}>
        {arrived.words || "It is a picture, in your school log."}
      </Said>
    </Slip>
  );
}

/** What she knows, and how: hers alone, kept with this message and gone with it. */
function FourBoxes({ own, answer, child }: { own: OwnMessage; answer: FormAnswer | undefined; child: string | null }) {
  const { guardian } = usePocket();
  // With a script the letter stands here, so it is done here, also without a connection.
  function putHere(event: MouseEvent<HTMLButtonElement>) {
    const box = document.getElementById(fieldId("body"));
    const { form } = event.currentTarget;
    if (!(box instanceof HTMLTextAreaElement) || !form) return;
    event.preventDefault();
    const lines = factsInWords(keptFacts(Object.fromEntries(new FormData(form))), child ?? undefined);
    if (lines === "") return;
    box.value = putIntoLetter(box.value, lines, guardian.name);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }
  const filled = factBoxes.some(({ key }) => typedText(answer, key) ?? own.facts[key]);
  return (
    <Slip shut title="Four boxes: what I know, and how" open={filled}>
      <p className="soft">A word in each is plenty. Only you see them, and they go when this message goes.</p>
      <input type="hidden" name="boxes" value="here" />
      {factBoxes.map((box) => (
        <TextArea
          key={box.key}
          name={box.key}
          label={box.label}
          hint={"hint" in box ? box.hint : undefined}
          typed={typedText(answer, box.key) ?? own.facts[box.key] ?? ""}
          problem={answer?.problems[box.key]}
          maxLength={factLimit}
          rows={2}
          words
          tools={<SpeakButton field={fieldId(box.key)} />}
        />
      ))}
      <FormButton name="intent" value="boxes" onClick={putHere}>
        Put this into the letter
      </FormButton>
      <p className="soft small">What you saw, what your child said, and your question. Never the guess.</p>
    </Slip>
  );
}

/** How big it is, for this moment alone: it is sent with the next tap and kept nowhere. */
function Feeling({ answer, promised }: { answer: FormAnswer | undefined; promised: boolean }) {
  const { home } = usePocket();
  return (
    <Slip shut title="How big is this feeling?">
      <ScaleField
        name="feeling"
        legend="How big is this feeling right now?"
        hideLegend
        from={1}
        to={5}
        lowWords="small"
        highWords="very big"
        typed={typedText(answer, "feeling")}
      />
      <p className="soft small">It is not kept, and nobody sees it.</p>
      <p>
        <Link className="link" to={home.promise}>
          {promised ? "What you promised yourself" : "Promise yourself something for such moments"}
        </Link>
      </p>
    </Slip>
  );
}

/**
 * A place to let it all out. It has no name and stands in no form, so no request carries it; it lives in this tab and ends with it.
 * Without a script there would be no telling her so, so it is only there with one.
 */
export function SteamBox() {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(true), []);
  return (
    <div className="beside-writing is-outside">
      <Slip shut title="Let off steam first">
        {able ? (
          <>
            <label className="field-label" htmlFor="steam">
              Say it all, as it comes
            </label>
            <p className="field-hint">
              This never leaves this tab. It is not saved, not sent, and gone when you close or leave the page.
            </p>
            <textarea id="steam" className="input is-words" rows={6} autoComplete="off" data-steam />
          </>
        ) : (
          <p>
            A box that is never sent needs the browser’s script, and here there is none. A sheet of paper does it too:
            write it all, and throw it away.
          </p>
        )}
      </Slip>
    </div>
  );
}
