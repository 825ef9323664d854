import type { Purpose } from "../drafts/draft.ts";

type Corrected = {
  purpose: Purpose | null;
  child: string | null;
  withWords: string;
  happenedAt: string;
  corrections: readonly {
    purpose: Purpose | null;
    child: string | null;
    educator: string | null;
    happenedAt: string | null;
    withdrawn: boolean;
  }[];
};

/**
 * How an entry is filed now: as it was written, with the last correction of each part. The words themselves stay as they were.
 *
 * @param entry the entry with its corrections, the oldest first
 * @returns what it is about, which child, with whom, when, and whether she took it back as written by mistake
 */
export function asCorrected(entry: Corrected): {
  purpose: Purpose | null;
  child: string | null;
  withWords: string;
  happenedAt: string;
  withdrawn: boolean;
} {
  const last = <Value>(of: (correction: Corrected["corrections"][number]) => Value | null): Value | null =>
    entry.corrections.reduce<Value | null>((before, correction) => of(correction) ?? before, null);
  return {
    purpose: last((correction) => correction.purpose) ?? entry.purpose,
    child: last((correction) => correction.child) ?? entry.child,
    withWords: last((correction) => correction.educator) ?? entry.withWords,
    happenedAt: last((correction) => correction.happenedAt) ?? entry.happenedAt,
    withdrawn: entry.corrections.some((correction) => correction.withdrawn),
  };
}
