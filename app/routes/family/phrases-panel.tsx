import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Purpose } from "#app/domain/drafts/draft.ts";
import { offerPhrases } from "#app/domain/drafts/phrases/offer-phrases.ts";
import type { PracticePhrase } from "#app/domain/drafts/phrases/phrase.ts";
import { PhraseGroups } from "./phrase-groups.tsx";

/** The phrase bank under the letter; a tap puts a phrase where the cursor stands. Loaded when it is asked for. */
export default function PhrasesPanel({
  field,
  purpose,
  own,
  child,
  onDone,
}: {
  field: string;
  purpose: Purpose;
  own: readonly PracticePhrase[];
  child: string | null;
  onDone: () => void;
}) {
  const here = useRef<HTMLElement>(null);
  useEffect(() => here.current?.focus(), []);
  const { first, more } = offerPhrases(purpose, own, child ? { child } : {});
  return (
    <section className="phrases" ref={here} tabIndex={-1} aria-label="Phrases">
      <div className="phrases-head">
        <p className="soft small">A tap puts it where you were writing. Then change it until it sounds like you.</p>
        <button type="button" className="icon-button" aria-label="Close the phrases" onClick={onDone}>
          <X />
        </button>
      </div>
      <PhraseGroups
        first={first}
        more={more}
        button={(phrase) => (
          <button type="button" className="phrase" onClick={() => putAtCursor(field, phrase.words)}>
            {phrase.words}
          </button>
        )}
      />
    </section>
  );
}

/** Puts words where the cursor stood, with a space where two words would touch, and the cursor behind them. */
function putAtCursor(field: string, words: string): void {
  const box = document.getElementById(field);
  if (!(box instanceof HTMLTextAreaElement)) return;
  const [before, after] = [box.value.slice(0, box.selectionStart), box.value.slice(box.selectionEnd)];
  const put = `${/\S$/.test(before) ? " " : ""}${words}${/^\S/.test(after) ? " " : ""}`;
  box.focus();
  box.setRangeText(put, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
