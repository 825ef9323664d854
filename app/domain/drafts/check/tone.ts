import { type ToneRule, toneRules } from "./finding.ts";
import { kindNames } from "./lexicon.ts";
import { say, unpack } from "./model.ts";
import { shoutedIn, type Traits, traitsOf } from "./traits.ts";
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
const worthFrom = { line: 0.75, message: 1 };

/** A grave line that is taken for a mild one is the worse mistake of the two. */
const graveFrom = -0.3;

const worth = unpack(weights.worth);
const grave = unpack(weights.grave);
const rules = toneRules.map((rule) => ({ rule, model: unpack(weights.rules[rule]) }));

const happyKinds = new Set(
  (["thanks", "praise", "glad", "joke", "better"] as const).map((name) => kindNames.indexOf(name)),
);
const apology = kindNames.indexOf("sorry");

/** "Why wasn't he?" asks for a defence and not for an answer. About oneself it is no reproach. */
const reproach =
  /^(?:so |and |but |then )?why (?:was|were|did|has|have|is|are|do|does|could|would)(?:n['’]?t| not) (?!i\b|we\b)[^!]*$/i;

/**
 * Listens to one line.
 *
 * @param line a sentence
 * @param within whether it stands alone or in a message
 * @returns what is worth a look in it, or null
 */
export function toneOf(line: string, within: "line" | "message"): Tone | null {
  const traits = traitsOf(line);
  const loud = loudness(line, traits);
  const sure = say(worth, traits) - worthFrom[within];
  if (reproach.test(line)) return { rule: "blame", severity: 1, weight: Math.max(sure, 0.5) };
  if (loud === 0 && sure <= 0) return null;
  // A capital for stress counts where the line is a complaint; a whole line of them does by itself.
  if (loud === 1 && sure <= -0.9) return null;
  const rule = ruleOf(traits, loud);
  const severity = say(grave, traits) > graveFrom || (loud === 3 && rule === "shouting") ? 2 : 1;
  return { rule, severity, weight: Math.max(sure, loud / 2) };
}

function ruleOf(traits: Traits, loud: number): ToneRule {
  let best: { rule: ToneRule; score: number } = { rule: "blame", score: Number.NEGATIVE_INFINITY };
  for (const { rule, model } of rules) {
    const turned = traits.turns.includes(rule) ? 1.5 : 0;
    const score = say(model, traits) + turned + (rule === "shouting" ? loud * 2 - 1.5 : 0);
    if (score > best.score) best = { rule, score };
  }
  return best.rule;
}

/** 0: no raised voice, or a happy one; 1: a word in capitals; 2: marks upon marks, several such words; 3: all of it. */
function loudness(line: string, traits: Traits): 0 | 1 | 2 | 3 {
  const capitals = shoutedIn(traits.tokens);
  // The subject of a formal letter stands in capitals by custom.
  if (/^(?:re|subject|request|application|letter|notice)\b[^.!?]*$/i.test(line)) return 0;
  const marks = /[!?]{3,}/.test(line) || /!.*!!|!!.*!/.test(line);
  if (capitals === 0 && !marks) return 0;
  const kinds = new Set(traits.kinds.flat());
  if ([...happyKinds].some((kind) => kinds.has(kind)) || kinds.has(apology)) return 0;
  const letters = line.replace(/[^\p{L}]/gu, "");
  const upper = line.replace(/[^\p{Lu}]/gu, "");
  if (letters.length > 8 && upper.length > letters.length * 0.7 && capitals >= 3) return 3;
  if (marks || capitals >= 3) return 2;
  return 1;
}
