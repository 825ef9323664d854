import { checkDraft } from "./check.ts";
import type { Rule } from "./finding.ts";

/** A wording of the practice's own, offered where its rule is remarked on. */
export interface OwnPhrase {
  /** A rule, or a purpose. */
  about: string;
  words: string;
}

/** One place worth a look. */
export interface Remark {
  /** The same for the same words, wherever they stand: what "Keep mine" remembers for this sitting. */
  key: string;
  rule: Rule;
  start: number;
  end: number;
  words: string;
  /** One kind sentence. */
  reason: string;
  /** One to three variants of her own line, whole, to put in its place. */
  tries: string[];
}

/** What a second pair of eyes tells the writer. Never stored, and no number or verdict in it. */
export interface LookOver {
  /** It reads English and says so; on "other" and "too short" it has nothing to say. */
  language: "english" | "other" | "too short";
  /** One thing that works, named first. */
  works: { start: number; end: number; words: string; sentence: string } | null;
  /** At most two, the one that matters most first. */
  remarks: Remark[];
  /** Her own calm promise may be offered. */
  heated: boolean;
}

export interface LookOverOptions {
  /** The practice's own wordings. */
  phrases?: readonly OwnPhrase[];
  /** Keys of the remarks that she answered with "Keep mine". */
  kept?: readonly string[];
}

/**
 * A second pair of eyes, for when she taps "Look it over".
 *
 * @param text the whole message
 * @param options the practice's own wordings, and what she keeps as it is
 * @returns one thing that works and at most two remarks
 */
export function lookOver(text: string, options: LookOverOptions = {}): LookOver {
  if (text.trim().split(/\s+/).length < 4) return { language: "too short", works: null, remarks: [], heated: false };
  const { findings, verdict } = checkDraft(text);
  const phrases = options.phrases ?? [];
  const remarks = findings
    .map(({ rule, start, end, text: words, reason, wording }): Remark => {
      const own = phrases.filter(({ about }) => about === rule).map((phrase) => phrase.words);
      const key = `${rule}:${words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim()}`;
      return { key, rule, start, end, words, reason, tries: [wording, ...own].slice(0, 3) };
    })
    .filter(({ key }) => !options.kept?.includes(key));
  return { language: "english", works: null, remarks: remarks.slice(0, 2), heated: verdict === "pause-first" };
}
