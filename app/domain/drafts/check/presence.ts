import { type Feature, features } from "./finding.ts";
import { say, unpack, type Weighed } from "./model.ts";
import type { Sentence } from "./sentences.ts";
import { traitOf } from "./traits.ts";
import { weights } from "./weights.ts";

/** What a sentence adds to a message, and which sentence it is. */
export interface Presence {
  feature: Feature;
  sentence: Sentence;
}

const child =
  "(?:he|she|\\p{Lu}\\p{Ll}+|(?:my|our) (?:son|daughter|child|boy|girl|grandson|granddaughter|nephew|niece|ward|eldest|youngest)|your)";

const thanks = /\b(?:thank(?:s|ing|ful)?|thankyou|thx|grateful|gratitude|apprec(?:iate|iated|iation)|ty)\b/i;
const noThanks =
  /\b(?:no thank|thanks? (?:you )?(?:for nothing|to your?\b|a lot for)|thanks,? but no|would be grateful if)/i;
const goodwill =
  /\b(?:hope (?:you|this|your|the|that|all|everyone|it)|glad|happy (?:new|to)|congratulations|welcome|lovely|wonderful|enjoy(?:s|ed|ing)?|loves? (?:your|the|being|coming|school)|kind(?:ness|est)?|appreciate|pleasure|good to (?:meet|see)|nice to (?:meet|see)|great to|delighted|impressed|we know (?:how|you)|i know (?:how|you|it is|this is) (?:much|hard|busy|a busy|have a lot|work)|settl(?:ed|ing)|so well|what you do|all you do|all that you|hard work|happy in your|very like your|good (?:morning|day|afternoon)|bless)\b/i;
const when =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|mon|tue|tues|wed|weds|thu|thurs|fri|yesterday|last (?:night|week|month|year|term|time|half)|this (?:morning|week|afternoon|month|term|year)|today|(?:january|february|march|april|june|july|august|september|october|november|december|jan|feb|sept?|oct|nov|dec)\b|(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)|\d{1,2}\/\d{1,2}|at \d{1,2}[:.]\d\d|(?:two|three|four|five|six|\d+) (?:days|weeks|times|months|nights|evenings|mornings) (?:ago|in a row|this|running|last|in)|since (?:the|last|september|october|january|half)|after (?:the (?:test|trip|game|fire|holiday|half)|recess|lunch|pe\b)|every (?:morning|night|evening|day)|(?:first|second|third|fourth) time|the other day|over the weekend|at (?:recess|lunch|playtime|break)|during)\b/i;
const happened =
  /\b(?:was|were|had|got|came|comes?|went|did|didn't|said|told|made|took|has (?:got|been|come|had|gone|not|lost|missed)|have (?:been|had|seen|not)|left|fell|gave|found|saw|wrote|brought|lost|hid|ran|sat|cried|threw|hit|broke|spent|felt|began|stopped|kept|put|read|heard|fail|slept|ate|forgot|knew|stood|sent|won|sang|built|drew|chose|spoke|\p{Ll}{3,}ed)\b/iu;
const ahead = /\b(?:will|could|would|can|may|please|shall|going to|would like)\b/i;
const virtue =
  "(?:kind|bright|clever|helpful|funny|curious|gentle|creative|hard-?working|diligent|caring|thoughtful|polite|friendly|cheerful|loving|sweet|imaginative|determined|patient|brave|honest|trusting|sensitive|generous|talented|keen|eager|happy child|good (?:boy|girl|kid|student|reader|friend|listener|at|with|in)|great (?:at|with|kid|boy|girl|reader)|wonderful|strong|capable|artistic|musical|sociable|smart|perfectionist|articulate|conscientious|affectionate|enthusiastic|energetic|always the first|a quick|serious-?minded|(?:big|good|warm|kind)-?hearted|inventive|sincere|loyal|careful|sharp|proud little|mad about|sweetest heart|a different kid|full of ideas|observant|independent|resilient|quick|sensible|reliable|calm)";
const strength = new RegExp(
  `\\b${child}(?:'s| is| was| has been| can be| are|’s)(?: [\\p{L}'’,]+){0,6} ${virtue}|\\b${virtue} (?:boy|girl|child|kid|student|reader|young|little|son|daughter|soul|heart)|\\b${child} (?:[\\p{L}]+ ){0,2}(?:loves?|enjoys?|works? (?:so |very |really )?hard|tries|tried (?:so |very |really )?hard|worked (?:so |very |really )?hard|studied|is (?:so )?proud|lights? up|is good|reads? (?:with|every|for|to)|remembers|learned|learnt|improved|practi[sc]ed|can (?:now|tell|build|name|read|draw|recite)|knows? (?:everything|every|all)|managed|finished|helps?|takes? (?:care|pride)|shows? up|is doing (?:well|better)|has (?:come|grown|improved|made|a (?:great|good|wonderful|sharp|big))|wants? to (?:learn|do well|be)|did (?:it|the whole|every|all)|made (?:his|her) own|passed|walked in on|shook hands|asks? (?:a lot|for more)|stayed|likes? to (?:help|draw|read|build|put)|checks|would (?:rather|do anything)|rewrites|sang|read the)\\b|\\b(?:progress|has come (?:a long|so far)|came home (?:happy|proud|singing|beaming)|most improved|so proud|(?:a )?(?:heap|lot|head full) of ideas|talk your ear off|took courage|all on (?:his|her) own|by (?:himself|herself))\\b`,
  "iu",
);
const asksTeacher =
  /\b(?:what (?:do|did|does|would|are|is|was|has|have|happened|can|could|should|helps|works|might|changed|you)|how (?:is|does|did|do|has|are|was|would|can|could|should|often|long|much|far|many)|have you|has (?:he|she|anyone|anything)|did (?:you|he|she|anyone|anything|something)|do you|does (?:he|she|this|that|it|\p{Lu})|is (?:he|she|it|this|that|there|\p{Lu}\p{Ll}+)|are (?:there|you|they)|was (?:he|she|there|it)|which|who|where|when|why|would you (?:say|recommend|suggest|advise)|any (?:idea|thoughts|advice|suggestions)|could it be|might it|or is|should (?:we|i|he|she))\b/iu;
const onlyAsk =
  /^(?:(?:and|so|also|or|if possible),? )?(?:could|can|may|would|will|shall|might) (?:we|i|you|he|she|someone|it be possible|there)\b/i;
const tellMe =
  /\b(?:could|can|would|will) you (?:please )?(?:tell|let (?:me|us) know|explain|share|say|describe|advise|help (?:me|us) understand)|\b(?:let (?:me|us) know (?:what|how|if you (?:see|have seen|notice|have noticed)|whether)|(?:like|love|want|wondering|curious|wonder|grateful|interested)(?: to)? (?:hear |know |understand |learn |see )?(?:what|how|whether|if|why|which) (?:you|he|she|it|is|are|has|we|the|your|this|there)|your (?:view|thoughts|advice|opinion|side|ideas?|take|perspective)|what you (?:see|think|saw|notice|suggest|recommend|have seen)|help me understand)\b/i;
const ask =
  /\b(?:(?:could|can|would|may) (?:you|we|i|he|she|someone|somebody|it be possible|there be)\b(?! (?:have|imagine|see why))|(?:please|kindly|pls) (?!don['’]t worry|excuse|forgive|thank|pass|be assured|know|accept|find)\p{Ll}+|(?:i|we)(?:['’]d| would| am|['’]m| are)? (?:also )?(?:like|love|ask(?:ing)?|request(?:ing)?|appreciate it if|grateful if|hoping|need you|want (?:to (?:know|meet|request)|you|him|her))|let (?:me|us) know|would be (?:great|good|helpful|grateful|lovely|nice) (?:if|to)|is it possible|is there (?:a|any) (?:way|chance|time)|if you (?:can|could)|(?:free|available) (?:on|any|to (?:talk|meet))|call me|formal request|grant|excuse (?:him|her|my)|shall we)\b/iu;
const idea =
  /\b(?:(?:would|might|could|does|will) (?:it|that|this|a|an|\p{Ll}+ing|\p{Ll}+ \p{Ll}+) (?:\p{Ll}+ )?help|what if|how about|an idea|(?:one|two|couple of|some|few) (?:ideas?|things? (?:that|which|to try|i|we)|thoughts?)|(?:i|we)['’]?(?:ll| will| can| could| are going to| have started| started| plan to| shall| am going to| would be happy to| are happy to) (?:also |try|then |gladly |happily |personally |both |make|keep|send|read|practi[sc]e|work|talk|remind|check|help|record|bring|do|sign|set|use|start|cut|point|let|save|drive|ask|write|print|give|put|sit|take|support|back|continue|pay|replace|buy)|at home(?: \p{Ll}+)? (?:we|i) (?:will|use|do|have|read|are|started|practi[sc]e|also|keep|tell)|perhaps|maybe|(?:could|can|should|might) (?:he|she|we|\p{Lu}\p{Ll}+|it|be) (?:try|sit|have|use|do|be|take|read|start|also|go|keep|get|work|meet with)|(?:wonder(?:ing)?|wondered) (?:if|whether) (?:a|he|she|we|it|some|sitting|having|moving|there)|suggest|she plans|he plans|(?:he|she)['’]?(?:ll| will|s going to) (?:be )?(?:writ|com|complet|do|bring|try|practi|turn|finish)|we do|(?:we|i) (?:have|['’]ve) (?:told|asked|set|started|agreed|put|made|begun|taken|laminated|bought|talked|moved|been (?:practi|work|read|try|using))|(?:i|we)['’]?(?:m| am| are|re)? happy to|offer)\b/iu;
const team =
  /\b(?:together|as a team|team(?:work)?|partner(?:s|ship)?|same (?:page|side|team)|(?:help|support|back|work with|behind) (?:you|each other|your)|how (?:can|could|may|might) (?:we|i) (?:help|support|best)|(?:what|anything|something) (?:else )?(?:that )?(?:we|i) (?:can|could|should|might) (?:do|try|practi[sc]e|work|be doing|help|change|say)|do our (?:part|bit|share)|on our (?:side|end)|(?:from|at) (?:our|my) (?:side|end)|at home (?:too|as well|also|to (?:help|support|match))|between us|both of us|we (?:both )?want the same|happy to (?:help|support|work|do|follow|try)|glad to (?:help|support|work|do)|reinforce|match (?:what|it)|follow (?:your|it) (?:lead|up)|in step|want to help|i['’]?(?:d| would) (?:like|love) to help|our (?:part|half)|joint|hand in hand|cooperat\w+|pulling the same|the same (?:thing|way|story|words?)|(?:school|you) and (?:home|us|we)|(?:home|us) and (?:school|you)|do (?:exactly )?(?:what|it) (?:you|at home)|got a team in|save you|point us|team in us|with you)\b/i;

/** Where a feature is taken for there: a good word too many is a smaller mistake than one too few. */
const thereFrom: Record<Feature, number> = {
  "warm-opening": 0,
  "specific-example": 0,
  strength: -0.1,
  question: -0.4,
  idea: -0.3,
  "clear-ask": -0.3,
  teamwork: -0.2,
  thanks: -0.3,
};

const models = features.map((feature) => ({ feature, model: unpack(weights.works[feature]) }));

/**
 * What works in a message. Tone is judged apart: a line that is worth a look adds nothing here, but for what happened.
 *
 * @param sentences the message
 * @param traits what is seen in each sentence
 * @param flagged whether a sentence is worth a look
 * @returns each thing that works with the first sentence that does it, in the order of the message
 */
export function presencesIn(
  sentences: readonly Sentence[],
  traits: ReadonlyMap<Sentence, Weighed>,
  flagged: (sentence: Sentence) => boolean,
): Presence[] {
  const hints = hintsIn(sentences);
  return models
    .flatMap(({ feature, model }): Presence[] => {
      const sentence = sentences.find((each, at) => {
        if (flagged(each) && feature !== "specific-example") return false;
        const ids = traits.get(each)?.ids ?? new Set<number>();
        return say(model, { ids, hints: hints[at] ?? [] }) > thereFrom[feature];
      });
      return sentence === undefined ? [] : [{ feature, sentence }];
    })
    .sort((one, other) => one.sentence.start - other.sentence.start);
}

/**
 * What the patterns and its place say of each sentence. How far a hint can be trusted is learned (weights.ts).
 *
 * @param sentences the message
 * @returns the hints of each, as traits
 */
export function hintsIn(sentences: readonly Sentence[]): number[][] {
  let nth = 0;
  let before = "";
  return sentences.map(({ text, frame }) => {
    if (!frame) nth += 1;
    const met = frame ? (thanks.test(text) && !noThanks.test(text) ? [7] : []) : patternsIn(text, before, nth);
    before = frame ? "" : text;
    return [...met.map((hint) => traitOf(40, hint)), traitOf(41, frame ? 0 : Math.min(3, nth))];
  });
}

/** Which patterns a sentence meets, by the place of their feature; what happened may be told after the sentence with its day. */
function patternsIn(text: string, before: string, nth: number): number[] {
  const grateful = thanks.test(text) && !noThanks.test(text);
  const dated = when.test(text);
  const told = happened.test(text);
  return [
    nth <= 2 && (grateful || goodwill.test(text)),
    told && (dated ? !/^(?:could|can|would|please|kindly)\b/i.test(text) : when.test(before) && !ahead.test(before)),
    strength.test(text),
    tellMe.test(text) || (text.includes("?") && asksTeacher.test(text) && !onlyAsk.test(text)),
    idea.test(text),
    ask.test(text),
    team.test(text),
    grateful,
    dated,
  ].flatMap((meets, at) => (meets ? [at] : []));
}
