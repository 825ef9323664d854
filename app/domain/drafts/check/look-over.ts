import { readDraft } from "./check.ts";
import { type Feature, type Finding, type Rule, type StructureRule, structureRules, toneRules } from "./finding.ts";
import type { Presence } from "./presence.ts";
import { triesFor } from "./tries.ts";

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

/** At most so many at a time: more is a lecture (product.md). */
const remarksAtOnce = 2;

/**
 * A second pair of eyes, for when she taps "Look it over".
 *
 * @param text the whole message
 * @param options the practice's own wordings, and what she keeps as it is
 * @returns one thing that works and at most two remarks; nothing but the language for a text that it cannot read
 */
export function lookOver(text: string, options: LookOverOptions = {}): LookOver {
  const { language, findings, presences, verdict } = readDraft(text);
  if (language !== "english") return { language, works: null, remarks: [], heated: false };
  const kept = new Set(options.kept);
  const remarks = findings
    .map((finding) => ({ finding, remark: remarkOn(finding, options.phrases ?? []) }))
    .filter(({ remark }) => !kept.has(remark.key))
    .sort((one, other) => weightOf(other.finding) - weightOf(one.finding))
    .slice(0, remarksAtOnce)
    .map(({ remark }) => remark);
  return { language, works: whatWorks(presences), remarks, heated: verdict === "pause-first" };
}

function remarkOn({ rule, start, end, text: words, reason, wording }: Finding, phrases: readonly OwnPhrase[]): Remark {
  const own = phrases.filter(({ about }) => about === rule).map((phrase) => phrase.words);
  const ours = isStructure(rule) ? [wording] : triesFor(rule, words);
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  // A whole message is not a line to remember by its words: one more comma would bring the remark back.
  const key = isStructure(rule) ? rule : `${rule}:${plain}`;
  return { key, rule, start, end, words, reason, tries: [...new Set([...own.slice(0, 1), ...ours])].slice(0, 3) };
}

const isStructure = (rule: Rule): rule is StructureRule => structureRules.some((each) => each === rule);

/** What matters most comes first: what cannot be unsaid, then what a next step would mend, then the length. */
function weightOf({ rule, severity }: Finding): number {
  if (isStructure(rule)) return rule === "no-way-forward" ? 0.5 : 0.1;
  return severity * 10 + (toneRules.length - toneRules.indexOf(rule)) / 10;
}

/** What is named first, if it is there: the order is what is rarest and helps most. */
const worksBest: [feature: Feature, sentence: string][] = [
  ["question", "You ask what they see. That is the quickest way to a real answer."],
  ["teamwork", "You offer to do your part. It is easier to say yes to someone beside you."],
  ["idea", "You bring an idea. They can say yes to it, or better it."],
  ["strength", "You show what your child is good at. A teacher meets the whole child."],
  ["specific-example", "You say what happened, and when. That can be answered."],
  ["clear-ask", "You say plainly what you need. Nobody has to guess."],
  ["thanks", "You say thank you. It will be read twice."],
  ["warm-opening", "You begin kindly. The rest is read in that light."],
];

function whatWorks(presences: readonly Presence[]): LookOver["works"] {
  for (const [feature, sentence] of worksBest) {
    const found = presences.find((presence) => presence.feature === feature);
    if (found === undefined) continue;
    const { start, end, text: words } = found.sentence;
    return { start, end, words, sentence };
  }
  return null;
}
