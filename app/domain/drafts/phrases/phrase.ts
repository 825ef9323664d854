import type { Purpose } from "../draft.ts";

/** Something that can be said in three ways; a "…" is hers to fill. */
export interface PhraseGroup {
  key: string;
  /** What saying it does: "Name a worry". */
  title: string;
  /** The purposes that it is offered for first. */
  purposes: readonly Purpose[];
  phrases: readonly [string, string, string];
}

/** A phrase that the practice gives its parents, beside ours. `about` is a group's key. */
export interface PracticePhrase {
  id: string;
  about: string;
  words: string;
}

/** What a list of phrases shows: a group with its own phrases and the practice's. */
export interface OfferedGroup {
  key: string;
  title: string;
  phrases: { key: string; words: string; ours: boolean }[];
}

/** The names that stand in a phrase. */
export interface PhraseNames {
  child?: string;
  teacher?: string;
}

/** The longest phrase of a practice's own, in UTF-16 units. */
export const phraseLimit = 500;
