/** What makes a line hard to read for a fair, tired teacher; in the order in which one is named before another. */
export const toneRules = [
  "threat",
  "contempt",
  "shouting",
  "mind-reading",
  "label",
  "hearsay-as-fact",
  "demand",
  "blame",
  "absolute",
] as const;

export type ToneRule = (typeof toneRules)[number];

/** What makes a whole message hard to answer. */
export const structureRules = ["too-long", "many-topics", "vague", "no-way-forward"] as const;

export type StructureRule = (typeof structureRules)[number];

export type Rule = ToneRule | StructureRule;

/** The same names, where they are told of a whole message. */
export type Problem = Rule;

/** What makes a message work. */
export const features = [
  "warm-opening",
  "specific-example",
  "strength",
  "question",
  "idea",
  "clear-ask",
  "teamwork",
  "thanks",
] as const;

export type Feature = (typeof features)[number];

/** For tests and tuning only: nobody is ever shown it, and it is never stored (product.md, "What is kept"). */
export type Verdict = "ready" | "needs-work" | "pause-first";

/** One place worth a look. Offsets are UTF-16 units, the end excluded. */
export interface Finding {
  rule: Rule;
  start: number;
  end: number;
  text: string;
  /** 1: soften it. 2: read it again before sending. */
  severity: 1 | 2;
  /** One kind sentence: what the line may do to its reader. */
  reason: string;
  /** Another wording of the line. */
  wording: string;
}

export interface DraftCheck {
  findings: Finding[];
  present: Feature[];
  problems: Problem[];
  verdict: Verdict;
}
