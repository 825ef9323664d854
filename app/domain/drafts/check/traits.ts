import { type ToneRule, toneRules } from "./finding.ts";
import { type Kind, kindNames, kindsOfWord } from "./lexicon.ts";
import { type Token, tokensOf } from "./tokens.ts";
import { turnsIn } from "./turns.ts";

/** What is seen in one sentence, each trait as a number. */
export interface Traits {
  tokens: Token[];
  /** The kinds of each word, by their place in `kindNames`. */
  kinds: (readonly number[])[];
  ids: Set<number>;
  turnIds: number[];
  /** The rules of the turns of phrase that it takes. */
  turns: (ToneRule | "fine")[];
}

/** Traits are told apart by so many bits: few enough to ship, enough that two hardly ever meet. */
export const traitBits = 16;

const kindAt = Object.fromEntries(kindNames.map((name, at) => [name, at])) as Record<Kind, number>;
const nobody = 60;
const someName = 61;
const subjects = new Set([
  kindAt.you,
  kindAt.me,
  kindAt.kid,
  kindAt.pupil,
  kindAt.they,
  kindAt.staff,
  kindAt.school,
  kindAt.authority,
]);
const negation = /^(?:n't|not|no|never|neither|nor|without|hardly|barely|nobody|none|nothing)$/;
const clauseEnd = /^(?:[,;:.!?()—–]+|and|but|because|so|that|when|if|while|which|who|as|or)$/;
/** Capitals that nobody shouts with. */
const plainCapitals =
  /^(?:I|A|OK|TV|PE|IT|IEP|IEPS|ADHD|ADD|ASD|OT|PT|SLP|EHCP|SEN|SENCO|SEND|SNA|TA|EA|PTA|PTO|PTM|PTSA|OCR|IDEA|FBA|BIP|BSP|LRE|FAPE|ESY|RTI|MTSS|AAC|OCD|ODD|PDA|EAL|ESL|ELL|GCSE|SAT|SATS|STEM|CBSE|ICSE|US|UK|USA|ID|PDF|AM|PM|RE|PSHE|DT|ICT|ELA|GPA|AP|IB|HR|CC|FYI|PS|NB|RSVP|BBQ|DVD|CD|QR|NHS|GP|CAMHS|NEPS|LSA|HLTA|DSL|MP|DNA|NASA|IQ|WISC|CELF|IEE|PWN|SDC|RSP|APD|DCD|SPD|LOL|OMG|TBH|XX|XXX|II|III|IV|VI|VII|VIII|IX|[A-F])$/;

/**
 * Looks at one sentence: its words, their kinds, who does what, how it begins and ends. Linear in its length.
 *
 * @param sentence one sentence, as written
 * @returns its traits, the same for training and for reading
 */
export function traitsOf(sentence: string): Traits {
  const tokens = tokensOf(sentence);
  const traits: Traits = { tokens, kinds: kindsOf(tokens), ids: new Set(), turnIds: [], turns: [] };
  const plain = tokens.map((token) => (token.name ? someName : textId(token.stem)));
  const signs = tokens.map((token, at) => (token.name ? someName : (traits.kinds[at]?.[0] ?? textId(token.stem))));
  tokens.forEach((_, at) => {
    const [word = nobody, next = nobody, later = nobody] = [plain[at], plain[at + 1], plain[at + 2]];
    const [sign = nobody, following = nobody, third = nobody, fourth = nobody] = [
      signs[at],
      signs[at + 1],
      signs[at + 2],
      signs[at + 3],
    ];
    add(traits, 1, word);
    add(traits, 2, word, next);
    add(traits, 3, word, next, later);
    add(traits, 4, sign, following);
    add(traits, 5, sign, following, third);
    add(traits, 6, sign, third);
    add(traits, 7, sign, fourth);
  });
  addWhoDoesWhat(traits, plain);
  addWhole(traits, sentence, plain, signs);
  addTurns(traits);
  return traits;
}

/** Which turns of phrase it takes, of which rules, and whether of any. */
function addTurns(traits: Traits): void {
  const turns = turnsIn(traits.tokens, traits.kinds);
  const rules = [...new Set(turns.map(({ rule }) => rule))];
  traits.turns = rules;
  for (const { number } of turns) traits.turnIds.push(idOf(30, number));
  for (const rule of rules) traits.turnIds.push(idOf(31, ruleNumber(rule)));
  traits.turnIds.push(idOf(32, rules.some((rule) => rule !== "fine") ? 1 : 0));
}

const ruleNumber = (rule: ToneRule | "fine") => (rule === "fine" ? 20 : toneRules.indexOf(rule));

/** The kinds of each word. */
function kindsOf(tokens: readonly Token[]): (readonly number[])[] {
  return tokens.map(({ stem, word }) => kindsOfWord(stem) ?? kindsOfWord(word) ?? noKinds);
}

const noKinds: readonly number[] = [];

/** For each word the one last spoken of in its clause, and whether it is denied: "you … never … shouted" is not "she … shouted". */
function addWhoDoesWhat(traits: Traits, plain: readonly number[]): void {
  let who = nobody;
  let denied = 0;
  traits.tokens.forEach((token, at) => {
    const own = traits.kinds[at] ?? noKinds;
    const actor = token.name ? someName : own.find((kind) => subjects.has(kind));
    add(traits, 8, who, plain[at] ?? nobody);
    for (const kind of own) {
      add(traits, 9, kind);
      add(traits, 10, who, kind, denied > 0 ? 1 : 0);
      if (denied > 0) add(traits, 11, kind);
    }
    if (denied > 0) denied -= 1;
    if (negation.test(token.word)) denied = 4;
    if (clauseEnd.test(token.word)) [who, denied] = [nobody, 0];
    else if (actor !== undefined) who = actor;
  });
}

/** What holds for the sentence as a whole: its beginning, its end, its length, its capitals, and which kinds meet in it. */
function addWhole(traits: Traits, sentence: string, plain: readonly number[], signs: readonly number[]): void {
  const [first = nobody, second = nobody] = plain;
  const [firstSign = nobody, secondSign = nobody, thirdSign = nobody] = signs;
  const last = traits.tokens.at(-1)?.raw ?? "";
  const end = last.includes("?") ? (last.length > 1 ? 2 : 1) : last.includes("!") ? (last.length > 1 ? 4 : 3) : 0;
  add(traits, 12, first);
  add(traits, 13, first, second);
  add(traits, 14, firstSign, secondSign);
  add(traits, 15, firstSign, secondSign, thirdSign);
  add(traits, 16, end);
  add(traits, 17, end, firstSign);
  add(traits, 18, Math.min(8, Math.floor(Math.sqrt(traits.tokens.length))));
  add(traits, 19, Math.min(3, shoutedIn(traits.tokens)));
  if (/["“]/.test(sentence)) add(traits, 20, 1);
  const met = [...new Set(traits.kinds.flat())].sort((one, other) => one - other);
  met.forEach((kind, at) => {
    add(traits, 21, kind, end);
    add(traits, 22, kind, firstSign);
    for (const other of met.slice(at + 1)) add(traits, 23, kind, other);
  });
}

/** How many words stand in capitals that are no abbreviation. */
export function shoutedIn(tokens: readonly Token[]): number {
  return tokens.filter(({ raw }) => raw.length > 1 && /^\p{Lu}[\p{Lu}'’]+$/u.test(raw) && !plainCapitals.test(raw))
    .length;
}

const known = new Map<string, number>();

/** A number for a word. Kept for the words met most, since every sentence asks for them. */
function textId(word: string): number {
  const had = known.get(word);
  if (had !== undefined) return had;
  let id = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) id = Math.imul(id ^ word.charCodeAt(at), 0x01000193);
  id = (id >>> 0) + 64;
  if (known.size < 5_000) known.set(word, id);
  return id;
}

function add(traits: Traits, sort: number, one: number, two = 0, three = 0): void {
  traits.ids.add(idOf(sort, one, two, three));
}

function idOf(sort: number, one: number, two = 0, three = 0): number {
  let id = Math.imul(sort + 1, 0x9e3779b1);
  id = Math.imul(id ^ one, 0x85ebca6b);
  id ^= id >>> 15;
  id = Math.imul(id ^ two, 0xc2b2ae35);
  id ^= id >>> 13;
  id = Math.imul(id ^ three, 0x27d4eb2f);
  id ^= id >>> 16;
  return id & ((1 << traitBits) - 1);
}
