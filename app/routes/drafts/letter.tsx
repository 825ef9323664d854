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
  const className = [
    mark?.kind === "praise" && "good",
    mark && (mark.kind === "change" || mark.kind === "answered") && "is-change",
    mark && mark.id === chosen && "is-chosen",
  ].filter(Boolean);
  const drawn = (text: string, at: number) => {
    if (text === "") return null;
    const words = <span data-at={at}>{text}</span>;
    const inner = goes ? <del>{words}</del> : words;
    return mark ? <mark className={className.join(" ") || undefined}>{inner}</mark> : inner;
  };
  const numbers = piece.ends.map((end) =>
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
  );
  const comes = piece.ends.filter((end) => end.kind === "change" && (end.instead ?? "").trim() !== "");
  if (numbers.length === 0) return drawn(piece.text, piece.start);
  if (comes.length > 0) {
    return (
      <>
        {drawn(piece.text, piece.start)}
        {comes.map((end, index) => (
          <Instead key={end.id} words={end.instead ?? ""} after={goes}>
            {index === comes.length - 1 && numbers}
          </Instead>
        ))}
      </>
    );
  }
  const [before, last] = lastWord(piece.text);
  return (
    <>
      {drawn(before, piece.start)}
      <span className="nowrap">
        {drawn(last, piece.start + before.length)}
        {numbers}
      </span>
    </>
  );
}

/** A number stays on the line of the word that it belongs to. */
function lastWord(text: string): [string, string] {
  const at = text.search(/\S+\s*$/);
  return at < 0 ? ["", text] : [text.slice(0, at), text.slice(at)];
}

/** The words that would come, with the number behind the last of them; the space around them is not underlined. */
function Instead({ words, after, children }: { words: string; after: boolean; children: ReactNode }) {
  const [, before = "", middle = "", behind = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  const [begin, last] = lastWord(middle);
  return (
    <>
      {after && before === "" ? " " : before}
      {begin.split(/(\n+)/).map((part, index, parts) => {
        const key = `${index} ${part}`;
        if (part.trim() === "")
          return (
            part && (
              <span className="whitespace-pre-line" key={key}>
                {part}
              </span>
            )
          );
        return (
          <ins className={index === parts.length - 1 ? "is-begun" : undefined} key={key}>
            {part}
          </ins>
        );
      })}
      <span className="nowrap">
        <ins className={begin && !begin.endsWith("\n") ? "is-ending" : undefined}>{last}</ins>
        {children}
      </span>
      {behind}
    </>
  );
}
