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
  const said = piece.marks.filter((one) => one.kind === "comment" || one.kind === "praise");
  const mark = piece.marks.find((one) => one.id === chosen) ?? said[0];
  const goes = piece.text.trim() !== "" && piece.marks.some((one) => one.kind === "change");
  const words = <span data-at={piece.start}>{piece.text}</span>;
  const text = goes ? <del>{words}</del> : words;
  const className = [
    mark?.kind === "praise" && "good",
    mark && (mark.kind === "change" || mark.kind === "answered") && "is-change",
    mark && mark.id === chosen && "is-chosen",
  ].filter(Boolean);
  return (
    <>
      {mark && piece.text !== "" ? <mark className={className.join(" ") || undefined}>{text}</mark> : text}
      {piece.ends.map((end) => (
        <Fragment key={end.id}>
          {end.kind === "change" && <Instead words={end.instead ?? ""} after={goes} />}
          {onChoose ? (
            <button className="mark-key" type="button" onClick={() => onChoose(end.id)}>
              <span className="visually-hidden">Thought </span>
              {end.number}
            </button>
          ) : (
            <span className="mark-number">{end.number}</span>
          )}
        </Fragment>
      ))}
    </>
  );
}

/** The words that would come; the space around them is not underlined. */
function Instead({ words, after }: { words: string; after: boolean }) {
  const [, before = "", middle = "", behind = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  if (middle === "") return null;
  return (
    <>
      {after && before === "" ? " " : before}
      <ins className="whitespace-pre-line">{middle}</ins>
      {behind}
    </>
  );
}
