import { firstName } from "../names.ts";

/** A piece of notes as it is read: a paragraph, or somebody's own words, with the line alongside. */
export type SaidLine = { kind: "paragraph"; words: string } | { kind: "said"; words: string; by: string | null };

const quoteMark = /^\s*>\s?/;

/**
 * Reads notes as they were typed: a line that begins with ">" is a parent's own words, as it is in mail, and "> Daniel: I was wrong"
 * is Daniel's. Lines of one kind that follow each other belong together; an empty line parts them.
 *
 * @param text the notes
 * @param alone who it is when a line names nobody: the one parent who came, or null where there are several
 * @returns the pieces in their order
 */
export function saidLines(text: string, alone: string | null): SaidLine[] {
  const pieces: SaidLine[] = [];
  let open = false;
  for (const raw of text.split("\n")) {
    const said = quoteMark.test(raw);
    const { by, words } = said ? whose(raw.replace(quoteMark, "").trim(), alone) : { by: null, words: raw.trimEnd() };
    if (words === "") {
      open = false;
      continue;
    }
    const last = pieces.at(-1);
    const goesOn =
      open && last?.kind === (said ? "said" : "paragraph") && (last.kind === "paragraph" || last.by === by);
    if (last && goesOn) last.words += `\n${words}`;
    else pieces.push(said ? { kind: "said", words, by } : { kind: "paragraph", words });
    open = true;
  }
  return pieces;
}

// One name, as people are called: "Daniel", "Ana-Lucía".
const named = /^(\p{Lu}[\p{L}’'-]{0,30}): +(?=\S)/u;

function whose(line: string, alone: string | null): { by: string | null; words: string } {
  const name = named.exec(line);
  if (name?.[1]) return { by: name[1], words: line.slice(name[0].length) };
  return { by: alone === null ? null : firstName(alone), words: line };
}

/**
 * One line of notes for a list: the first of a parent's own words, else the first line that says more than a heading.
 *
 * @returns "" for empty notes
 */
export function firstSaid(text: string): string {
  const pieces = saidLines(text, null);
  const found =
    pieces.find((piece) => piece.kind === "said") ?? pieces.find((piece) => piece.words.includes(" ")) ?? pieces[0];
  return found?.words.split("\n")[0] ?? "";
}
