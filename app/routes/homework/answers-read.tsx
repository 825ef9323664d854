import type { ReactNode } from "react";
import type { ReadAnswer, ReadingBlock } from "#app/domain/homework/reading.ts";
import { StateMark } from "#app/ui/state-mark.tsx";

/**
 * Answers beside their questions, as the coach reads them and as the parent sees them before she shares.
 *
 * @param props.blocks what `answersAsReading` gave
 * @param props.empty what stands where nothing was written
 * @param props.after something under one of the answers, such as a way to use it
 */
export function AnswersRead({
  blocks,
  empty = "Left empty",
  after,
}: {
  blocks: readonly ReadingBlock[];
  empty?: string;
  after?: (block: ReadingBlock) => ReactNode;
}) {
  return (
    <dl className="answers">
      {blocks.map((block) => (
        <div key={block.key}>
          <dt>{block.question}</dt>
          <dd>
            <AnswerRead answer={block.answer} empty={empty} />
            {after?.(block)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function AnswerRead({ answer, empty }: { answer: ReadAnswer; empty: string }) {
  switch (answer.as) {
    case "words":
      return <p className="answer-words">{answer.text}</p>;
    case "chosen":
      return <p className="answer-words">{answer.words.join("\n")}</p>;
    case "checked":
      return (
        <ul className="answer-list">
          {answer.lines.map((line) => (
            <li key={line.words}>
              <StateMark shape={line.checked ? "done" : "open"}>
                {line.words}
                {!line.checked && <span className="visually-hidden">, not ticked</span>}
              </StateMark>
            </li>
          ))}
        </ul>
      );
    case "sorted":
      return (
        <dl className="answer-boxes">
          {answer.lines.map((line) => (
            <div key={line.words}>
              <dt>{line.under}</dt>
              <dd className="answer-words">{line.words}</dd>
            </div>
          ))}
        </dl>
      );
    case "scale":
      return (
        <p>
          {answer.level} of {answer.to}{" "}
          <span className="soft">
            ({answer.from} is {lower(answer.fromWords)}, {answer.to} is {lower(answer.toWords)})
          </span>
        </p>
      );
    case "boxes":
      return answer.rows.map((row) => (
        <dl className="answer-boxes" key={row.map((box) => box.text).join("\n")}>
          {row.map((box) => (
            <div key={box.words}>
              <dt>{box.words}</dt>
              <dd className="answer-words">{box.text}</dd>
            </div>
          ))}
        </dl>
      ));
    case "rewrite":
      return (
        <>
          <p className="answer-before">{answer.before}</p>
          <p className="answer-words">{answer.after}</p>
        </>
      );
    case "email":
      return (
        <div className="answer-letter">
          <p className="answer-subject">{answer.subject}</p>
          <p className="answer-words">{answer.body}</p>
        </div>
      );
    case "empty":
      return <p className="soft">{empty}</p>;
  }
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
