import type { Purpose } from "../drafts/draft.ts";

// Ordered: a message that thanks and asks to meet is about the meeting. Only a proposal, that she corrects with a tap.
const signs: readonly [Purpose, RegExp][] = [
  ["evaluation request", /\b(evaluat\w+|assessments?|psychoeducational|eligib\w+)\b/i],
  ["records request", /\b(records|(copy|copies) of (his|her|their|the) (file|report|plan))\b/i],
  ["absence", /\b(absen\w+|(is|was|be) (sick|ill|out)|doctor’?'?s appointment|dentist|stay(ing)? home)\b/i],
  ["meeting request", /\b(meet(ing)?|conference|sit down together|come in to talk)\b/i],
  ["scheduling", /\b(resched\w+|what time|which day works|are you free|available (on|at))\b/i],
  [
    "concern",
    /\b(suspend\w+|missing|zeros?|worri\w+|concern\w*|struggl\w+|upset|pushed|hit|hurt|afraid|failing|behind|hid|refus\w+)\b/i,
  ],
  ["request", /\b(could (we|you)|would you|can you|please (send|let|try)|is it possible)\b/i],
  ["good news", /\b(proud|wonderful|great (day|week|job)|so well|best part|smil\w+|fixed|zero desk|read me)\b/i],
  ["thank-you", /\b(thank(s| you)|grateful|appreciat\w+)\b/i],
];

/**
 * Proposes what an entry is about, from its words. It may be wrong and is always shown as a proposal.
 *
 * @param entry its subject and words, and which way they went
 * @returns a purpose, or null when nothing speaks for one
 */
export function proposePurpose(entry: {
  subject: string;
  body: string;
  direction: "in" | "out" | "both";
}): Purpose | null {
  const text = `${entry.subject}\n${entry.body}`;
  const found = signs.find(([, sign]) => sign.test(text));
  if (found) return found[0];
  return entry.direction === "both" ? "follow-up" : null;
}
