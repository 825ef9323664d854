import { excerpt } from "../excerpt.ts";
import { asCorrected } from "./as-corrected.ts";
import { type EntrySign, entryHead, greetedNames } from "./entry-words.ts";
import type { LogEntry, LogFile } from "./log.queries.server.ts";
import { aboutWords, type Knowledge, knowledgeWords } from "./log.ts";

/** Words of an entry as a screen shows them. */
export type SaidLine = { knowledge: Knowledge; label: string; by: string; words: string; ours: boolean };

/** An entry as a screen shows it: filed as it was put right, its words as they were written. */
export type EntryLine = {
  id: string;
  guardianId: string;
  guardian: string;
  sign: EntrySign;
  title: string;
  more: string;
  about: string | null;
  child: string | null;
  at: string;
  timeKnown: boolean;
  subject: string;
  said: SaidLine[];
  /** More is written than `said` shows. */
  goesOn: boolean;
  corrections: { id: string; at: string; words: string[] }[];
  withdrawn: boolean;
  files: LogFile[];
  sharedWith: (string | null)[];
};

const shownInLine = 200;

/**
 * Makes an entry ready to be read. In a list a long text gives its first sentence; on its own page it stands whole.
 *
 * @param entry the entry as it is kept
 * @param how whether it stands in a list or alone
 */
export function entryLine(entry: LogEntry, how: "in a list" | "whole"): EntryLine {
  const now = asCorrected(entry);
  const head = entryHead({ ...entry, withWords: now.withWords, child: now.child });
  const parts = [{ knowledge: entry.knowledge, by: entry.saidBy, words: entry.body }, ...entry.also].filter(
    (part) => part.words !== "",
  );
  const shown = how === "whole" ? parts : parts.slice(0, 2);
  const named = parts.length > 1 || head.sign === "call" || head.sign === "meeting" || head.sign === "talk";
  const said = shown.map((part): SaidLine => {
    const short = part.words.length <= shownInLine && !part.words.includes("\n\n");
    const words = how === "whole" || short ? part.words : excerpt(part.words);
    const ours = part.knowledge === "said by us";
    return {
      knowledge: part.knowledge,
      label: named ? knowledgeWords(part.knowledge, now.child) : "",
      by: greetedNames(part.by),
      words,
      ours,
    };
  });
  return {
    id: entry.id,
    guardianId: entry.guardianId,
    guardian: entry.guardian,
    ...head,
    about: now.purpose && aboutWords[now.purpose],
    child: now.child,
    at: now.happenedAt,
    timeKnown: entry.timeKnown,
    subject: entry.subject,
    said,
    goesOn: parts.length > shown.length || said.some((part, index) => part.words !== parts[index]?.words),
    corrections: entry.corrections.map((correction) => ({
      id: correction.id,
      at: correction.madeAt,
      words: correctionSaid(correction),
    })),
    withdrawn: now.withdrawn,
    files: entry.files,
    sharedWith: entry.sharedWith,
  };
}

/** What a correction puts right, a sentence for each part; the new day is said by the screen, in the reader's words. */
export function correctionSaid(correction: LogEntry["corrections"][number]): string[] {
  return [
    correction.words,
    correction.purpose ? `About: ${aboutWords[correction.purpose]}.` : "",
    correction.child ? `About ${correction.child}.` : "",
    correction.educator ? `With ${greetedNames(correction.educator)}.` : "",
    correction.withdrawn ? "Written down by mistake." : "",
  ].filter((sentence) => sentence !== "");
}
