import { saidLines } from "#app/domain/meetings/said-lines.ts";
import { Said } from "#app/ui/said.tsx";

/**
 * Notes as they are read: paragraphs, and a parent's own words with the line alongside.
 *
 * @param alone the one parent who came, whose every quoted line is; null where there are several
 * @param me the reader's own first name: her words have her line
 */
export function SaidWords({ words, alone, me }: { words: string; alone: string | null; me?: string }) {
  const pieces = saidLines(words, alone);
  return (
    <div className="said-words-of">
      {pieces.map((piece, index) => {
        // Pieces have no names of their own, and never change places without the words changing.
        const key = `${index} ${piece.words.slice(0, 40)}`;
        if (piece.kind === "paragraph") {
          const heading = isHeading(piece.words, pieces[index + 1] !== undefined);
          return (
            <p key={key} className={heading ? "notes-heading" : "words whitespace-pre-line"}>
              {piece.words}
            </p>
          );
        }
        const mine = me !== undefined && piece.by === me;
        return (
          <Said key={key} mine={mine} by={mine ? "You" : (piece.by ?? undefined)}>
            {piece.words}
          </Said>
        );
      })}
    </div>
  );
}

/** A short line without a full stop, with something after it, is a heading of the notes. */
function isHeading(words: string, goesOn: boolean): boolean {
  return goesOn && words.length <= 60 && !words.includes("\n") && !/[.!?…,;”"]$/.test(words);
}
