import type { Feature, StructureRule } from "./finding.ts";
import type { Sentence } from "./sentences.ts";

/** From about so many words on, a busy teacher reads the message later. */
export const longFrom = 300;

/** Matters that have little to do with each other; three of them in one message are two too many. */
const matters: RegExp[] = [
  /\b(?:homework|worksheet|reading log|assignment|spelling list)s?\b/i,
  /\b(?:lunch|canteen|cafeteria|snack|food|water bottle)\b/i,
  /\b(?:bus|driver|car ?pool|pick-?up line|parking|crossing)\b/i,
  /\b(?:grade|mark|test|quiz|exam|score)s?\b/i,
  /\b(?:trip|excursion|camp|museum)\b/i,
  /\b(?:jacket|coat|jumper|sweater|uniform|shoes?|hoodie|lost property|cardigan)\b/i,
  /\b(?:bully\w*|hit|kick\w*|push\w*|tease\w*|fight)\b/i,
  /\b(?:iep|504|aide|therapy|therapist|accommodations?|ot session|speech)\b/i,
  /\b(?:photo|newsletter|website|app|portal|email list|password)\b/i,
  /\b(?:concert|play|choir|band|recital|costume|assembly|fair|party|bake)\b/i,
  /\b(?:toilet|bathroom|nits|lice|nurse|medicine|inhaler|allerg\w*)\b/i,
  /\b(?:fees?|money|payment|paid|refund|invoice)\b/i,
  /\b(?:seat\w*|desk|sit next|front row)\b/i,
  /\b(?:playground|recess|playtime|swings?)\b/i,
  /\b(?:football|soccer|basketball|coach|team kit|swimming|gym|pe kit|sports day)\b/i,
  /\b(?:library|book fair|library book|chromebook|laptop|tablet|calculator)\b/i,
  /\b(?:parents?['’] evening|conference|pta|volunteer\w*|raffle)\b/i,
];

const another =
  /^(?:also|another thing|one more thing|secondly|thirdly|finally|and (?:then|another|also|one more)|next|while (?:i|we)|on (?:another|a different)|by the way|oh,? and|last(?:ly)?|plus|then there)\b/i;

const complaint =
  /\b(?:worr|concern|upset|unhappy|disappoint|problem|issue|not right|struggl|fail|unfair|frustrat|sad\b|cry|cried|hard for|difficult|trouble|wrong|missing|missed|lost|nobody|never|not good|not happy|angry|disappointment)\w*/gi;

/** A wish, however it is put: an order is a way forward too, if a hard one. */
const wants = /\b(?:need you|you (?:will|must|need|have to)|call me|ring me|tell me|i want|change|expect|demand)\b/i;

/**
 * What makes the message as a whole hard to answer.
 *
 * @param sentences the message
 * @param present what works in it
 * @param flagged how many of its lines are worth a look
 * @returns the rules that it meets
 */
export function structureOf(
  sentences: readonly Sentence[],
  present: ReadonlySet<Feature>,
  flagged: number,
): StructureRule[] {
  const body = sentences.filter(({ frame }) => !frame);
  const words = wordsIn(sentences);
  const found: StructureRule[] = [];
  // A line or two is no message yet, and has no structure to judge.
  if (words < 35) return found;
  if (words >= longFrom) found.push("too-long");
  if (manyTopics(body)) found.push("many-topics");
  const text = body.map((sentence) => sentence.text).join(" ");
  const complains = flagged > 1 || (text.match(complaint) ?? []).length > 1;
  const wayForward =
    (["clear-ask", "question", "idea", "teamwork"] as const).some((feature) => present.has(feature)) ||
    text.includes("?");
  if (complains && !wayForward && !wants.test(text)) found.push("no-way-forward");
  if (vague(text, present)) found.push("vague");
  return found;
}

export function wordsIn(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
}

function manyTopics(body: readonly Sentence[]): boolean {
  const turns = body.filter(({ text }) => another.test(text)).length;
  const touched = matters.filter((matter) => body.some(({ text }) => matter.test(text))).length;
  return touched + turns >= 6 && turns >= 1 && touched >= 3;
}

const hazy =
  /\b(?:something|somehow|things|stuff|various|issues|certain|put my finger|not (?:quite )?right|the situation|some stage|what (?:is|has been) going on|everything|all of this|all this|you know what|the usual|a bit (?:off|concerned|worried)|what happened|matters?|the way things|it all|any of it)\b/gi;

function vague(text: string, present: ReadonlySet<Feature>): boolean {
  if (present.has("specific-example")) return false;
  return (text.match(hazy) ?? []).length >= (present.has("strength") ? 3 : 2);
}
