import type { ToneRule } from "./finding.ts";

/** A way to say a line again: where it fits, and what it becomes, with her own words in $1, $2. */
type Way = [pattern: RegExp, ...becomes: string[]];

const ways: Record<ToneRule, Way[]> = {
  blame: [
    [
      /^(?:so |and |but )?why (?:did(?:n['’]?t| not)|did) (?:you|anyone|anybody|nobody|no one) (.+?)[?!.]*$/i,
      "Could you help me understand how it came about?",
      "What did you see just before?",
    ],
    [
      /^(?:so |and |but )?why (?:wasn['’]?t|weren['’]?t|was|were|hasn['’]?t|has|isn['’]?t|is) (?:he|she|my .+?|i|we)\b.*[?!.]*$/i,
      "What did you see just before?",
      "Could you tell me how it came about?",
      "What would you need from us so that it goes better next time?",
    ],
    [
      /^you (?:have |had |just |simply )*(?:forgot|forgotten) to (.+?)[.!]*$/i,
      "I think it got missed to $1. Could it still be done?",
      "Would you have a moment to $1?",
    ],
    [
      /^you (?:did(?:n['’]?t| not)|have(?:n['’]?t| not)|never) (?:even |once |bother(?:ed)? to )*(?:tell|told|call|called|inform|informed|let) (?:me|us)(?: know)?(?: that| about)? ?(.*?)[.!]*$/i,
      "I heard late about this, and would like to know sooner next time. What is the best way?",
      "Could you let me know when something like this happens?",
    ],
    [
      /^(?:you|the school|someone|somebody) should have (.+?)[.!]*$/i,
      "I would have liked it if someone had $1. Could we agree on that for next time?",
      "Next time, could it be arranged?",
    ],
    [
      /(?:)/,
      "Could you tell me what happened, from where you stood?",
      "I would like to understand how this came about.",
      "What could we do so that it goes better next time?",
    ],
  ],
  absolute: [
    [
      /^(?:you|the school|the office|nobody|no one)\b.*\b(?:answer|repl|write back|return|call|tell|told|inform|listen|email)/i,
      "I have not had an answer to my last message yet, and I would be glad of one.",
      "What is the best way to reach you?",
    ],
    [
      /\b(?:blame|fault|trouble|picked|punish|left out|my (?:son|daughter|child|kid))\b/i,
      "It happened again this week, and I would like to understand it.",
      "What do you see when it happens?",
      "Could we look at the last time together?",
    ],
    [
      /(?:)/,
      "The last time was this week, and I would like to tell you about it.",
      "It has happened more than once, and I would like us to look at it together.",
      "What do you see on your side?",
    ],
  ],
  demand: [
    [
      /^(?:i|we) (?:demand|expect|insist|require|want|need) (?:you to|that you) (.+?)[.!]*$/i,
      "Could you $1?",
      "Would it be possible for you to $1?",
    ],
    [
      /^(?:so |and |now )?you (?:must|need to|have to|will|had better|are to|(?:have )?got to) (?:please |now |just )*(.+?)[.!]*$/i,
      "Could you $1?",
      "Would it be possible to $1?",
    ],
    [
      /^(?:i|we) (?:demand|expect|insist on|require|want|need) ((?:an?|the|his|her|my|your|full|some) .+?)[.!]*$/i,
      "Could we talk about $1?",
      "I am hoping for $1. What would be possible?",
    ],
    [
      /^(?:please |just |kindly |now )*((?:call|change|move|remove|give|return|explain|answer|sort|put|take|send|get|tell|let|fix|correct|raise|cancel|make|bring|find|show|do) .+?)[.!]*$/i,
      "Could you $1?",
      "Would you be able to $1?",
    ],
    [
      /(?:)/,
      "Could we talk about what is possible here?",
      "This matters to me, and I would like to hear what you think.",
      "What would you suggest?",
    ],
  ],
  threat: [
    [
      /\bcop(?:y|ied|ying)\b|\bcc/i,
      "I have copied a second person so that we all have the same words.",
      "I would like us to sort this out between the two of us first.",
    ],
    [
      /\bif\b|\bunless\b|\bor (?:else|i|we)\b|\botherwise\b/i,
      "I would like to sort this out with you first. Could we talk this week?",
      "It would help me to know by Friday what the next step is.",
      "Who else could help us with this?",
    ],
    [
      /(?:)/,
      "I would like to sort this out with you first. Could we talk this week?",
      "What would the next step be, from your side?",
      "Who else could help us with this?",
    ],
  ],
  contempt: [
    [
      /\b(?:answer|reply|email|write|call|read)\b/i,
      "I have been waiting for an answer, and I would be glad of a line.",
      "Did my message reach you?",
    ],
    [
      /\b(?:teach|lesson|mark|grade|homework|test|plan)/i,
      "I would like to understand how this was meant.",
      "Could you tell me more about how this works in class?",
    ],
    [
      /(?:)/,
      "I was upset by this, and I would like to understand it.",
      "Could you tell me how you see it?",
      "I would like us to find a better way.",
    ],
  ],
  "mind-reading": [
    [
      /\b(?:punish|complain|because|revenge)\b/i,
      "I worry that these two things are connected. Can you help me see it as you do?",
      "Could you tell me the reason?",
    ],
    [
      /\b(?:care|like|hate|interest|given up|gave up|bother|want)\b/i,
      "At home it can feel as if nobody sees him or her. What do you see?",
      "I would like to hear what you hope for this year.",
      "How do you see my child at the moment?",
    ],
    [
      /(?:)/,
      "This is how it looks from here, and I may be missing something. How do you see it?",
      "Could you tell me the reason?",
      "I would like to hear how it was meant.",
    ],
  ],
  "hearsay-as-fact": [
    [
      /^(?:and |so |apparently,? )?(you|the .+?|ms\.? \S+|mr\.? \S+|mrs\.? \S+|that .+?|your .+?) ((?:\S+ed|told|said|hit|threw|made|took|shut|called|put|kept|let|left) .+?)[.!]*$/i,
      "I was told that $1 $2. Is that how you saw it?",
      "Could you tell me what happened, from where you stood?",
      "I wasn’t there. What did you see?",
    ],
    [
      /(?:)/,
      "This is what I was told, and I only have one side. What did you see?",
      "Could you tell me what happened, from where you stood?",
    ],
  ],
  label: [
    [
      /\b(?:my|our) (son|daughter|child|boy|girl)\b/i,
      "My $1 finds this hard at the moment. What do you see?",
      "Here is what happened this week, and I would like your advice.",
    ],
    [
      /^(?:he|she)\b/i,
      "It has been hard this week. What do you see at school?",
      "Here is what happened, and I would like your advice.",
    ],
    [
      /(?:)/,
      "Something happened between the children, and I would like your view.",
      "What have you seen between them?",
    ],
  ],
  shouting: [[/(?:)/]],
};

/**
 * Other ways to say a line.
 *
 * @param rule what is heard in it
 * @param line her own line
 * @returns one to three whole lines to put in its place; her facts stay hers
 */
export function triesFor(rule: ToneRule, line: string): string[] {
  if (rule === "shouting") return calm(line);
  const fitting = ways[rule].find(([pattern]) => pattern.test(line));
  if (fitting === undefined) return [];
  const [pattern, ...becomes] = fitting;
  const match = pattern.exec(line);
  return becomes
    .slice(0, 3)
    .map((sentence) =>
      sentence
        .replace(/\$(\d)/g, (_, nth: string) => unheated(match?.[Number(nth)] ?? ""))
        .replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
    );
}

/** Her words taken into another sentence: without the clock, the heat and the capital that they began with. */
function unheated(words: string): string {
  const [first = ""] = words.split(" ");
  const name = /^\p{Lu}\p{Ll}+$/u.test(first) && !/^(?:You|The|That|Your|A|An|My|His|Her|This)$/.test(first);
  const calmer = words
    .replace(/,? (?:immediately|right now|at once|now|right away|asap|this instant)\b/gi, "")
    .replace(/\?+/g, "");
  return name ? calmer : calmer.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
}

/** The same words in an even voice. */
function calm(line: string): string[] {
  const words = line.replace(/\b\p{Lu}[\p{Lu}'’]+\b/gu, (word) => (plain.has(word) ? word : word.toLowerCase()));
  const quiet = words
    .replace(/\?[!?]+/g, "?")
    .replace(/!+\?[!?]*/g, "?")
    .replace(/!+/g, ".")
    .replace(/\bi\b/g, "I")
    .replace(/^\P{L}*\p{L}/u, (first) => first.toUpperCase());
  return [
    quiet,
    "This matters a lot to me, and I would like to talk about it.",
    "Could you call me when you have a moment?",
  ].filter((each) => each !== line);
}

const plain = new Set([
  "IEP",
  "ADHD",
  "PE",
  "OT",
  "PT",
  "TV",
  "OK",
  "ASD",
  "TA",
  "PTA",
  "ADD",
  "EHCP",
  "SEN",
  "SENCO",
  "SLP",
  "II",
  "III",
  "IV",
  "IX",
]);
