/**
 * What words are about, in the language of messages to a school. A word may be of several kinds. The kinds carry no judgement by
 * themselves: "never" is a warning beside "you" and a blessing beside "thank you". What they mean together is learned (weights.ts).
 */
const kinds = {
  // Who is spoken of.
  you: "you your yours yourself yourselves",
  me: "i me my mine myself we us our ours ourselves",
  kid: "he she him her his hers himself herself son daughter child boy girl kid grandson granddaughter nephew niece grandchild stepson stepdaughter godson ward toddler twins twin eldest youngest|my son|my daughter|our son|our daughter|my child|our child|my kid|my boy|my girl|little one|little man|the little one",
  pupil:
    "classmate classmates children students boys girls kids peers pupils student pupil schoolmate|another child|another boy|another girl|other kids|the other children|other children|other boys|other girls|that boy|that girl|that child|that kid|this boy|this girl|the boy|the girl|one of the boys|one of the girls|the new kid|the new boy|the new girl|that lad|the lad",
  they: "they them their theirs themselves",
  staff:
    "teacher teachers aide aides para paraeducator paraprofessional coach coaches driver drivers nurse librarian secretary receptionist office staff sub substitute supply assistant assistants supervisor supervisors monitor monitors therapist counselor counsellor psychologist senco sen ta tas sna ea cook caretaker janitor tutor tutors sir miss ma'am madam educator educators professor conductor helper nanny warden custodian",
  title: "mr mrs ms mx dr miss sir",
  school:
    "school class classroom district department team academy college room lesson lessons program programme playground bus canteen cafeteria hallway corridor assembly system management administration admin establishment institution",
  authority:
    "superintendent principal head headteacher headmaster headmistress governors governor board chairman dean ofsted council councillor councilman mp ombudsman trustee trustees trust authorities authority ministry minister commissioner inspector inspectorate director boss bosses superior superiors supervisor hr union district",
  law: "lawyer lawyers solicitor solicitors attorney attorneys court tribunal police ocr lawsuit sue legal law litigation barrister complaint complaints licence license licensing certificate certification hearing counsel magistrate cps",
  press:
    "press newspaper newspapers news media journalist reporter facebook twitter tiktok instagram youtube online viral publicly tv television radio petition review reviews",
  family:
    "mum mom mother dad father gran nan nana grandma grandmother grandpa grandfather grandad aunt auntie uncle cousin brother sister husband wife partner carer foster parent parents sibling siblings stepdad stepmum stepmom family",
  // How it is said.
  always: "always constantly forever continually continuously perpetually invariably",
  never: "never nobody none nothing nowhere noone",
  every: "every everyone everybody everything all any anyone anybody anything whole entire ever",
  not: "not n't no neither nor without cannot hardly barely",
  soft: "wonder wondering seems seem seemed maybe perhaps might may possibly probably curious unsure guess suspect sounds imagine puzzled confused|not sure|help me understand|i may be wrong|i might be wrong|we may be wrong|one side|her side|his side|your side|side of the story|side of it|your view|what you saw|what you see|from your side|i only know|i was not there|wasn't there|if i understand|as i understand|correct me|if it is|if possible|if you can|if you could|if you have|if that|if it's|when you get|when you have|no rush|no hurry|no need|no worries|not to worry|don't worry|do not worry|never mind",
  please: "please kindly grateful appreciate would could can may requested",
  thanks: "thank thanks thankful grateful appreciate appreciated appreciation gratitude bless blessed thankyou",
  sorry:
    "sorry apologies apologise apologize excuse forgive pardon regret|my fault|our fault|my mistake|our mistake|my bad|our doing|on me|on us|our end|my end|i forgot|we forgot|i failed|i missed",
  glad: "happy glad delighted pleased proud excited thrilled relieved lucky chuffed joy joyful fun enjoy enjoyed enjoying enjoys love loves loved loving treat tears",
  praise:
    "kind kindness kindest patient patience wonderful great amazing fantastic excellent brilliant lovely super superb helpful gentle caring thoughtful generous calm clear encouraging fair best beautiful beautifully perfect perfectly marvellous marvelous magic magical star hero angel blessing terrific awesome good nice sweet warm gift",
  better:
    "progress improve improved improving improvement better grown growing gained gain learned learnt mastered confident confidence brave bright diligent curious hardworking helpful works working worked smile smiles smiled smiling laugh laughs giggle giggled beaming glowing singing sings sang dancing settled settling",
  // What is complained of.
  harm: "yell yelled yelling yells scream screamed screams screaming shout shouted shouting shouts humiliate humiliated humiliating embarrass embarrassed mock mocked mocking mocks tease teased teasing laughed grab grabbed grabs drag dragged drags slap slapped hit hits hitting push pushed pushes pushing shove shoved pinch pinched lock locked punish punished punishing punishment ignore ignored ignores ignoring belittle belittled ridicule ridiculed insult insulted swear swore cursed threw throw throws snatch snatched shame shamed shaming bullied bullying scold scolded smirk smirked sneer sneered hurt kick kicked kicking bite bit bites steal stole stolen steals lied lying lies spit spat trip tripped beat beats beating smacked smack hissed snapped barked cornered excluded exclude isolate isolated denied deny denies forced force forces tore ripped threaten threatened starve starved singled rolled torment tormented terrorise terrorising frighten frightened frightens scares called calling|told him to shut up|shut up|made fun|making fun|make fun|picked on|picks on|pick on|picking on|laughed at|laugh at|rolled your eyes|roll your eyes|eye roll|singled out|sent out|in front of everyone|in front of the class|in front of the whole|in front of everybody|made her cry|made him cry|to tears|in tears|on purpose|pushed off|call him names|calling him names|called him names|called her names|names at",
  fail: "fail failed failing fails forget forgot forgotten forgets forgetting neglect neglected neglecting overlook overlooked miss missed misses missing lose lost loses losing refuse refused refuses refusing refusal broke broken break breaks ruin ruined ruins spoil drop dropped mess messed blew mishandle mishandled botched caused cause let lets allowed allow allows allowing delay delayed delays waste wasted wasting leaves leave left blame blamed fault faults mistake mistakes error careless carelessness negligence negligent irresponsible irresponsibility sloppy unprofessional wrong wrongly disgrace disgraceful unacceptable ridiculous outrageous appalling shameful scandal shambles mess chaos chaotic disorganised disorganized useless inadequate poor poorly unfair unfairly biased bias bothered dismissed brushed slipped waited wait waiting chase chasing chased excuse excuses nonsense inexcusable unforgivable neglectful inconsistent contradict contradicts confusing mislead misled incompetence|dropped the ball|drop the ball|on you|your fault|your job|your responsibility|your watch|on your watch|under your|your doing|thanks to your|because of you|because of your|let down|let him down|let her down|let us down|fallen behind|fell behind|gave up|given up|give up|could not be bothered|couldn't be bothered|can't be bothered|too late|nothing done|do nothing|did nothing|done nothing|does nothing|turned a blind eye|blind eye|swept under|brushed off|fobbed off|too much to ask|fell through|fall through the cracks|through the cracks|slip through|no excuse|no excuses|someone should have|should have|should've|could have|might have|ought to have|shouldn't have|should never have|would not have|wouldn't have|had you|if you had|if someone had|if anyone had|nobody thought|no one thought|nobody told|no one told|nobody called|no one called|nobody bothered|no one bothered|it took you|all it would|would it have|would have taken|so much for|thanks for nothing",
  motive:
    "care cares cared caring bother bothered bothers want wants wanted hate hates hated enjoy enjoys think thinks thought believe believes know knows knew intend intended hope hoping hoped try trying tried choose chose chosen decide decided favour favor favourite favorite favourites favorites favouritism favoritism revenge grudge agenda deliberate deliberately intentionally purposely obviously clearly evidently plainly pretend pretending pretended convenient convenience easier spite spiteful jealous jealousy embarrassed ashamed afraid scared lazy prefer prefers dislike dislikes resent resents punish hide hiding cover covering protect protecting excuse target targeting targeted power pleasure relieved satisfaction glad hoping pride ego budget",
  label:
    "bully bullies brat brats liar liars thief thieves monster monsters thug thugs savage savages animal animals idiot idiots moron morons dunce troublemaker troublemakers loser losers psycho psychopath menace freak freaks baby crybaby princess diva drama queen tyrant tyrants delinquent delinquents cheat cheats cheater criminal criminals devil devils demon terror nightmare weirdo clown coward snake pest duffer dullard hooligan hooligans ringleader gangster gang wimp snob snobs slob pig rat rats beast beasts creep bigmouth blabbermouth tattletale snitch copycat hoodlum ruffian yob yobs scum trash lunatic maniac imbecile dimwit dummy fool fools goblin madam minx hussy sissy wuss parasite sponge lump vegetable zombie sociopath predator aggressor vandal vandals goody show-off showoff",
  labeladj:
    "lazy stupid dumb spoiled spoilt rude disturbed mean nasty naughty crazy evil manipulative selfish useless hopeless worthless dull stubborn slow thick feral vicious violent dangerous difficult immature aggressive weird retarded stupidity dishonest sneaky sly disgusting vile horrid horrible dirty filthy wicked cruel malicious insolent arrogant bossy clumsy babyish wild uncontrollable unmanageable unteachable backward defiant disobedient lying thieving cheating snotty stuck-up whiny needy clingy disruptive obnoxious toxic foul-mouthed unhinged mental mad nuts simple careless bratty greedy cold heartless ungrateful entitled precious rotten gormless bone-idle idle cowardly soft",
  // Scorn.
  scorn:
    "joke pathetic laughable clueless incompetent incompetence amateur amateurish so-called genius circus zoo farce comedy comical rocket brilliant bravo congratulations congrats wow impressive impressed apparently surprise precious majesty royal oscar medal trophy wonders marvellous charming fascinating adorable cute supposedly allegedly qualified qualification qualifications degree training trained expert experts expertise professional professionals grammar spelling spell kindergarten nursery babysitter babysitting glorified logic brain brains iq honestly seriously frankly truly newsflash clearly obviously evidently trouble inconvenience busy holidays salary salaries paid taxes tax coffee nails phone paperwork monkey dinosaur century medieval prison gulag mythical miracle dream",
  // Orders and pressure.
  demand:
    "must demand demands demanded demanding expect expects expected expecting insist insists insisted require requires required requirement ensure instruct instructed final non-negotiable forthwith asap immediate immediately urgent urgently promptly deadline settled ordered order cease desist obliged owe owes owed entitled compulsory mandatory unacceptable",
  threat:
    "otherwise unless consequences consequence warn warned warning warnings threat sue escalate regret report reported reporting evidence proof record recorded recording recordings screenshot screenshots photos post posting publish posted expose exposed lodge elevate forward forwarding copying copied copy cc cced bcc pursue liable liability accountable fired sacked suspended career job jobs reputation last chance contract donate donation donor contribution influence contacts friends connections",
  // Where it is known from.
  hearsay: "apparently rumour rumor rumours rumors gossip supposedly allegedly evidently overheard",
  attributed:
    "told tells telling says said saying say according reports reported mentioned mentions explained describes described asked asks claims wrote writes remembers recalls feels felt thinks believes insists|told me|told us|he says|she says|he said|she said|came home saying|he thinks|she thinks|he felt|she felt|in his words|in her words|his words|her words|the report|the log|the sheet|the report says|the note says|the plan says|the email says|page says|is what he|is what she|it sounds like|sounded like|seems to",
  // What it is about.
  safety:
    "allergy allergic allergies medicine medication meds inhaler epipen nut nuts peanut peanuts ibuprofen penicillin doctor dr hospital seizure seizures diabetes diabetic insulin asthma swim swimming swimmer surgery cast fever sick ill illness dentist orthodontist clinic appointment eczema dairy gluten egg eggs pollen wasp bee ankle knee glasses hearing",
  formal:
    "iep 504 evaluation evaluate consent records plan plans policy section placement minutes writing written formal formally request requesting requested disagree disagreement object objection appeal right rights entitled timeline notice copy law regulation regulations guidance handbook procedure independent iee ehcp prior reevaluation assessment accommodations accommodation services goals signature sign permission opt withdraw",
  meet: "meet meeting call phone talk speak chat discuss conference zoom visit minutes reply answer email write hear advice suggest suggestion suggestions thoughts idea ideas view opinion recommend",
  work: "homework test quiz grade grades mark marks project worksheet reading spelling maths math science essay assignment assignments exam report score scores results lesson book books sheet rubric portfolio",
  day: "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week weekend morning afternoon evening night january february march april may june july august september october november december term month october lunch recess playtime break",
  home: "home house bedtime bed kitchen table weekend dinner breakfast car garden garage shed",
  feel: "cry cried crying cries upset sad worried worry worries anxious scared afraid angry nervous quiet tired shy lonely stressed overwhelmed struggling struggles hard tough difficult frustrated",
  rage: "hell damn bloody crap bullshit shit fuck fucking wtf omg goddamn bs sick disgusted disgusting furious livid fuming enough outrageous outraged insane absurd rubbish sh ffs|fed up|sick of|sick and tired|had enough|enough is enough|how dare|what the hell|what on earth|for god's sake|for goodness sake|for heaven's sake|for crying out|at my wits|last straw|beyond a joke|are you kidding|you kidding|seriously|give me a break|get a grip|wake up|grow up|come on",
  joke: "lol haha hahaha ha xx xxx 😂 😊 hehe lmao",
  why: "why",
  wish: "could would may might wondering wonder love like hope hoping|could you|would you|can you|could we|may we|may i|can we|could i|shall we|would it|would you be able|would it be|is there|do you have|do you know|have you seen|have you noticed|what do you|how do you|how is|what would you|what could we|what can we|how can we|how can i|let me know|let us know",
} as const;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as Kind[];

const ofWord = new Map<string, number[]>();
const ofPhrase = new Map<string, number[]>();
const phraseStarts = new Set<string>();
/** More words than this has no phrase. */
export const longestPhrase = 5;

kindNames.forEach((name, index) => {
  const [words = "", ...phrases] = kinds[name].split("|");
  for (const word of words.split(" ")) note(ofWord, word, index);
  for (const phrase of phrases) {
    const apart = takenApart(phrase);
    const blank = apart.indexOf(" ");
    note(blank < 0 ? ofWord : ofPhrase, apart, index);
    if (blank > 0) phraseStarts.add(apart.slice(0, blank));
  }
});

/** As tokens.ts takes a text apart: "can't" is "can" and "n't". */
function takenApart(phrase: string): string {
  return phrase
    .replace(/\bcan't/g, "can n't")
    .replace(/\bwon't/g, "will n't")
    .replace(/(\w)n't/g, "$1 n't")
    .replace(/(\w)('(?:s|re|ve|ll|d|m))\b/g, "$1 $2");
}

function note(map: Map<string, number[]>, key: string, index: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [index]);
  else if (!known.includes(index)) known.push(index);
}

/** All words of a kind, as the choice of a pattern. */
export function anyOf(kind: Kind): string {
  const [words = "", ...phrases] = kinds[kind].split("|");
  return [...words.split(" "), ...phrases.map(takenApart)].join("|");
}

/** The kinds of a word, by their place in `kindNames`; none for a word that says nothing about them. */
export function kindsOfWord(word: string): readonly number[] | undefined {
  return ofWord.get(word);
}

/** The kinds of several words in a row, joined by blanks. */
export function kindsOfPhrase(phrase: string): readonly number[] | undefined {
  return ofPhrase.get(phrase);
}

/** Whether a phrase begins with this word: most do not, and need no look. */
export function beginsPhrase(word: string): boolean {
  return phraseStarts.has(word);
}
