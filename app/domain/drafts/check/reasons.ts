import type { StructureRule, ToneRule } from "./finding.ts";

/** Why a line is worth a look: one kind sentence or two, about what it may do to its reader; never about the writer or her spelling. */
const reasons: Record<ToneRule, [pattern: RegExp, reason: string][]> = {
  blame: [
    [
      /\bwhy\b|\bhow (?:could|come|did|can)\b/i,
      "This asks them to defend themselves. They were in the room, so they can tell you the story.",
    ],
    [
      /\bshould(?:n['’]?t)? have\b|\bought to\b|\bif (?:you|the school|some|any)/i,
      "What should have been can’t be changed any more. What comes next can, and they may well say yes to it.",
    ],
    [
      /\bn['’]?t\b|\bnot\b|\bnobody\b|\bno one\b|\bfail|\bforg[oe]t/i,
      "This names a fault before they can say what happened. What you need now is easier to give.",
    ],
    [/(?:)/, "This puts the fault on one person. Said as what happened and what you need, it is easier to answer."],
  ],
  absolute: [
    [
      /\bnever\b|\bnot once\b|\bno ?(?:body|one)\b|\bnothing\b/i,
      "“Never” invites an exception. One day, told plainly, is hard to argue with.",
    ],
    [/(?:)/, "“Always” invites an argument about the one time it wasn’t so. One day, told plainly, carries further."],
  ],
  demand: [
    [
      /\bnow\b|\bimmediately\b|\btoday\b|\bat once\b|\basap\b|\bby\b|\bbefore\b/i,
      "This reads as an order with a clock on it. The same wish as a question, with your reason, leaves room to say yes.",
    ],
    [/(?:)/, "This reads as an order. Asked as a question, it leaves them room to say yes."],
  ],
  threat: [
    [
      /\bcop(?:y|ied|ying)\b|\bcc/i,
      "Copied in as pressure, a name makes people careful instead of open. You can still do it, and say why.",
    ],
    [
      /(?:)/,
      "Once a consequence is named, people guard themselves. That road stays open to you; it need not stand in this message.",
    ],
  ],
  contempt: [
    [
      /^(?:nice|how|lovely|great|well done|wonderful|i suppose|congrat|bravo|thanks)/i,
      "This has an edge that he or she will hear first. Said straight, the point underneath is strong.",
    ],
    [/(?:)/, "This stings, and a person who is stung stops listening. The point underneath is worth saying straight."],
  ],
  "mind-reading": [
    [
      /(?:)/,
      "This tells them what they think or want. Nobody can show you the opposite of that; they can answer what you saw.",
    ],
  ],
  "hearsay-as-fact": [
    [
      /\byou\b/i,
      "You weren’t there for this one, and they were. With “told me” in front, it stays true and they can answer it.",
    ],
    [/(?:)/, "Told as a fact, this can be disputed. With who told you in front, it stays true whatever happened."],
  ],
  label: [
    [
      /\bmy\b|\bour\b/i,
      "A name sticks to a child longer than a bad day does. What he or she did, and when, tells them more.",
    ],
    [/(?:)/, "This names what a child is. What the child did can change, and is easier for a teacher to help with."],
  ],
  shouting: [
    [/[!?]{2}/, "So many marks read as a raised voice. Your words carry without them."],
    [/(?:)/, "Capitals read as a raised voice. Your words carry without them."],
  ],
};

/**
 * Why a line is worth a look.
 *
 * @param rule what is heard in it
 * @param line the line
 * @returns one kind sentence
 */
export function reasonFor(rule: ToneRule, line: string): string {
  return reasons[rule].find(([pattern]) => pattern.test(line))?.[1] ?? "";
}

/** The same for a whole message, with what would help. */
export const structureReasons: Record<StructureRule, { reason: string; wording: string }> = {
  "too-long": {
    reason: "There is a lot here for a teacher between two lessons. The one thing you need most could stand alone.",
    wording: "Could we find ten minutes to talk about the rest?",
  },
  "many-topics": {
    reason: "There are several matters here. One at a time tends to get a whole answer.",
    wording: "There is more I would like to talk about, when you have ten minutes.",
  },
  vague: {
    reason: "A teacher could not quite tell what happened. One moment, with its day, makes it clear.",
    wording: "For example, on Tuesday …",
  },
  "no-way-forward": {
    reason: "You say what is hard, and there is no next step yet. One small question gives them a way to answer.",
    wording: "What do you see on your side, and what could we try?",
  },
};
