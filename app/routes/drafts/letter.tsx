import { Fragment, type ReactNode } from "react";
import { type Mark, type MarkedParagraph, markedLetter, type Piece } from "#app/domain/drafts/marked-letter.ts";
import type { Recipients } from "#app/domain/drafts/message.ts";
import { hardSpaces } from "#app/ui/date-words.tsx";

/** The head of a message that is only read. */
export function EnvelopeRead({
  from,
  recipients,
  subject,
}: {
  from?: string;
  recipients: Recipients;
  subject: string;
}) {
  const names = (people: Recipients["to"]) => hardSpaces(people.map((person) => person.name).join(", "));
  const rows = [
    ["From", from],
    ["To", names(recipients.to) || "Nobody yet"],
    ["Copy", names(recipients.cc)],
    ["About", subject],
  ] as const;
  return (
    <dl className="envelope">
      {rows.map(([label, words]) =>
        words ? (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd className={label === "About" ? "words" : undefined}>{words}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  );
}

/**
 * The words of a message as a letter. With marks, each is drawn in its place and its number stands behind it; `after` is laid
 * after the paragraph in which a mark ends.
 *
 * @param props.chosen the mark that is ringed
 */
export function LetterRead({
  body,
  marks = [],
  chosen,
  after,
  onChoose,
}: {
  body: string;
  marks?: readonly Mark[];
  chosen?: string | null;
  after?: (mark: Mark) => ReactNode;
  onChoose?: (id: string) => void;
}) {
  return (
    <div className="letter">
      {markedLetter(body, marks).map((paragraph) => (
        <Paragraph key={paragraph.start} {...{ paragraph, chosen, after, onChoose }} />
      ))}
    </div>
  );
}

function Paragraph({
  paragraph,
  chosen,
  after,
  onChoose,
}: {
  paragraph: MarkedParagraph;
  chosen?: string | null;
  after?: (mark: Mark) => ReactNode;
  onChoose?: (id: string) => void;
}) {
  const ended = paragraph.pieces.flatMap((piece) => piece.ends);
  return (
    <>
      <p>
        {paragraph.pieces.map((piece) => (
          <PieceRead key={piece.start} {...{ piece, chosen, onChoose }} />
        ))}
      </p>
      {after && ended.map((mark) => <div key={mark.id}>{after(mark)}</div>)}
    </>
  );
}

function PieceRead({
  piece,
  chosen,
  onChoose,
}: {
  piece: Piece;
  chosen?: string | null;
  onChoose?: (id: string) => void;
}) {
  const mark = piece.marks.find((one) => one.id === chosen) ?? piece.marks[0];
  const text = <span data-at={piece.start}>{piece.text}</span>;
  const className = [mark?.kind === "praise" && "good", mark && mark.id === chosen && "is-chosen"].filter(Boolean);
  return (
    <>
      {mark ? <mark className={className.join(" ") || undefined}>{text}</mark> : text}
      {piece.ends.map((end) =>
        onChoose ? (
          <button className="mark-key" type="button" key={end.id} onClick={() => onChoose(end.id)}>
            <span className="visually-hidden">Thought </span>
            {end.number}
          </button>
        ) : (
          <span className="mark-number" key={end.id}>
            {end.number}
          </span>
        ),
      )}
    </>
  );
}
