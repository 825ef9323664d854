/** A word, a number or a mark of a sentence. Offsets are UTF-16 units within that sentence, the end excluded. */
export interface Token {
  start: number;
  end: number;
  /** As it was written. */
  raw: string;
  /** Small letters, a plain apostrophe, and the usual spelling where the written one is a known way to miss it. */
  word: string;
  /** The word without its ending. */
  stem: string;
  /** A capital letter that no sentence start explains: somebody's or something's name. */
  name: boolean;
}

/**
 * Spellings met in quick messages and with dyslexia, beside the usual one. Nobody is told of them: a writer's spelling must change
 * nothing in what is noticed.
 */
const usual: Record<string, string> = Object.fromEntries(
  (
    "u:you ya:you yu:you yuo:you ur:your youre:you're yous:you y:why r:are im:i'm ive:i've ill:i'll id:i'd hes:he's shes:she's its:it's thats:that's " +
    "dont:don't dosnt:doesn't doesnt:doesn't dosent:doesn't didnt:didn't diddnt:didn't wasnt:wasn't isnt:isn't arent:aren't cant:can't carnt:can't wont:won't " +
    "wouldnt:wouldn't couldnt:couldn't shouldnt:shouldn't hasnt:hasn't havent:haven't hadnt:hadn't werent:weren't weve:we've theyre:they're theyve:they've youve:you've youd:you'd youll:you'll " +
    "thx:thanks thanx:thanks thnx:thanks tks:thanks ty:thanks ta:thanks thankyou:thanks fank:thank thnk:thank pls:please plz:please plse:please plese:please pleese:please pleas:please " +
    "tmrw:tomorrow tmr:tomorrow tomorow:tomorrow tomoro:tomorrow 2moro:tomorrow 2morrow:tomorrow 2day:today 2nite:tonight tonite:tonight b4:before gr8:great l8:late l8r:later " +
    "allways:always alway:always alwase:always orlways:always nevr:never nver:never nevver:never neva:never evry:every every1:everyone evryone:everyone noone:nobody no1:nobody any1:anyone some1:someone " +
    "becuase:because becos:because becouse:because becaus:because cos:because cuz:because coz:because bc:because bcos:because bcoz:because " +
    "truble:trouble trubble:trouble wonted:wanted wont2:want rite:write rote:wrote no:no skool:school scool:school shcool:school teecher:teacher techer:teacher teachr:teacher " +
    "lissen:listen lisen:listen lern:learn lerning:learning tuff:tough nite:night thru:through thort:thought thot:thought wot:what wat:what wen:when wich:which wiv:with wid:with dat:that dis:this dem:them da:the " +
    "sed:said sez:says tolled:told tole:told shoted:shouted showted:shouted showting:shouting skreamed:screamed skream:scream yeled:yelled laffed:laughed laffing:laughing lafed:laughed " +
    "stoopid:stupid stupit:stupid stuped:stupid lasy:lazy lazey:lazy lier:liar bullys:bullies bulley:bully buly:bully bulled:bullied bullyed:bullied norty:naughty nauty:naughty " +
    "wos:was woz:was bin:been hav:have av:have ave:have jus:just abt:about msg:message hw:homework hmwk:homework homwork:homework def:definitely defo:definitely rly:really realy:really relly:really " +
    "sory:sorry sorri:sorry soz:sorry frend:friend freind:friend frends:friends freinds:friends befor:before agen:again agane:again shud:should shoud:should wud:would woud:would cud:could coud:could " +
    "ansered:answered anser:answer awnser:answer replyed:replied emale:email foned:phoned fone:phone calld:called cald:called wen't:went mite:might nite:night luv:love luvs:loves luvd:loved grate:great " +
    "beleve:believe belive:believe beleive:believe recieve:receive recieved:received definately:definitely seperate:separate diffrent:different embarased:embarrassed embarassed:embarrassed embarrased:embarrassed humilated:humiliated " +
    "ignord:ignored ignor:ignore forgoten:forgotten forgoted:forgot falt:fault folt:fault blaming:blaming responsable:responsible reponsible:responsible imediately:immediately immediatly:immediately tho:though tbh:honestly wanna:want gonna:going gotta:got lotta:lot " +
    "kno:know knw:know nowing:knowing everythink:everything nothink:nothing somethink:something anythink:anything nuffin:nothing nuthin:nothing nowt:nothing summat:something ain't:isn't aint:isn't"
  )
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

const piece =
  /\p{L}[\p{L}\p{M}]*(?:['’][\p{L}]+)*|\d[\d.,:/]*(?:st|nd|rd|th|am|pm|%)?|\p{L}?\d\p{L}+|[!?]+|\.{2,}|…|[.,;:()"“”—–]/gu;

/**
 * Takes a sentence apart into words and marks.
 *
 * @param sentence one sentence
 * @returns its tokens in order; "don't" is two, "do" and "n't"
 */
export function tokensOf(sentence: string): Token[] {
  const tokens: Token[] = [];
  for (const match of sentence.matchAll(piece)) pushPiece(tokens, match[0], match.index);
  return tokens;
}

function pushPiece(tokens: Token[], raw: string, start: number): void {
  const end = start + raw.length;
  const first = raw.charCodeAt(0);
  if (first >= 48 && first <= 57 && !Object.hasOwn(usual, raw.toLowerCase())) {
    tokens.push({ start, end, raw, word: "#", stem: "#", name: false });
    return;
  }
  const lower = raw.toLowerCase().replace("’", "'");
  const word = Object.hasOwn(usual, lower) ? (usual[lower] ?? lower) : lower;
  const cut = word.endsWith("n't") ? word.length - 3 : word.indexOf("'");
  if (cut > 0) {
    const head =
      cut === 2 && word.startsWith("ca") ? "can" : cut === 2 && word.startsWith("wo") ? "will" : word.slice(0, cut);
    const tail = word.slice(cut);
    const name = isName(tokens, raw);
    tokens.push({ start, end, raw, word: head, stem: stemOf(head), name });
    tokens.push({ start, end, raw: "", word: tail, stem: tail, name: false });
    return;
  }
  tokens.push({ start, end, raw, word, stem: stemOf(word), name: isName(tokens, raw) });
}

/** A capital inside a sentence that is otherwise written small. "I" is nobody's name. */
function isName(before: readonly Token[], raw: string): boolean {
  if (before.length === 0 || raw.length < 2 || !/^\p{Lu}\p{Ll}/u.test(raw)) return false;
  const last = before.at(-1);
  return last !== undefined && !/^["“.!?…:]/.test(last.raw);
}

/** What a word is without its ending: rough, but the same for training and for reading. */
export function stemOf(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("ies") || word.endsWith("ied")) return `${word.slice(0, -3)}y`;
  if (word.endsWith("ing") && word.length > 5) return undouble(word.slice(0, -3));
  if (word.endsWith("ed") && word.length > 4) return undouble(word.slice(0, -2));
  if (word.endsWith("ly") && word.length > 5) return word.slice(0, -2);
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is"))
    return withoutE(word.slice(0, -1));
  return withoutE(word);
}

const withoutE = (word: string) => (word.length > 4 && word.endsWith("e") ? word.slice(0, -1) : word);

function undouble(word: string): string {
  const last = word.at(-1);
  if (word.length > 3 && last === word.at(-2) && last !== "l" && last !== "s") return word.slice(0, -1);
  return withoutE(word);
}
