import { type ToneRule, toneRules } from "./finding.ts";
import { say, unpack } from "./model.ts";
import { shoutedIn, type Traits } from "./traits.ts";
import { weights } from "./weights.ts";

/** What is heard in one line. */
export interface Tone {
  rule: ToneRule;
  severity: 1 | 2;
  /** How sure it is; only ever compared with another line's. */
  weight: number;
}

/**
 * Where the line is drawn. Above 0 a line is likelier worth a look than not; a wrong remark costs a writer's trust, so it has to be
 * clearly so (docs/decisions/0011-draft-check.md). In a whole message more lines are read, and each has to be surer.
 */
const worthFrom = { line: 0.4, message: 0.7 };

/** A grave line that is taken for a mild one is the worse mistake of the two. */
const graveFrom = -0.1;

const worth = unpack(weights.worth);
const among = [...worth.weights.keys()];
const grave = unpack(weights.grave, among);
const rules = toneRules.map((rule) => ({ rule, model: unpack(weights.rules[rule], among) }));

const marksUponMarks = /[!?]{3}|!!.*!|!.*!!/;

/** With these in it, capitals and marks are a glad voice or an apology. */
const happy =
  /\b(?:than(?:k|x)|thx|grateful|bless|happy|glad|delight|proud|excit|thrill|reliev|lucky|joy|fun\b|enjoy|lov(?:e|ed|es|ing|ely)\b|congratulat|wonderful|great|amaz|fantastic|excellent|brilliant|super|best\b|beautiful|perfect|magic|star\b|hero|angel|awesome|good\b|nice|sweet|progress|improv|grown|learn|confident|brave|smil|laugh|giggl|beam|sang|danc|settled|lol\b|ha(?:ha)+|hehe|xx|sorry|apolog|excuse|forgiv|pardon|yay|hooray|wow|can['’]?t wait|passed|won\b|got in)|[😂😊🎉❤😀🙂]/iu;

/** A right, a refusal or a date put plainly, and what takes the fault from somebody, hold words of quarrels and are none: they have to be surer. */
const plain =
  /\b(?:consent|permission|object to|objection|disagree|declin\w+|in writing|minutes|ehcp|iep|504|assess\w+|evaluat\w+|appeal|cc['’]?d|proposal|deadline|policy|withdraw\w*|withh[eo]ld\w*|(?:our|my|the) rights? to|(?:his|her|the) (?:file|plan)|(?:cannot|can['’]?t|not) (?:accept|agree\w*|sign\w*|in support|able to)|need not|needn['’]?t|no need|(?:no ?(?:one|body)|none of (?:you|them)) (?:is|was|are) to blame|no ?(?:one|body)['’]s fault|not your fault)\b/i;

/** "Why wasn't he?" asks for a defence and not for an answer. About oneself it is no reproach. */
const reproach =
  /^(?:so |and |but |then )?why (?:was|were|did|has|have|is|are|do|does|could|would)(?:n['’]?t| not) (?!i\b|we\b)[^!]*$/i;

/**
 * Listens to one line.
 *
 * @param line a sentence
 * @param traits what is seen in it
 * @param within whether it stands alone or in a message
 * @returns what is worth a look in it, or null
 */
export function toneOf(line: string, traits: Traits, within: "line" | "message"): Tone | null {
  const loud = loudness(line, traits);
  const sure = say(worth, traits) - worthFrom[within] - (plain.test(line) ? 0.7 : 0) - (gladly(line, traits) ? 0.7 : 0);
  if (reproach.test(line)) return { rule: "blame", severity: 1, weight: Math.max(sure, 0.3) };
  if (loud === 0 && sure <= 0) return null;
  // A capital for stress, or marks upon marks, count where the line may be a complaint; a whole line of capitals does by itself.
  if (sure <= (loud === 3 ? Number.NEGATIVE_INFINITY : loud === 2 ? -0.5 : -0.2)) return null;
  const rule = ruleOf(traits, loud);
  const severity = say(grave, traits) > graveFrom || (loud === 3 && rule === "shouting") ? 2 : 1;
  return { rule, severity, weight: Math.max(sure, loud / 3) };
}

/** Capitals and marks of joy. */
const gladly = (line: string, traits: Traits) =>
  (shoutedIn(traits.tokens) > 0 || marksUponMarks.test(line)) && happy.test(line);

function ruleOf(traits: Traits, loud: number): ToneRule {
  let best: { rule: ToneRule; score: number } = { rule: "blame", score: Number.NEGATIVE_INFINITY };
  for (const { rule, model } of rules) {
    const score = say(model, traits) + (rule === "shouting" ? loud - 0.75 : 0);
    if (score > best.score) best = { rule, score };
  }
  return best.rule;
}

/** 0: no raised voice, or a happy one; 1: a word in capitals; 2: marks upon marks, several such words; 3: all of it. */
function loudness(line: string, traits: Traits): 0 | 1 | 2 | 3 {
  const capitals = shoutedIn(traits.tokens);
  // The subject of a formal letter stands in capitals by custom.
  if (/^(?:re|subject|request|application|letter|notice)\b[^.!?]*$/i.test(line)) return 0;
  const marks = marksUponMarks.test(line);
  if (capitals === 0 && !marks) return 0;
  if (happy.test(line)) return 0;
  const letters = line.replace(/[^\p{L}]/gu, "");
  const upper = line.replace(/[^\p{Lu}]/gu, "");
  if (letters.length > 8 && upper.length > letters.length * 0.7 && capitals >= 3) return 3;
  if (marks || capitals >= 3) return 2;
  return 1;
}
