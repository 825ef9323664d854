import { Fragment, type ReactNode } from "react";
import type { LookOver, Remark } from "#app/domain/drafts/check/look-over.ts";
import { type LookedParagraph, lookedLetter } from "#app/domain/drafts/looked-letter.ts";
import { remarkTitles } from "#app/domain/drafts/remark-titles.ts";
import { smallNumber } from "#app/domain/families/family.ts";
import { Said } from "#app/ui/said.tsx";
import { Slip } from "#app/ui/slip.tsx";

/** What can be done with a remark: a button of a form without JavaScript, a plain one with it. */
export interface LookWays {
  use: (remark: Remark, at: number, words: string, way: number, half: boolean) => ReactNode;
  keep: (remark: Remark, at: number) => ReactNode;
}

/** Her letter as a second pair of eyes sees it: one thing that works, at most two places worth a look, and no number. */
export function LookSheet({ body, look, ways }: { body: string; look: LookOver; ways: LookWays }) {
  const paragraphs = lookedLetter(body, look);
  return (
    <div className="sheet">
      <div className="letter">
        {paragraphs.map((paragraph) => (
          <Fragment key={paragraph.start}>
            <p>
              <Marked paragraph={paragraph} />
            </p>
            {paragraph.works && look.works && (
              <Slip tone="well" title="This works">
                <p>{look.works.sentence}</p>
              </Slip>
            )}
            {paragraph.remarks.map((index) => {
              const remark = look.remarks[index];
              return remark && <RemarkSlip key={remark.key} remark={remark} at={index} ways={ways} />;
            })}
          </Fragment>
        ))}
      </div>
    </div>
  );
}

function Marked({ paragraph }: { paragraph: LookedParagraph }) {
  let from = 0;
  return paragraph.pieces.map((piece) => {
    const key = from;
    from += piece.text.length;
    if (piece.mark === null) return <Fragment key={key}>{piece.text}</Fragment>;
    return (
      <mark key={key} className={piece.mark === "works" ? "good" : undefined}>
        {piece.text}
      </mark>
    );
  });
}

/** The first remark stands open; the second is folded to its matter. */
function RemarkSlip({ remark, at, ways }: { remark: Remark; at: number; ways: LookWays }) {
  const [first, ...others] = remark.tries;
  const shut = at > 0;
  return (
    <Slip
      tone="look"
      shut={shut}
      title={shut ? remarkTitles[remark.rule] : "Worth a look"}
      actions={
        <>
          {first !== undefined && ways.use(remark, at, first, 0, true)}
          {ways.keep(remark, at)}
        </>
      }
    >
      <p>{remark.reason}</p>
      {first !== undefined && <Try words={first} />}
      {others.length > 0 && (
        <details className="other-tries">
          <summary className="link">
            {others.length === 1
              ? "Another way to say it"
              : `${capital(smallNumber(others.length))} other ways to say it`}
          </summary>
          <ul className="stack">
            {others.map((words, way) => (
              <li key={words} className="stack">
                <Said mine>{words}</Said>
                {ways.use(remark, at, words, way + 1, false)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Slip>
  );
}

function Try({ words }: { words: string }) {
  return (
    <div className="try">
      <p className="soft small">Try saying</p>
      <Said mine>{words}</Said>
    </div>
  );
}

const capital = (word: string) => word.charAt(0).toLocaleUpperCase("en-US") + word.slice(1);

/** What is said above the letter where there is nothing to remark on, or the text is not read. */
export function lookLede(look: LookOver): string {
  switch (look.language) {
    case "other":
      return "Not checked: it reads English.";
    case "too short":
      return "There is little to look at yet.";
    default:
      return look.remarks.length === 0 ? "Nothing here wants another look." : "Yours to use or not.";
  }
}
