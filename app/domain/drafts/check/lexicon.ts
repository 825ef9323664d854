/**
 * What words are about, without their endings, in the language of messages to a school. A word may be of several kinds. The kinds carry no judgement by
 * themselves: "never"is a warning beside"you"and a blessing beside"thank you". What they mean together is learned (weights.ts).
 */
const kinds = {
  // Who is spoken of.
  you: "you your yourself yourselv",
  me: "i me my mine myself we us our ourselv",
  kid: "he she him her his himself herself son daughter child boy girl kid grandson granddaughter nephew niec grandchild stepson stepdaughter godson ward toddler twin eldest youngest",
  pupil: "classmat children student boy girl kid peer pupil schoolmat",
  they: "they them their themselv",
  staff:
    "teacher aide para paraeducator paraprofessional coach driver nurs librarian secretary receptionist offic staff sub substitut supp assistant supervisor monitor therapist counselor counsellor psychologist senco sen ta tas sna ea cook caretaker janitor tutor sir miss ma'am madam educator professor conductor helper nanny warden custodian",
  title: "mr mrs ms mx dr miss sir",
  school:
    "school class classroom district department team academy colleg room lesson program programm playground bus canteen cafeteria hallway corridor assemb system management administration admin establishment institution",
  authority:
    "superintendent principal head headteacher headmaster headmistress governor board chairman dean ofst council councillor councilman mp ombudsman truste trust authority ministry minister commissioner inspector inspectorat director boss superior supervisor hr union district",
  law: "lawyer solicitor attorney court tribunal polic ocr lawsuit sue legal law litigation barrister complaint licenc licens certificat certification hear counsel magistrat cps",
  press:
    "press newspaper new media journalist reporter facebook twitter tiktok instagram youtub onlin viral public tv television radio petition review",
  family:
    "mum mom mother dad father gran nan nana grandma grandmother grandpa grandfather grandad aunt aunti uncl cousin brother sister husband wife partner carer foster parent sibl sibling stepdad stepmum stepmom fami",
  // How it is said.
  always: "alway constant forever continual continuous perpetual invariab",
  never: "never nobody none noth nowher noon",
  every: "every everyon everybody everyth all any anyon anybody anyth whol entir ever",
  not: "not n't no neither nor without cannot hard bare",
  soft: "wonder seem mayb perhap might may possib probab curious unsur guess suspect sound imagin puzzl confus",
  please: "pleas kind grateful appreciat would could can may request",
  thanks: "thank thankful grateful appreciat appreciation gratitud bless thankyou",
  sorry: "sorry apology apologis apologiz excus forgiv pardon regret",
  glad: "happy glad delight pleas proud excit thrill reliev lucky chuf joy joyful fun enjoy love lov treat tear",
  praise:
    "kind kindness kindest patient patienc wonderful great amaz fantastic excellent brilliant love super superb helpful gentl car thoughtful generous calm clear encourag fair best beautiful perfect marvellous marvelous magic magical star hero angel bless terrific awesom good nice sweet warm gift",
  better:
    "progress improv improvement better grown grow gain learn learnt master confident confidenc brav bright diligent curious hardwork helpful work smil laugh giggl beam glow sing sang danc settl",
  // What is complained of.
  harm: "yell scream shout humiliat embarrass mock teas laugh grab drag slap hit push shov pinch lock punish punishment ignor belittl ridicul insult swear swor curs threw throw snatch sham bully scold smirk sneer hurt kick bite bit steal stol stolen ly lying spit spat trip beat smack hiss snap bark corner exclud isolat deny forc tore rip threaten starv singl roll torment terroris frighten scar call",
  fail: "fail forget forgot forgotten neglect overlook miss lose lost los refus refusal brok broken break ruin spoil drop mess blew mishandl botch caus let allow delay wast leav left blam fault mistak error careless carelessness negligenc negligent irresponsibl irresponsibility sloppy unprofessional wrong disgrac disgraceful unacceptabl ridiculous outrageous appall shameful scandal shambl chao chaotic disorganis disorganiz useless inadequat poor unfair bias bia bother dismiss brush slip wait chas excus nonsens inexcusabl unforgivabl neglectful inconsistent contradict confus mislead misl incompetenc",
  motive:
    "care car bother want hate hat enjoy think thought believ know knew intend hope hop try choos chos chosen decid favour favor favourit favorit favouritism favoritism reveng grudg agenda deliberat deliberate intentional purpose obvious clear evident plain pretend convenient convenienc easier spit spiteful jealous jealousy embarrass asham afraid scar lazy prefer dislik resent punish hide hid cover protect excus target power pleasur reliev satisfaction glad prid ego budget",
  label:
    "bully brat liar thief thiev monster thug savag animal idiot moron dunc troublemaker loser psycho psychopath menac freak baby crybaby princess diva drama queen tyrant delinquent cheat cheater criminal devil demon terror nightmar weirdo clown coward snak pest duffer dullard hooligan ringleader gangster gang wimp snob slob pig rat beast creep bigmouth blabbermouth tattletal snitch copycat hoodlum ruffian yob scum trash lunatic maniac imbecil dimwit dummy fool goblin madam minx hussy sissy wuss parasit spong lump vegetabl zombi sociopath predator aggressor vandal goody show-off showoff",
  labeladj:
    "lazy stupid dumb spoil spoilt rude disturb mean nasty naughty crazy evil manipulativ selfish useless hopeless worthless dull stubborn slow thick feral vicious violent dangerous difficult immatur aggressiv weird retard stupidity dishonest sneaky sly disgust vile horrid horribl dirty filthy wick cruel malicious insolent arrogant bossy clumsy babyish wild uncontrollabl unmanageabl unteachabl backward defiant disobedient lying thiev cheat snotty stuck-up whiny needy clingy disruptiv obnoxious toxic foul-mouthed unhing mental mad nut simpl careless bratty greedy cold heartless ungrateful entitl precious rotten gormless bone-idle idle coward soft",
  // Scorn.
  scorn:
    "joke pathetic laughabl clueless incompetent incompetenc amateur amateurish so-called genius circus zoo farc comedy comical rocket brilliant bravo congratulation congrat wow impressiv impress apparent surpris precious majesty royal oscar medal trophy wonder marvellous charm fascinat adorabl cute supposed alleged qualify qualification degre train expert expertis professional grammar spell kindergarten nursery babysitter babysit glorify logic brain iq honest serious frank truly newsflash clear obvious evident troubl inconvenienc busy holiday salary paid taxe tax coffe nail phon paperwork monkey dinosaur century medieval prison gulag mythical miracl dream",
  // Orders and pressure.
  demand:
    "must demand expect insist requir requirement ensur instruct final non-negotiable forthwith asap immediat immediate urgent prompt deadlin settl order ceas desist oblig owe owed entitl compulsory mandatory unacceptabl",
  threat:
    "otherwis unless consequenc warn warning threat sue escalat regret report evidenc proof record recording screenshot photo post publish expos lodg elevat forward copy cc cced bcc pursu liabl liability accountabl fir sack suspend career job reputation last chanc contract donat donation donor contribution influenc contact friend connection",
  // Where it is known from.
  hearsay: "apparent rumour rumor gossip supposed alleged evident overheard",
  attributed:
    "told tell say said accord report mention explain describ ask claim wrot writ remember recall feel felt think believ insist",
  // What it is about.
  safety:
    "allergy allergic medicin medication med inhaler epipen nut peanut ibuprofen penicillin doctor dr hospital seizur diabet diabetic insulin asthma swim swimmer surgery cast fever sick ill illness dentist orthodontist clinic appointment eczema dairy gluten egg pollen wasp bee ankl knee glass hear",
  formal:
    "iep 504 evaluation evaluat consent record plan policy section placement minut writ written formal request disagre disagreement object objection appeal right entitl timelin notic copy law regulation guidanc handbook procedur independent iee ehcp prior reevaluation assessment accommodation servic goal signatur sign permission opt withdraw",
  meet: "meet call phon talk speak chat discuss conferenc zoom visit minut reply answer email writ hear advic suggest suggestion thought idea view opinion recommend",
  work: "homework test quiz grad mark project worksheet read spell math scienc essay assignment exam report scor result lesson book sheet rubric portfolio",
  day: "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday week weekend morn afternoon even night january february march april may june july august september october november december term month lunch recess playtim break",
  home: "home hous bedtim bed kitchen tabl weekend dinner breakfast car garden garag shed",
  feel: "cry upset sad worry anxious scar afraid angry nervous quiet tir shy lone stress overwhelm struggl hard tough difficult frustrat",
  rage: "hell damn bloody crap bullshit shit fuck wtf omg goddamn bs sick disgust furious livid fum enough outrageous outrag insan absurd rubbish sh ffs",
  joke: "lol haha hahaha ha xx xxx 😂 😊 hehe lmao",
  why: "why",
  wish: "could would may might wonder love like hope hop",
} as const;

export type Kind = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as Kind[];

const ofWord = new Map<string, number[]>();
for (const [index, name] of kindNames.entries()) {
  for (const word of new Set(kinds[name].split(" "))) ofWord.set(word, [...(ofWord.get(word) ?? []), index]);
}

/** All words of a kind with whatever ending, as the choice of a pattern. */
export function anyOf(kind: Kind): string {
  return kinds[kind]
    .split(" ")
    .map((word) => `${word}[a-z]*`)
    .join("|");
}

/** The kinds of a word, by their place in `kindNames`; none for a word that says nothing about them. */
export function kindsOfWord(word: string): readonly number[] | undefined {
  return ofWord.get(word);
}
