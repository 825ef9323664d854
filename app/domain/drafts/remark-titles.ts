import type { Rule } from "./check/finding.ts";

/** What a folded remark is called: its matter, never its fault. */
export const remarkTitles: Readonly<Record<Rule, string>> = {
  threat: "What happens otherwise",
  contempt: "How you speak of them",
  shouting: "How loud it sounds",
  "mind-reading": "Why they did it",
  label: "A word for somebody",
  "hearsay-as-fact": "What you were told",
  demand: "How you ask",
  blame: "Who did what",
  absolute: "Always and never",
  "too-long": "How long it is",
  "many-topics": "One thing at a time",
  vague: "Which day, which lesson",
  "no-way-forward": "What you’d like to happen next",
};
