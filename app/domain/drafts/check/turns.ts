import type { ToneRule } from "./finding.ts";
import { anyOf, type Kind, kindNames } from "./lexicon.ts";
import { stemOf, type Token } from "./tokens.ts";

/**
 * Turns of phrase that say what a line does, one a line: the words of which one must be there (without their endings), then the
 * turn itself (a name in <> stands for a choice below, @ for any word of a kind), over the normal form that `normalForm` makes: small letters, "not" for "n't", N for a name, # for a number.
 * A turn is a strong hint and no sentence by itself: how far each can be trusted is learned (weights.ts). Every repetition in it is
 * bounded or of single words, so that none takes more than a few steps a word.
 */
const turns: Record<ToneRule | "fine", string> = {
  blame: String.raw`
why / \bwhy (?:anyone|anybody|on earth|in the world|the hell|exactly)\b
should / \bshould (?:not|never) have (?:been|had|happened|to)\b
ball / \bdropp?(?:ed|ing) the ball\b
on / \b(?:that|this|it|the [a-z]+(?: [a-z]+)?|which|and that) (?:is|'s|was) (?:all |entirely |squarely |really )*on (?:you|your|the school|the teacher)\b
nobody no none / \b(?:nobody|no one|none of you|no (?:adult|teacher))(?: (?:at|in) [a-z\' ]{2,24})? (?:has |have |had |even |ever |there |here )*(?:told|calls?|called|bother|thought|notice|inform|answer|repl|check|listen|rang|look|step|stop|ask|help|did|does|contact|let|said|wrote|interven|saw|return)
wait took take week day month / \bit (?:took|takes|has taken|should not take|should not have taken) (?:you|the school|your|three|two|four|five|six|#|a|an entire|weeks|months)\b.{0,60}\b(?:to|for|before)\b
mistak / \bmistakes were made\b
cost / \b(?:your|this|that|the) [a-z ]{2,30} (?:has |have )?cost (?:him|her|us|my)\b
gave given give / \byou (?:have |had |just |simply |all )*(?:gave|given|give) up on\b
`,
  absolute: String.raw`
alway constant forever continual never / ^(?:and |but |so |because |why |why do |why does |it is like |well )*<sch>(?: (?:are|is|do|will|have|has|just))*(?: (?:always|constantly|forever|continually|perpetually))\b
never / \b<sch>(?: (?:have|has|had|will|do|ever|just|are|is|can|would))* never (?:even |once |ever |bother(?:ed)? to )*(?!(?:made|make|makes|give up|gave up|given up|doubt|complain|lose|lost)\b)
alway / \b(?:it is|it 's|its|why is it|is it|why it is|that it is) (?:always|forever) (?:my|our|me|us|him|her|N|his|the same|only|about|the)\b
noth none / \bnothing (?:you (?:people )?(?:do|say|put)|ever|has (?:ever )?(?:changed?|been done|happened)|is (?:ever )?done|happens|changes|gets|we (?:say|do)|i (?:say|do)|he does|she does|is ever)\b
only / \byou (?:people |lot )?only (?:ever )?(?:call|email|write|contact|phone|ring|message|care|see|talk|notice|tell|send|speak|look|help|want|respond|reply|punish)\b
same / \bthe same (?:four|three|two|old|few|story|excuse|children|kids|faces|names)\b
`,
  demand: String.raw`
want / \b(?:i|we)(?: (?:also|just|now|really|do))* want (?:you|him|her|this|that|it|a |an |the |his|her|my|N|answers?|an explanation|to know (?:what you|why|who)|to see (?:some|a|the|an|improvement|action|results)|names?|someone|action)\b(?! to (?:know|say|thank|help|tell|ask|share|learn|feel|understand|be|do well|enjoy|lead)\b)(?! (?:both|us both|you to know|you to have|person)\b)
take settl trust assum grant natural / \b(?:take it as settled|taken as settled|take it for granted|naturally ,? ?the school will|i trust (?:that )?(?:the|you will|this will|his|her|it will)|we trust (?:that )?(?:the|you will|this will|it will)|i (?:will |shall )?assume (?:that )?(?:you will|the))\b
stop / ^(?:please |just |kindly )?(?:stop|cease|quit) (?!by\b|at\b|me\b)(?:[a-z]+ing|it|this|that|blaming|and desist|using|making)\b
give put move get chang fix remov return correct cancel rais explain do / ^(?:just |now |so |and |then )*(?:give|put|move|get|change|fix|remove|return|correct|cancel|raise|explain|do) (?:him|her|my|his|me|this|it|that|yourself|something|the (?:mark|grade|seat|score|boy|girl|detention|rule)|N|she|he)\b
`,
  threat: String.raw`
or / \bor (?:else|i will|we will|i am|we are|i go|we go|my next|he gets|you will|the next|it goes|i call|we call|i report|my lawyer|there will|my (?:solicitor|husband|lawyer|attorney))\b
if unless otherwis until / \b(?:if|unless|otherwise|until)\b.{0,110}\b<power>\b
sue suing lawsuit lawyer attorney solicitor legal / \b(?:sue|suing|lawsuit|see you in court|legal (?:action|steps|proceedings|team|advice)|(?:my|our) (?:lawyer|attorney|solicitor|barrister)s? (?:will|is|has|have|would|are|says|and)|hear from (?:my|our))\b
`,
  contempt: String.raw`
too much / \b(?:too much (?:to ask|trouble|to expect|effort|like hard work|of an effort)|is it too (?:difficult|hard|much)|too (?:difficult|hard|complicated) for you|too busy (?:to|for|with))\b
even ever / ^(?:do|did|have|can|are|is|does) (?:you|anyone|anybody|the school|your (?:staff|team)) (?:people |lot |all |there )?(?:even|actually|ever|really|at all) (?!have (?:had )?(?:a )?(?:lunch|break)|had|want|get|sleep|like|enjoy|do (?:this|that) at|need|think (?:he|she|it) (?:would|might|could|is ready))
`,
  "mind-reading": String.raw`
care car give / \b<sch>(?: (?:do|does|did|could|only|people|clearly|obviously|really|just|simply|plainly))* (?:not |never |only |hardly |less )+(?:really )?(?:care|cares|cared|give a|gives a)\b|\b(?:only|all you) care\b
want / \byou (?:people |just |clearly |obviously |only |simply |really |all |must |have always |never |always |lot |actually )*(?:want|wanted|do not want|did not want|are wanting) (?:him|her|me|us|my|to (?:get|see|be|make|punish|hide|keep|push|embarrass|break|show|hurt|fail|humiliate|prove|avoid|teach (?:him|her|me|us))|rid|an easy|the|a quiet|it to|nothing|N|our|these|only)\b
hate enjoy like dislik resent prefer favour favor favourit favorit jealou love / \b<sch><adv>(?: (?:must|secretly|seem to|play|playing|plays|have|has))* (?:hates?|enjoy(?:s|ed|ing)? (?:making|seeing|watching|handing|it when|this|the|[a-z]+ing)|love(?:s|d)? (?:making|seeing|nothing|the power|it when)|likes? (?:him|her|my|our|us|N|to (?:see|make|punish|shout)|it when)|dislike|resent|prefer (?:the|girls|boys|other|your|white)|favou?r|favou?rites?|jealous)
becaus punish reveng spit get teach purpo deliberat / \byou [a-z]+\b.{0,70}\b(?:because (?:you|i (?:complain|ask|spoke|wrote|said)|we |(?:he|she) is|of (?:his|her|our|my)|it (?:is|was) eas)|to (?:get (?:rid|back|even)|punish|spite|hide|cover|embarrass|humiliate|protect yourself|make (?:yourself|an example)|teach (?:him|her|me|us) a lesson)|out of spite|revenge|on purpose|deliberately)\b
think thought see assum believ treat / \b<sch><adv> (?:thinks?|thought|sees?|saw|assumed?|believed?|treats?)(?: that| of)? (?:he|she|him|her|my [a-z]+|we|us|i|me|N|because|our|(?:children|boys|girls|kids|people|parents) like)\b.{0,60}\b(?:just|only|not|nothing|stupid|dumb|lazy|liar|lying|problem|nuisance|less|beneath|bad|trouble|too|poor|worth|better than|criminal|like|never|naughty|thick|burden|cannot|as a)\b
real true truth admit pretend hide hid cover protect lie lying / \b(?:the (?:real|true) reason|the truth is (?:that )?(?:you|the school|nobody)|just admit|admit (?:it|that you)|you<adv> (?:pretend|hid|hiding|hide|cover|protecting|making excuses|lying|lied)|to cover (?:your|for|up))
bother interest noth patienc feel intention asham afraid threaten power / \b<sch><adv>(?: (?:could|can|be|no|take|show))* (?:bothered|(?:any )?interest(?:ed)? in|patience|intention of|feel (?:important|threatened|powerful|guilty)|felt (?:threatened|guilty)|ashamed|afraid of|threatened by|powerful)\b
`,
  "hearsay-as-fact": String.raw`
@harm made told laugh / ^(?:[a-z]+ ,? |on [a-z]+ ,? |last week ,? )?<who>(?: (?:from|in|at|on|with) (?:[a-z0-9#]+ ?){1,3})?<adv> (?:<harm>|made (?:him|her|my|fun|them|N|the (?:whole )?(?:class|children))|told (?:him|her|my [a-z]+|N) (?:to shut|shut|that (?:he|she)|(?:he|she) |to (?:go back|stop|get out|sit)))\b
apparent / ^(?:so |and |but )?apparently\b
`,
  label: String.raw`
@label @labeladj / \b(?:<child>|it|(?:the|that|this|your|those|these) (?:[a-z]+ )?(?:boys?|girls?|kids?|child|children|student|lad|one|pupil|twins?|two)|the N (?:boy|girl|kid)|they|both of them|mine|(?:his|her) (?:friends?|brother|sister)|him|her)(?: in [a-z0-9# ]{2,14})?(?: (?:is|'s|are|was|were|been|being|be|a|an|the|such|just|really|simply|so|too|very|quite|always|nothing but|born|bit of|known|as|like|both|all|and|little|nasty|proper|right|total|complete|absolute|plain|,))* (?:<label>|<labeladj>|no good|out of control|not (?:very |too |the )?(?:bright|brightest|clever|normal|right in the head)|(?:bad|rotten) (?:boy|girl|kid|apple|influence)|basket case|lost cause|waste of space|piece of work|attention seek(?:er|ing))\b
`,
  fine: String.raw`
thank grateful bless appreciat / \b(?:thank you|thanks|so grateful|very grateful|am grateful|are grateful|grateful (?:for|to|that)|bless you|god bless|appreciated?)\b
sorry apology apologis apologiz excus forgiv fault mistak / \b(?:(?:i|we)(?: (?:am|are|do|was|'m))*(?: so| very| really| truly)? (?:sorry|apologi[sz]e)|^sorry|^apologies|my apologies|our apologies|(?:my|our) (?:own )?(?:fault|mistake|doing|error|bad)|please (?:excuse|forgive)|blame me|not your fault|no one is to blame|nobody is to blame|no one 's fault|nobody 's fault|none of this is your)\b
told say said accord mention describ felt feel remember think believ / \b(?:<child>|they|the (?:note|report|log|sheet|plan|doctor|app|email|letter)|(?:his|her|our) (?:doctor|report|sister|brother|log|plan|therapist))(?: (?:has|have|also|only|just|now))* (?:told (?:me|us|his|her|my)|says|said|mentioned|describe[sd]|felt|feels|remembers|thinks|believes|tells (?:me|us)|asked|asks|worries)\b|according to|came home saying
consent request disagr writ record evaluation withdraw object declin / \b(?:(?:i|we)(?: (?:am|are|do|would|hereby|also|formally|respectfully|have))*(?: not)? (?:consent|request|disagree|withdraw|revok|exercis|giv(?:e|ing) (?:consent|permission)|object|declin|withholding|would like (?:the|a|his|her|to (?:request|see|have|review)))|formal request|prior written notice|independent (?:educational )?evaluation|noted in the minutes|within the timeline)
sorry let whenever rush hurry worry convenient work best suit / \b(?:let (?:me|us) know|whenever (?:you|it)|no (?:rush|hurry|worries|need to)|what(?:ever)? works best|whichever|if (?:that|it) (?:helps|suits|works|is easier|would help)|do not worry|never mind|when you (?:get|have) (?:a|time|the chance))\b
`,
  shouting: "",
};

/** What stands for a choice in many turns. */
const choices: Record<string, string> = {
  sch: "(?:you(?: lot| people| guys)?|the (?:school|teacher|office|system|bus|driver|aide)|this school|your (?:school|class|team|office|staff|aide|teacher|assistant)|(?:ms|mr|mrs|miss) N|staff|teachers?|they|none of you|no ?(?:body|one) (?:there|here|at [a-z]+(?: [a-z]+)?)|someone|somebody)",
  adv: "(?: (?:has|have|had|been|was|were|just|then|also|even|always|who|keeps|kept|is|are|and|only|really|so|all|never|do|does|did|not|clearly|obviously|simply|people|deliberately|again|actually|plainly|already|both))*",
  who: "(?:you|(?:(?:the|your|that|this|those|some|another|an?|one of (?:the|your)|(?:two|three|four|five|#)(?: of the)?) )(?:[a-z]+ ){0,2}(?:teacher|aide|assistant|lady|ladies|driver|coach|monitor|supervisor|sub|substitute|ta|nurse|librarian|cook|conductor|helper|guard|head|principal|prefects?|staff|boys?|girls?|kids?|child|children|students?|pupils?|lads?|twins|others?|woman|man)|(?:ms|mr|mrs|miss|dr) N|the N (?:boy|girl|boys|girls|twins)|N(?: and N)?|teacher|sir|madam)",
  child:
    "(?:he|she|N|(?:my|our) (?:son|daughter|child|kid|boy|girl|eldest|youngest|twins?|nephew|niece|grandson|granddaughter|ward|husband))",
  harm: `(?:${anyOf("harm")})`,
  label: `(?:${anyOf("label")})`,
  labeladj: `(?:${anyOf("labeladj")})`,
  power: `(?:${anyOf("authority")}|${anyOf("law")}|${anyOf("press")})`,
};

interface Turn {
  rule: ToneRule | "fine";
  /** Its place in the list, by which its weight is known. */
  number: number;
  pattern: RegExp;
}

const byWord = new Map<string, Turn[]>();
let count = 0;
for (const rule of Object.keys(turns) as (ToneRule | "fine")[]) {
  for (const line of turns[rule].split("\n").filter((each) => each !== "")) {
    const cut = line.indexOf(" / ");
    const source = line.slice(cut + 3).replace(/<(\w+)>/g, (whole, name: string) => choices[name] ?? whole);
    const turn = { rule, number: count, pattern: new RegExp(source) };
    count += 1;
    for (const word of line.slice(0, cut).split(" ")) byWord.set(word, [...(byWord.get(word) ?? []), turn]);
  }
}
const byKind = kindNames.map((kind: Kind) => byWord.get(`@${kind}`) ?? []);

const short: Record<string, string> = {
  "n't": "not",
  "'re": "are",
  "'ve": "have",
  "'ll": "will",
  "'d": "would",
  "'m": "am",
};

/** A sentence as the turns are written: words joined by blanks. */
export function normalForm(tokens: readonly Token[]): string {
  return tokens
    .map(({ name, word, raw }) => (name ? "N" : (short[word] ?? (/^[a-z#']/.test(word) ? word : raw))))
    .join(" ");
}

/** The turns that a sentence takes; its words come with their kinds. */
export function turnsIn(tokens: readonly Token[], kinds: readonly (readonly number[])[]): Turn[] {
  const wanted = new Set<Turn>();
  tokens.forEach(({ word }, at) => {
    for (const turn of byWord.get(stemOf(short[word] ?? word)) ?? []) wanted.add(turn);
    for (const kind of kinds[at] ?? []) for (const turn of byKind[kind] ?? []) wanted.add(turn);
  });
  if (wanted.size === 0) return [];
  const form = normalForm(tokens);
  return [...wanted].filter(({ pattern }) => pattern.test(form)).sort((one, other) => one.number - other.number);
}
