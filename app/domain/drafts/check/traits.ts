import type { Weighed } from "./model.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What is seen in one sentence: each trait is a number. */
export interface Traits extends Weighed {
  tokens: Token[];
}

/** Traits are told apart by so many bits: few enough to ship, enough that two seldom meet. */
export const traitBits = 18;

const nobody = 60;
const someName = 61;
/** Capitals that nobody shouts with. */
const plainCapitals =
  /^(?:I|A|OK|TV|PE|IT|IEP|IEPS|ADHD|ADD|ASD|OT|PT|SLP|EHCP|SEN|SENCO|SEND|SNA|TA|EA|PTA|PTO|PTM|PTSA|OCR|IDEA|FBA|BIP|BSP|LRE|FAPE|ESY|RTI|MTSS|AAC|OCD|ODD|PDA|EAL|ESL|ELL|GCSE|SAT|SATS|STEM|CBSE|ICSE|US|UK|USA|ID|PDF|AM|PM|RE|PSHE|DT|ICT|ELA|GPA|AP|IB|HR|CC|FYI|PS|NB|RSVP|BBQ|DVD|CD|QR|NHS|GP|CAMHS|NEPS|LSA|HLTA|DSL|MP|DNA|NASA|IQ|WISC|CELF|IEE|PWN|SDC|RSP|APD|DCD|SPD|LOL|OMG|TBH|XX|XXX|II|III|IV|VI|VII|VIII|IX|[A-F])$/;

/**
 * Looks at one sentence: its words alone, in twos and in threes, how it begins and ends, its length and its capitals. Linear in its
 * length.
 *
 * @param sentence one sentence, as written
 * @returns its traits, the same for training and for reading
 */
export function traitsOf(sentence: string): Traits {
  const tokens = tokensOf(sentence);
  const ids = new Set<number>();
  const plain = tokens.map((token) => (token.name ? someName : textId(token.stem)));
  plain.forEach((word, at) => {
    const [next = nobody, later = nobody] = [plain[at + 1], plain[at + 2]];
    ids.add(traitOf(1, word));
    ids.add(traitOf(2, word, next));
    ids.add(traitOf(3, word, next, later));
  });
  const [first = nobody, second = nobody] = plain;
  ids.add(traitOf(12, first));
  ids.add(traitOf(13, first, second));
  const last = tokens.at(-1)?.raw ?? "";
  const heated = last.length > 1 ? 1 : 0;
  ids.add(traitOf(16, last.includes("?") ? 1 + heated : last.includes("!") ? 3 + heated : 0));
  ids.add(traitOf(18, Math.min(8, Math.floor(Math.sqrt(tokens.length)))));
  ids.add(traitOf(19, Math.min(3, shoutedIn(tokens))));
  if (/["“]/.test(sentence)) ids.add(traitOf(20, 1));
  return { tokens, ids, hints: [] };
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

/** The number of a trait: of which sort it is, and of what it is made. */
export function traitOf(sort: number, one: number, two = 0, three = 0): number {
  let id = Math.imul(sort + 1, 0x9e3779b1);
  id = Math.imul(id ^ one, 0x85ebca6b);
  id ^= id >>> 15;
  id = Math.imul(id ^ two, 0xc2b2ae35);
  id ^= id >>> 13;
  id = Math.imul(id ^ three, 0x27d4eb2f);
  id ^= id >>> 16;
  return id & ((1 << traitBits) - 1);
}
