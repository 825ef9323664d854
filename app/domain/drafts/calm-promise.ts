import type { Purpose } from "./draft.ts";

/** What a parent promised herself for hot moments, in her own words. */
export interface CalmPromise {
  words: string;
  /** From which feeling on, of 1 to 5. */
  fromLevel: number;
  /** Also late at night. */
  atNight: boolean;
}

/** The longest promise, in UTF-16 units. */
export const promiseLimit = 500;

/** What is offered to begin with, to be said in her own words. */
export const usualPromise = "When I’m at 4 or 5, I keep my words until morning.";

/** The moment in which a message is about to be shared or sent. Nothing of it is kept. */
export interface Moment {
  purpose: Purpose;
  body: string;
  /** In her own word, about somebody's safety. */
  aboutSafety: boolean;
  /** A meeting with the school is today or tomorrow. */
  meetingNear: boolean;
  /** A date of a support plan is near. */
  legalDateNear: boolean;
  /** How big the feeling is, 1 to 5, where she said so. */
  feeling: number | null;
  /** The second pair of eyes found heat in it. */
  heated: boolean;
  /** Her local time, "HH:MM". */
  time: string;
}

export type WhyOffered = "feeling" | "words" | "night";

const night = { from: "21:30", until: "05:30" };

/** Formal letters run by dates that the law sets, and word of an absence is for today. */
const neverHeld: readonly Purpose[] = ["absence", "evaluation request", "records request"];

/** Words that speak of somebody's safety. It is read broadly, since nothing is lost when a promise is not offered. */
const safety =
  /\b(?:suicid\w*|kill\w*|weapon\w*|knife|knives|guns?|bleed\w*|unsafe|not safe|in danger|abus\w*|assault\w*|strangl\w*|chok(?:ed|ing)|threaten\w* (?:him|her|them|my)|self.?harm\w*|hurt (?:him|her|them)sel\w*|ran away|run away|missing (?:since|from)|emergency|911|ambulance|concussion|allergic reaction|anaphyla\w*)\b/i;

/**
 * Whether her own promise is offered before this message is shared or sent: offered, with one tap to go on, and never a condition.
 * Never for safety, for an absence, for a letter or a day that the law sets, or the day before a meeting (product.md, idea 10).
 *
 * @param promise what she promised herself; nothing is offered without one
 * @param moment what is about to happen
 * @returns why it is offered, or null
 */
export function promiseOffered(promise: CalmPromise | null, moment: Moment): WhyOffered | null {
  if (promise === null) return null;
  if (moment.aboutSafety || safety.test(moment.body) || neverHeld.includes(moment.purpose)) return null;
  if (moment.meetingNear || moment.legalDateNear) return null;
  if (moment.feeling !== null) return moment.feeling >= promise.fromLevel ? "feeling" : null;
  if (moment.heated) return "words";
  const late = moment.time >= night.from || moment.time < night.until;
  return promise.atNight && late ? "night" : null;
}
