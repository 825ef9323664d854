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
why / ^(?:so |and |but |then )?why (?:did|do|does|would|is|was|were|are|has|have|could|can|must|should|will)(?: not)? (?:you|the school|this school|your|nobody|no one|the teacher|the office|anyone|anybody|he|she|my|N|it|his|her|ms|mr|mrs)\b
why / \bwhy (?:anyone|anybody|on earth|in the world|the hell|exactly)\b
how / ^(?:so |and |but )?how (?:could|can|dare|do) (?:you|anyone|anybody|a teacher|a school|the school|nobody|no one|they)\b
how / ^how (?:many|much) (?:times|more|longer|emails|weeks|of)\b.*\b(?:do|does|must|before|until|have|need|going)\b
how / \bhow (?:on earth|in the world|is it (?:possible|that|even)|is that even|was he|was she|does (?:a|this|that)|did (?:nobody|no one|you|a))\b
should / \b<sch>(?: all)? (?:should|could|might|ought to) (?:at least )?have\b
should / \bshould (?:not|never) have (?:been|had|happened|to)\b
ought / \bought to have\b
fail failur / \b<sch> (?:have |has |had |all |simply |just |completely |also |are )*(?:failed|fail|fails|failing)\b
fail failur / \b(?:your|the school 's) (?:failure|neglect|negligence|carelessness|inaction|mistake|error|incompetence|sloppiness|indifference)\b
ball / \bdropp?(?:ed|ing) the ball\b
fault / \b(?:your|the school 's|the teacher 's|your team 's|teacher 's) (?:own )?fault\b(?<!not your fault)(?<!none of this is your fault)
on / \b(?:that|this|it|the [a-z]+(?: [a-z]+)?|which|and that) (?:is|'s|was) (?:all |entirely |squarely |really )*on (?:you|your|the school|the teacher)\b
becaus thank / \b(?:because of|thanks to) (?:you|your|the school 's|this school 's) ?(?:\b(?:so called|mistake|carelessness|delay|decision|rule|silence|lesson|class|system|disorganisation|negligence|rules?|seating|marking|new|so)\b|\s*(?:,|he|she|my|we|and))
ignor / \b<sch>(?: (?:have|has|had|all|just|simply|completely|chose to|choose to|were|are))* (?:ignored?|ignoring|ignores)\b
bother / \b(?:nobody|no one|not|never|hardly|neither|without)\b.{0,30}\bbother(?:ed|ing)?\b(?! (?:you|him|her|me|us|he|she|about|with it|by))
nobody no none / \b(?:nobody|no one|none of you|no (?:adult|teacher))(?: (?:at|in) [a-z\' ]{2,24})? (?:has |have |had |even |ever |there |here )*(?:told|calls?|called|bother|thought|notice|inform|answer|repl|check|listen|rang|look|step|stop|ask|help|did|does|contact|let|said|wrote|interven|saw|return)
let / \byou (?:have |had |all |just |simply |people )*(?:let|allowed|allow|permitted|left) (?:him|her|my|them|N|this|that|it|these|those|three|two|the|a|our)\b
forgot lost miss ruin brok mess caus wast overlook neglect botch mishandl / \b<sch>(?: (?:have|has|had|all|just|simply|completely|also|again|clearly|even|people|lot))* (?:forgot|forgotten|lost|missed|ruined|broke|broken|messed|caused|wasted|overlooked|neglected|botched|mishandled)\b
not / ^(?:and |but |so |because )?you (?:did|have|has|had|do|are|were|could|all|just|simply|people| )+ not (?:even |once |ever |really |actually |properly |bother to |want to )*(?:call|tell|told|inform|help|explain|answer|reply|protect|watch|stop|listen|do|done|doing|read|teach|taught|check|follow|notice|warn|give|given|keep|support|care|look|mark|send|sent|take|ask|let|see|respond|act|supervise|contact|try)
not / \byou not (?:explain|tell|teach|help|give|call|listen|check|watch|take|look|answer|say|see|do|care|send|ask|protect|inform)\b
watch supervis supervision / \b(?:on your watch|under your (?:watch|nose|care|supervision|roof)|nobody (?:was|is) watching|who was (?:watching|supervising|on duty|supposed)|was anyone watching|anyone (?:even )?watching|lack of supervision|no supervision)\b
wait took take week day month / \bit (?:took|takes|has taken|should not take|should not have taken) (?:you|the school|your|three|two|four|five|six|#|a|an entire|weeks|months)\b.{0,60}\b(?:to|for|before)\b
had if / \b(?:if|had) (?:you|the school|anyone|anybody|someone|somebody|the teacher|the instructions?|the rubric|the seating|the [a-z]+) (?:had )?(?:only |simply |just |bothered to |been |done |read |followed |listened |told |called |taken |paid |checked |given |thought |actually )+.*\b(?:would|might|could)(?: not)?(?: have)?\b
mistak / \bmistakes were made\b
sham pity / ^(?:it is |it 's |what )?(?:such )?a (?:shame|pity) (?:that )?(?:nobody|no one|the|your|you|it was)\b
blam / \bi (?:blame|hold) (?:you|the|your|whoever|this)\b
responsibl accountabl / \byou (?:are|were) (?:the one |solely |entirely |fully |directly |also )*(?:responsible|to blame|at fault)\b
cost / \b(?:your|this|that|the) [a-z ]{2,30} (?:has |have )?cost (?:him|her|us|my)\b
behind / \b(?:fall|fell|fallen|falling) (?:so far |further )?behind because (?:you|of you|the|nobody|no one)\b
suppos / \b(?:you (?:are|were)|is not it|is not that|are not you|was not it) (?:supposed|meant|your job|paid)\b
careless negligent unprofession irresponsibl unacceptabl disgrac appall sham inexcusabl outrageou scandal shambl slopp ridiculou incompetent / \b(?:this|that|it|you|your|which|the [a-z]+|how) (?:[a-z]+ ){0,5}?(?:careless|negligent|unprofessional|irresponsible|unacceptable|disgrace(?:ful)?|appalling|shameful|inexcusable|outrageous|scandal|shambles|sloppy|ridiculous|incompetent)\b
wrong / \byou (?:have |had |were |are |did |do |all |got |marked |gave )*(?:this |that |it |him |her |the [a-z]+ )?(?:all |completely |totally )?wrong(?:ly)?\b
done do did doe noth / \b<sch>(?: (?:have|has|had|still|just|people|all|lot|then|simply|literally|absolutely))* (?:do|did|does|done|doing) (?:absolutely |literally |precisely )?nothing\b
down / \b<sch>(?: (?:have|has|had|all|really|badly))* let (?:him|her|my|us|N|our|me|them|these)\b.*\bdown\b
job / \b(?:it is|it 's|is not it|was it not|that is|is not that|this is) your (?:job|responsibility|duty)\b
befor / \b(?:before (?:anyone|anybody|someone|you) (?:noticed|thought|bothered|called|told|rang|lifted|picked|realised|realized|does|did|acts|acted))\b
gave given give / \byou (?:have |had |just |simply |all )*(?:gave|given|give) up on\b
`,
  absolute: String.raw`
alway constant forever continual never / ^(?:and |but |so |because |why |why do |why does |it is like |well )*<sch>(?: (?:are|is|do|will|have|has|just))*(?: (?:always|constantly|forever|continually|perpetually))\b
never / \b<sch>(?: (?:have|has|had|will|do|ever|just|are|is|can|would))* never (?:even |once |ever |bother(?:ed)? to )*(?!(?:made|make|makes|give up|gave up|given up|doubt|complain|lose|lost)\b)
alway / \b(?:it is|it 's|its|why is it|is it|why it is|that it is) (?:always|forever) (?:my|our|me|us|him|her|N|his|the same|only|about|the)\b
alway / \b(?:my|our) (?:son|daughter|child|kid|boy|girl|family|kids|children|one)\b(?: (?:is|gets?|has|are|that|who|who is|the one|one))* (?:always |the one )+(?:the one |who |that |gets? |being |is |blamed|picked|left|the|last|punished|in trouble|excluded|singled)
every everytim / \b(?:every|each) (?:single )?(?:time|day|week|morning|lesson|year|test|term|month)\b.{0,70}\b(?:you|blame|blamed|same (?:story|excuse|thing|answer)|only|my (?:son|daughter|child|kid)|nothing|cut|wrong|late|forgot|ignored?|lost|excuse|problem|complain|trouble|mess|no one|nobody|nothing)\b
noth none / \bnothing (?:you (?:people )?(?:do|say|put)|ever|has (?:ever )?(?:changed?|been done|happened)|is (?:ever )?done|happens|changes|gets|we (?:say|do)|i (?:say|do)|he does|she does|is ever)\b
all only / \ball (?:you|i|we|he|she|the school|this school|they)(?: (?:people|lot))? (?:ever )?(?:do|does|send|sends|hear|get|gets|see|care|cares|say|talk|want|give|gives|know|is)\b.*\b(?:is|are|about|bad|complain|criticis|negative|problem|blame)
only / \byou (?:people |lot )?only (?:ever )?(?:call|email|write|contact|phone|ring|message|care|see|talk|notice|tell|send|speak|look|help|want|respond|reply|punish)\b
anyth anyon ever / \b(?:nobody|no one|not one (?:person|teacher|adult)|none of you|nobody at|does anyone|does anybody|do you) (?:in (?:that|this|your) [a-z]+ |at [a-z]+ [a-z]+ |there |here )?(?:ever |even )(?:call|answer|listen|care|read|look|do|check|return|think|help|reply|tell|mark|respond|has)
same / \bthe same (?:four|three|two|old|few|story|excuse|children|kids|faces|names)\b
once / \b(?:not once|not even once|never once|not one single|not a single (?:time|day|call|email|word|reply|line))\b
noth / \bnothing (?:works|helps|will help) (?:with|for) (?:him|her)\b
`,
  demand: String.raw`
must / \b(?:you|the school|it|this|that|his|her|the|they|he|she|my|N|marks?|grade)(?: [a-z0-9#]+){0,4} must (?!(?:be |have been |have |feel )(?:so |very |quite |a |an |the )*(?:tired|exhausted|busy|hard|proud|counting|lovely|full|sick|because|nice|tiring|fun|been|had)|confess|admit|say|never|not)
demand / \b(?:i|we)(?: (?:am|are|hereby|now|therefore|do|would|must|formally))* demand(?:ing)?\b
insist / \b(?:i|we)(?: (?:am|are|must|do|hereby|would))* insist(?:ing)? (?:that|on|upon)\b
expect / \b(?:i|we)(?: (?:am|are|do|will|would|shall|fully|also|now|really))* expect(?:ing)? (?:you|a |an |the |this|that|his|her|him|full|to (?:see|hear|have|receive|be|find|get)|it|nothing|my|N|answers?|action|better|more|someone|some|#|there|no)\b
requir / \b(?:i|we)(?: (?:will|shall|hereby|also|now|therefore))* require (?:you|a |an |the |that|your|his|her|this|full|immediate|written|answers?|proof)\b
want / \b(?:i|we)(?: (?:also|just|now|really|do))* want (?:you|him|her|this|that|it|a |an |the |his|her|my|N|answers?|an explanation|to know (?:what you|why|who)|to see (?:some|a|the|an|improvement|action|results)|names?|someone|action)\b(?! to (?:know|say|thank|help|tell|ask|share|learn|feel|understand|be|do well|enjoy|lead)\b)(?! (?:both|us both|you to know|you to have|person)\b)
need / \b(?:i|we)(?: (?:also|just|now|really|do|will))* need (?:you to|this (?:fixed|done|sorted|resolved|to stop|changed)|an? (?:explanation|answer|apology|written)|answers|that (?:done|fixed|changed)|him (?:moved|put)|her (?:moved|put)|it (?:done|fixed|changed|sorted|in writing))\b
need have / ^(?:so |and |now |then |listen |look |next time |from now on )?,? ?you (?:all |people |lot |really |just |seriously )*(?:need to|have to|have got to|got to|had better|better|are to|will(?! (?:see|find|have|love|be (?:glad|happy|pleased|proud|missed|amazed|delighted|relieved)|remember|know|never|recognise|notice|understand|get|hear|laugh|not)\b)|shall) (?!be (?:so|very|proud)|see (?:it|him|her) to|meet|not (?:worry|reply))
immediat now once instant asap forthwith right straight today befor / ^(?:please |kindly |just |so )*(?:call|stop|fix|change|move|remove|give|return|explain|answer|sort|put|take|send|get|do|correct|raise|tell|let|apologi[sz]e|reply|cancel|make|find|rectify|ring)\b.{0,90}\b(?:immediately|right now|at once|this instant|asap|forthwith|right away|straight away|now|today|before (?:i|monday|friday|noon|lunch|tomorrow))\b
immediat immediate / \b(?:immediate (?:action|response|reply|apology|answer|explanation|steps|change|refund|removal)|with immediate effect)\b
apology apologis apologiz / \b(?:i|we|he|she|my (?:son|daughter|child)|you|N|your|the school)\b.{0,40}\b(?:owed?|deserves?|wants?|require|expect|waiting for|await|owes?|will|must|should)\b.{0,40}\b(?:an apology|a full apology|a written apology|apologi[sz]e)\b
noth no less accept acceptabl negotiabl final / \b(?:nothing less|no excuses|no ifs|not negotiable|non negotiable|that is final|that 's final|end of (?:story|discussion)|full stop|will not (?:accept|tolerate|take no|stand for|have it|put up|rest)|not (?:a request|asking again|going to ask|up for discussion)|i am not asking|no longer acceptable)\b
see ensur sure certain / ^(?:please |kindly |just |do |you will |you must |so )*(?:see to it|see that|ensure|make (?:sure|certain)|do be a dear)\b
by / \b(?:i|we) (?:will |shall )?(?:expect|want|require|demand|need)\b.{0,70}\bby (?:tomorrow|today|monday|tuesday|wednesday|thursday|friday|noon|tonight|the end|close|#|end|this)\b
is are be will want / \b(?:is|are|needs?|has|have|will|shall) to be (?:moved|removed|changed|returned|raised|corrected|given|put|placed|reversed|fired|sacked|replaced|punished|suspended|expelled|refunded|in the|on the|fixed|sorted|dealt|cancelled|reinstated|separated|marked|dropped)\b
take settl trust assum grant natural / \b(?:take it as settled|taken as settled|take it for granted|naturally ,? ?the school will|i trust (?:that )?(?:the|you will|this will|his|her|it will)|we trust (?:that )?(?:the|you will|this will|it will)|i (?:will |shall )?assume (?:that )?(?:you will|the))\b
expect / \bwe (?:will|shall) expect\b
stop / ^(?:please |just |kindly )?(?:stop|cease|quit) (?!by\b|at\b|me\b)(?:[a-z]+ing|it|this|that|blaming|and desist|using|making)\b
give put move get chang fix remov return correct cancel rais explain do / ^(?:just |now |so |and |then )*(?:give|put|move|get|change|fix|remove|return|correct|cancel|raise|explain|do) (?:him|her|my|his|me|this|it|that|yourself|something|the (?:mark|grade|seat|score|boy|girl|detention|rule)|N|she|he)\b
what going / \bwhat (?:are you|is the school|will you|exactly are you|do you (?:intend|plan|propose)) (?:going |actually |intending |planning )*(?:to )?do(?:ing)? about (?:it|this|that)\b
`,
  threat: String.raw`
or / \bor (?:else|i will|we will|i am|we are|i go|we go|my next|he gets|you will|the next|it goes|i call|we call|i report|my lawyer|there will|my (?:solicitor|husband|lawyer|attorney))\b
if unless otherwis until / \b(?:if|unless|otherwise|until)\b.{0,110}\b<power>\b
@authority @law @press / \b(?:i|we|my (?:husband|wife|lawyer|next [a-z]+)|next (?:stop|step|call|letter)|this|it|matter)(?: (?:am|are|is|will|shall|would|have|be|can|may|might|now|also|then|going|compelled|forced|gladly))*(?: to)? (?:go|goes|going|tak(?:e|ing)|call(?:ing)?|report(?:ing)?|contact(?:ing)?|writ(?:e|ing)|speak(?:ing)?|talk(?:ing)?|send(?:ing)?|escalat(?:e|ing)|complain(?:ing)?|inform(?:ing)?|post|fil(?:e|ing)|involv(?:e|ing)|tell(?:ing)?|forward(?:ing)?|hear)\b.{0,50}\b<power>\b(?!.*\b(?:because (?:she|he) (?:asked|wrote)|careers|good))
hear see / \b(?:you|your (?:boss|principal|dean|head|superiors?)|the (?:principal|board|dean|head|superintendent|school)|everyone|parents) (?:will|shall|'ll|can expect to|is going to|are going to|may) (?:soon |all |also |be )?(?:hear|hearing)(?: (?:from|about|all))\b
regret sorry consequenc pay / \b(?:you (?:will|are going to|may|might|would) (?:live to |come to |soon |all |both )*(?:regret|be sorry|pay)|there will be (?:serious |legal |real )?consequences|face (?:the )?consequences|consequences for you)\b
sue suing lawsuit lawyer attorney solicitor legal / \b(?:sue|suing|lawsuit|see you in court|legal (?:action|steps|proceedings|team|advice)|(?:my|our) (?:lawyer|attorney|solicitor|barrister)s? (?:will|is|has|have|would|are|says|and)|hear from (?:my|our))\b
copy cc ccing cced / \b(?:copying|copied|cc(?:ing|ed|'d)?|bcc)\b.{0,70}\b(?:so that (?:you|this (?:is|gets) (?:finally )?(?:taken|dealt|not)|someone|there is no|maybe|perhaps|it is|they)|since you|because you (?:do|did|never|will|ignore|have|clearly|only)|to make sure (?:you|this)|so you|until you|in case you|who (?:will|can) (?:make|see|decide)|as a warning|maybe (?:then|now))\b
warn / \b(?:last|final|only|fair|first) (?:and final )?warning\b(?! ,| :)|\b(?:be|been|you have been|consider yourself|consider this (?:a|your)) warned?(?:ing)?\b|\bi (?:am )?warn(?:ing)? you\b
time next happen again / \b(?:next time|if (?:this|it|that) (?:happens|is repeated|continues|goes on)(?: (?:again|one more time))?|one more (?:time|call|email|incident|word|detention|phone call|bruise|note)|do it again)\b.{0,90}\b(?:i|we|you|there|my|someone)\b(?: [a-z]+){0,3} (?:will|am|are|shall|going|would)\b
@authority @law @press / \b(?:(?:my|his|her|our) (?:brother|sister|husband|wife|uncle|cousin|father|dad|friend|mother|neighbou?r)(?: in law)?|(?:brother|sister) in law|friend of (?:mine|ours)|(?:i|we) know (?:people|someone))\b.{0,50}\b<power>\b(?!.*\b(?:careers|gladly|happy|spare|good|come in))
kept keep record screenshot evidenc document log note proof photo / \b(?:i|we)(?: (?:am|are|have|will|be|now|been|shall|started|also|already|got|took))* (?:keep(?:ing)?|kept|record(?:ing|ed)?|sav(?:e|ing|ed)|document(?:ing|ed)?|screenshot(?:ted|s)?|taken|collect(?:ing|ed)?|building|gather(?:ing|ed)?)\b.{0,60}\b(?:everything|every|all|evidence|proof|screenshots?|record|dates|names|photos?|conversation|emails?|word)\b
until till deadlin hour day / \b(?:you have|i (?:am giving|give|will give) you|you get|you 've got) (?:until|till|#|one|two|three|24|48|exactly|a week|the weekend)\b(?! .*\b(?:no rush|thank|time to decide)\b)
job career licenc licens fir sack reputation contract employ name position / \b(?:your (?:job|career|licen[cs]e|reputation|contract|position|certificate|post|future here)|have you (?:fired|sacked|removed)|get you (?:fired|sacked)|you (?:fired|sacked)|with your name on)\b
think twic careful advis wise / \b(?:think (?:twice|carefully|very carefully)|i would be (?:very |more )?careful|would be wise|i (?:would )?(?:strongly )?advise you|be very careful|watch (?:your|yourself)|you (?:do not|would not) want (?:me|us|to (?:see|find|make|test|know|mess)))\b
choic step / \b(?:(?:the|my|our) next (?:step|stop|letter|email|call|move) (?:is|will|goes|may)|(?:leave|left|leaves|leaving) (?:me|us) (?:with )?no (?:choice|option|other)|(?:i|we) (?:will |shall )?have no (?:choice|option|alternative))\b
further higher / \b(?:take|taking|taken|carry|carrying|go) (?:this|it|the matter|matters|things) (?:further|higher|up(?: the| to|$| \.)|to the next|elsewhere|public|into my own)\b
`,
  contempt: String.raw`
suppos / ^(?:well ,? )?i suppose (?:that )?(?:answering|it (?:is|was|would)|a |the |you|your|spelling|expecting|asking|we should|nobody|reading|one|this is what|some|that)\b.*\b(?:too much|bother|priority|hard|ask|effort|beyond|be grateful|expect|thank|passes|more important|matter|busy|nobody|call|teaching)\b
too much / \b(?:too much (?:to ask|trouble|to expect|effort|like hard work|of an effort)|is it too (?:difficult|hard|much)|too (?:difficult|hard|complicated) for you|too busy (?:to|for|with))\b
nice good great love glad kind / ^(?:so |oh ,? |well ,? |how |it is |it 's )*(?:nice|good|great|lovely|glad|wonderful|kind|big|generous|delighted|charming|gd) (?:to (?:see|know|hear|learn|find)|of (?:you|the school|him|her|them)|that)\b.*\b(?:finally|at last|bother|managed?|remember(?:ed)?|so (?:much|seriously|highly)|priorit|busy|find the time|deigned|could spare|still|only|took|even|already|without|instead|while|film day|thinks?|nobody|no one|again)\b
how / ^(?:oh ,? |well ,? )?(?:how|so|very) (?:nice|lovely|kind|generous|thoughtful|sweet|convenient|wonderful|clever|brave|touching|impressive|original|professional|modern|funny|interesting|odd|strange|charming|fascinating|helpful)\b(?! (?:of you to (?:write|think|remember|let|offer|help|stay|call|send|notice)|you (?:were|are|have)|it was|he|she|that you (?:noticed|wrote|took|thought))\b)
funny strang odd interest amaz remarkabl curious impressiv fascinat astonish incredibl / ^(?:it is |it 's |isn't it |how |very |quite |rather |almost |truly |always )*(?:almost |quite |truly |really |rather )?(?:funny|strange|odd|interesting|amazing|remarkable|curious|impressive|fascinating|astonishing|incredible)(?:,| ,)? (?:how|that|isn't|the)\b(?!.*\b(?:he|she) (?:now|has|can|loves|learned|told|remembers|already)\b)
congratulation congrat bravo applaus medal priz oscar trophy award / \b(?:congratulations|congrats|bravo|well done|round of applause|slow clap|give (?:you|them|him|her) a medal|a medal|an oscar|first prize)\b.*\b(?:losing|lost|for (?:losing|making|another|managing|ruining|forgetting|failing|nothing)|you (?:have )?(?:managed|made|broke|did it|ruined|lost)|another|so this|on (?:losing|another|making|ruining|failing|the worst|yet)|again|cry|crying|cried)\b
love wonderful great brilliant fantastic super marvellous perfect excellent terrific splendid bravo charm fabulous amaz / ^(?:oh ,? |well ,? |just |simply |absolutely |how )*(?:lovely|wonderful|great|brilliant|fantastic|super|marvellous|perfect|excellent|terrific|splendid|bravo|charming|fabulous|amazing)(?: job| work| idea| plan| timing| start| news)? ?(?:[,.!:;]|just|another|so)(?! (?:thank|we|see|i|he|she|that works|it|news|thanks|friday|monday|tuesday|wednesday|thursday)\b)
real such so what some / \b(?:what a (?:joke|farce|shambles|circus|mess|waste|disgrace|clown|genius|surprise|shock|load|hero|team|professional)|such a (?:joke|farce|genius|busy (?:man|woman|person)|professional)|some (?:teacher|school|professional|expert|help) you)\b
joke farc circu pathetic laughabl cluel incompetent amateur usel clown idiot moron babysitt zoo worthl hopel / \b(?:you|your|this|that|school|which|it|teachers?|class|policy|system|marking|staff|office)\b(?: [a-z']+){0,7} (?:joke|farce|circus|pathetic|laughable|clueless|incompeten(?:t|ce)|amateur|useless|clowns?|idiot|moron|babysitt|zoo|worthless|hopeless)
idiot stupid fool moron clown dumb pathetic useless / \byou (?:are|were|'re) (?:all |just |such |really |a |an |the |bunch of |complete |total |absolute |simply )*(?:idiots?|stupid|fools?|morons?|clowns?|dumb|pathetic|useless|hopeless|incompetent|clueless|a joke|worst|disgrace|liars?|coward)
call so / \bso called\b|\b(?:call yourself|calls? (?:itself|themselves|himself|herself)|what (?:passes for|you call)|you call (?:that|this|yourself)|whatever (?:it is )?you (?:call|do)|if (?:you can|one can) call)\b
even ever / ^(?:do|did|have|can|are|is|does) (?:you|anyone|anybody|the school|your (?:staff|team)) (?:people |lot |all |there )?(?:even|actually|ever|really|at all) (?!have (?:had )?(?:a )?(?:lunch|break)|had|want|get|sleep|like|enjoy|do (?:this|that) at|need|think (?:he|she|it) (?:would|might|could|is ready))
must nice hard / ^(?:it )?must be (?:so |very |really )?(?:nice|great|lovely|hard|wonderful|exhausting|tiring|difficult|good|tough) (?:to|being|having|when|for you)\b
manag time spar schedul busy bother troubl / \b(?:if you (?:can |could |ever )?(?:manage|spare|find (?:the|a) (?:time|moment)|tear yourself|bother|drag)|in your (?:very |oh so |so )?busy|between (?:your )?(?:coffee|holidays|phone)|(?:when|once) you (?:are|have) (?:done|finished|quite finished) (?:with|on|filing|chatting|scrolling|drinking)|took the trouble|take the trouble|heaven forbid|god forbid|perish the thought|far be it)\b
qualifi train degre teach spell count read hir run spot find / \b(?:are you (?:even |actually |really )?(?:qualified|trained|capable|able to)|do you (?:even |actually )?(?:know how|have (?:a|any))|where did you (?:train|study|get)|who (?:hired|trained|taught) you|you (?:can|could) ?not (?:even )?(?:spell|read|teach|count|spot|control|run|manage|find|handle))\b
dare hell earth kid think planet serious give / \b(?:how dare|who do you think|what the hell|what on earth|are you (?:kidding|serious|blind|deaf|stupid|mad|out of your)|you (?:have got|must) (?:to )?be (?:kidding|joking)|on what planet|who gave you the right|what gives you|what makes you think|what is wrong with you|what 's wrong with you|what kind of (?:teacher|person|school|adult|monster)|what sort of (?:teacher|person|school|adult)|have you no (?:shame|heart)|do you have (?:any|no) (?:shame|heart)|shame on)\b
paid pay salary taxe tax wage fee / \b(?:(?:my|our) (?:tax|taxes|fees) (?:money |dollars |pays? |pay )?|(?:we|i) (?:are|am)? ?pay(?:ing)?(?: for)? (?:this|your|you|these|such)?|what (?:are )?(?:we|you)(?: are)? (?:paying|paid) for|you (?:are|get) paid|paid to (?:sit|do|teach|watch)|earn(?:ing)? your)\b
thank / \b(?:thanks|thank you) (?:for (?:nothing|ruining|making (?:him|her|my|us) (?:cry|feel (?:like|so|stupid|small|bad))|losing|wasting|ignoring|humiliating|the lecture|another|yet another|finally|destroying|teaching (?:him|her|my [a-z]+) (?:to (?:hate|fear|lie|give)|that (?:nobody|he|she|effort|trying))|sharing your|your (?:wisdom|expert)|telling me what|proving)|but no thanks|so (?:very )?much for (?:nothing|ruining|losing|making (?:him|her) cry)|a lot for)\b
beyond / \b(?:really |quite |truly |clearly |entirely )?beyond (?:you|your (?:abilities|ability|skills|capabilities|staff)|the wit)\b
wonder miracl genius rocket einstein logic brain / \b(?:rocket science|rocket scientist|genius at work|will wonders|wonders never cease|it is a miracle (?:that )?(?:you|anyone|anything|he|she|they)|it takes a genius|einstein|your logic|use your (?:brain|head|common)|half a brain|any brains)\b
`,
  "mind-reading": String.raw`
care car give / \b<sch>(?: (?:do|does|did|could|only|people|clearly|obviously|really|just|simply|plainly))* (?:not |never |only |hardly |less )+(?:really )?(?:care|cares|cared|give a|gives a)\b|\b(?:only|all you) care\b
want / \byou (?:people |just |clearly |obviously |only |simply |really |all |must |have always |never |always |lot |actually )*(?:want|wanted|do not want|did not want|are wanting) (?:him|her|me|us|my|to (?:get|see|be|make|punish|hide|keep|push|embarrass|break|show|hurt|fail|humiliate|prove|avoid|teach (?:him|her|me|us))|rid|an easy|the|a quiet|it to|nothing|N|our|these|only)\b
hate enjoy like dislik resent prefer favour favor favourit favorit jealou love / \b<sch><adv>(?: (?:must|secretly|seem to|play|playing|plays|have|has))* (?:hates?|enjoy(?:s|ed|ing)? (?:making|seeing|watching|handing|it when|this|the|[a-z]+ing)|love(?:s|d)? (?:making|seeing|nothing|the power|it when)|likes? (?:him|her|my|our|us|N|to (?:see|make|punish|shout)|it when)|dislike|resent|prefer (?:the|girls|boys|other|your|white)|favou?r|favou?rites?|jealous)
try attempt hop hope / \byou (?:are|were|have been|'re) (?:just |only |clearly |obviously |simply |all |plainly |always |deliberately |secretly |really )*(?:trying|hoping|attempting|looking|planning|waiting|intending|determined|aiming|out) (?:to|that|for|my|him|her)\b
becaus punish reveng spit get teach purpo deliberat / \byou [a-z]+\b.{0,70}\b(?:because (?:you|i (?:complain|ask|spoke|wrote|said)|we |(?:he|she) is|of (?:his|her|our|my)|it (?:is|was) eas)|to (?:get (?:rid|back|even)|punish|spite|hide|cover|embarrass|humiliate|protect yourself|make (?:yourself|an example)|teach (?:him|her|me|us) a lesson)|out of spite|revenge|on purpose|deliberately)\b
know knew / \b(?:you|you all|we both|we all) (?:know|knew|knows) (?:very well|full well|perfectly well|exactly|damn well|i would|we would|he could|she could|it was|that he|that she|he was|she was|what you|it is|that it|i am|well)\b
i we / ^(?:and |but |so )?(?:i|we) (?:know|can tell|can see|see|realise|am sure|suspect) (?:exactly |now |very well |that |why |it )*(?:you|the school|the teacher|why you|what you) (?:have |had |are |were |did |do |just |only |really |never )*(?:given up|giving|punish|not (?!decide)|hate|made|want him|want her|think|trying|hiding|blame|see him|see her|look|written|picking|ashamed|afraid|avoid|favou?r|like|enjoy|lying|pretend|protecting|covering|prefer|resent)
easier convenient suit convenienc easy budget cheaper / \b(?:(?:it is|it 's|is it|that is|was|it was|is|must be|just|only|simply|so much|far|clearly|more) (?:just |so much |far |clearly |obviously |only |more |simply |much |certainly )*(?:easier|convenient|cheaper|simpler)(?: for (?:you|the school|your|everyone|them|all))? (?:to|for|if|when|than|not)\b|suits? (?:you|the school|your|them)|for your (?:own )?convenience|saves? (?:you|the budget|the school|money|yourself)|an easy (?:target|life|day|scapegoat))
mind decid written wrot given gave label / \b<sch><adv>(?: already| long ago)* (?:made (?:up )?(?:your|their|its|his|her) minds?|decided (?:long ago|already|before|from|that|he|she)|(?:written|wrote) (?:him|her|N|my [a-z]+|us) off|(?:given|gave) up|labelled)\b
out target it against grudg agenda prejudic racist bia discriminat / \b<sch><adv>(?: a| an)? (?:it in for|out to get|targeting|targeted|against (?:him|her|my|us|N)|grudge|agenda|vendetta|prejudiced|racist|biased|sexist|discriminat)
rid / \bget(?:ting)? rid of (?:him|her|us|my|me|N|our)\b
think thought see assum believ treat / \b<sch><adv> (?:thinks?|thought|sees?|saw|assumed?|believed?|treats?)(?: that| of)? (?:he|she|him|her|my [a-z]+|we|us|i|me|N|because|our|(?:children|boys|girls|kids|people|parents) like)\b.{0,60}\b(?:just|only|not|nothing|stupid|dumb|lazy|liar|lying|problem|nuisance|less|beneath|bad|trouble|too|poor|worth|better than|criminal|like|never|naughty|thick|burden|cannot|as a)\b
real true truth admit pretend hide hid cover protect lie lying / \b(?:the (?:real|true) reason|the truth is (?:that )?(?:you|the school|nobody)|just admit|admit (?:it|that you)|you<adv> (?:pretend|hid|hiding|hide|cover|protecting|making excuses|lying|lied)|to cover (?:your|for|up))
bother interest noth patienc feel intention asham afraid threaten power / \b<sch><adv>(?: (?:could|can|be|no|take|show))* (?:bothered|(?:any )?interest(?:ed)? in|patience|intention of|feel (?:important|threatened|powerful|guilty)|felt (?:threatened|guilty)|ashamed|afraid of|threatened by|powerful)\b
`,
  "hearsay-as-fact": String.raw`
@harm made told laugh / ^(?:[a-z]+ ,? |on [a-z]+ ,? |last week ,? )?<who>(?: (?:from|in|at|on|with) (?:[a-z0-9#]+ ?){1,3})?<adv> (?:<harm>|made (?:him|her|my|fun|them|N|the (?:whole )?(?:class|children))|told (?:him|her|my [a-z]+|N) (?:to shut|shut|that (?:he|she)|(?:he|she) |to (?:go back|stop|get out|sit)))\b
apparent / ^(?:so |and |but )?apparently\b
everyon everybody parent mother mom mum family peopl word class known / \b(?:everyone|everybody|the whole (?:class|school|town)|(?:all )?(?:the )?other (?:parents|moms|mums|families|mothers)|all the (?:parents|mothers|kids|children)|(?:several|many|a lot of) (?:parents|families|people)|people|the (?:mums|moms|mothers) at the gate|it is (?:well )?known|word (?:is|has it)|rumou?r has it)<adv>(?: here| already)? (?:knows?|say|says|said|saying|agrees?|told me|tell me|tells me|saw|seen|talk(?:ing)?|complain(?:ing|s)?|heard|that)\b
heard hear told goe sourc authority / \b(?:from what (?:i|we) (?:hear|heard|am told|have heard|goes)|from what goes|i (?:have )?heard (?:that |about how |how )?(?:you|the teacher|ms N|mr N|mrs N|your|the aide|N|from)|i (?:have )?hear (?:that |from )|i (?:am|was) (?:reliably )?(?:told|informed) (?:that )?(?:you|the|your|ms N|mr N|mrs N|by several)|i have it on|on good authority|reliable source|a little bird|i know for a fact|what really happened|there is no point denying|no (?:use|point) denying|do not (?:try to )?deny)\b
lie liar ly believ told say said so true prov / \b(?:(?:he|she|my (?:son|daughter|child|kid)|N|my (?:boy|girl)) (?:does not|never|would not|would never|has never|is not one to|has no reason to) (?:lie|lies|lied|make (?:things|this|it|that) up|a liar)|(?:and )?i believe (?:him|her|my|every word|N)|so (?:i know|it must|that is what happened|it is true|i know it)|(?:told|tells) (?:me|us) (?:everything|all|the truth)|so (?:do not|you can not|you cannot) (?:tell me|deny|pretend))\b
`,
  label: String.raw`
@label @labeladj / \b(?:<child>|it|(?:the|that|this|your|those|these) (?:[a-z]+ )?(?:boys?|girls?|kids?|child|children|student|lad|one|pupil|twins?|two)|the N (?:boy|girl|kid)|they|both of them|mine|(?:his|her) (?:friends?|brother|sister)|him|her)(?: in [a-z0-9# ]{2,14})?(?: (?:is|'s|are|was|were|been|being|be|a|an|the|such|just|really|simply|so|too|very|quite|always|nothing but|born|bit of|known|as|like|both|all|and|little|nasty|proper|right|total|complete|absolute|plain|,))* (?:<label>|<labeladj>|no good|out of control|not (?:very |too |the )?(?:bright|brightest|clever|normal|right in the head)|(?:bad|rotten) (?:boy|girl|kid|apple|influence)|basket case|lost cause|waste of space|piece of work|attention seek(?:er|ing))\b
@label / \b(?:the|that|those|these|this|little|a|such|of|another|his|her|your|with|like|from|nasty|some) (?:[a-z]+ ){0,2}<label>\b(?! (?:policy|concern|report|prevention|week|form|incident|box|costume|mask|play|story|book))
lazy stupid dumb dull naughty slow thick / \b(?:lazy|stupid|dumb|dull|duffer|thick|hopeless) (?:boy|girl|child|kid|son|daughter|student|one|fellow|lump|so and so)\b
type kind sort born like from / \b(?:(?:that|his|her|their) (?:type|kind|sort) (?:of (?:child|boy|girl|family|kid)|of people|always|will)|born (?:lazy|liar|bad|stupid|trouble)|(?:children|kids|boys|girls|families) like (?:that|him|her|them)|from (?:that|a) (?:family|home|broken|rough|bad)|just like (?:he|his|her|she) (?:father|mother|brother|dad)|badly brought up|no home training|dragged up|wired wrong|will never amount|never amount to)\b
never / \b(?:he|she|N|my (?:son|daughter|child|boy|girl))(?: (?:will|is|'s|can|has|would))* never (?:going to )?(?:be (?:able|any good|good|a reader|normal|clever|independent)|amount|learn|get it|change|listens?|understand|manage|pass|tries|try|does (?:anything|what)|make (?:anything|it)|succeed|works?)\b
`,
  fine: String.raw`
thank grateful bless appreciat / \b(?:thank you|thanks|so grateful|very grateful|am grateful|are grateful|grateful (?:for|to|that)|bless you|god bless|appreciated?)\b
wonder curious / \b(?:i|we)(?: (?:am|are|was|were|just|only|do|did|also|have been|'m))* (?:wonder(?:ing|ed)?|curious) (?:if|whether|what|how|about|which|where)\b
sorry apology apologis apologiz excus forgiv fault mistak / \b(?:(?:i|we)(?: (?:am|are|do|was|'m))*(?: so| very| really| truly)? (?:sorry|apologi[sz]e)|^sorry|^apologies|my apologies|our apologies|(?:my|our) (?:own )?(?:fault|mistake|doing|error|bad)|please (?:excuse|forgive)|blame me|not your fault|no one is to blame|nobody is to blame|no one 's fault|nobody 's fault|none of this is your)\b
told say said accord mention describ felt feel remember think believ / \b(?:<child>|they|the (?:note|report|log|sheet|plan|doctor|app|email|letter)|(?:his|her|our) (?:doctor|report|sister|brother|log|plan|therapist))(?: (?:has|have|also|only|just|now))* (?:told (?:me|us|his|her|my)|says|said|mentioned|describe[sd]|felt|feels|remembers|thinks|believes|tells (?:me|us)|asked|asks|worries)\b|according to|came home saying
understand help explain / \b(?:help (?:me|us) (?:to )?understand|would like to (?:understand|hear|know (?:what|how))|want(?:ed)? to understand|only want to understand|i know it is a busy|i may (?:have|be)|i might (?:have|be)|we might be wrong|i could be wrong|one side|your side|what did you see|what do you see|have you (?:noticed|seen)|did you (?:notice|see)|before i (?:draw|say|jump)|i was not there|we were not there)\b
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
