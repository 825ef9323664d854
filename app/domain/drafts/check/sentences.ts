/** A stretch of the text that stands for one thing said. Offsets are UTF-16 units, the end excluded. */
export interface Sentence {
  start: number;
  end: number;
  text: string;
  /** The paragraph that it stands in, counted from 0. */
  paragraph: number;
  /** A salutation, a closing formula or a name beneath: no one is accused by it, so tone is not looked for in it. */
  frame: boolean;
}

/** Words whose full stop ends no sentence. */
const shortened =
  /(?:^|[\s("])(?:[Mm]rs?|[Mm]s|[Mm]x|[Dd]r|[Pp]rof|St|Sr|Jr|Rev|vs|e\.g|i\.e|approx|dept|ext|pp|[A-HJ-Z])\.$/;

const salutation =
  /^(?:(?:dear|hi|hello|hey|hiya|respected|good (?:morning|afternoon|evening|day)|greetings|to|attn|assalamu? ?alaikum|salam|namaste)\b[^!?]{0,60}|(?:mr|mrs|ms|miss|dr|teacher|ma'?am|sir|madam)\b\.?[^.!?]{0,30})[,:;.!–-]*$/i;

const closing =
  /^(?:(?:with )?(?:many |kind |kindest |best |warm |warmest |all good |good )*(?:thanks|regards|wishes|respects?|gratitude|love)|thank you(?: (?:so much|very much|again))?|thanking you(?: in anticipation)?|yours?(?: (?:sincerely|faithfully|truly|respectfully))?|sincerely(?: yours)?|respectfully(?: yours)?|cordially|warmly|best|cheers|ta|signed|love|god bless(?: you)?|take care|salamat po|in partnership|with appreciation|gratefully)\b[^.!?]{0,24}[,.!]*$/i;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * Takes a message apart into sentences.
 *
 * @param text the whole message
 * @returns its sentences in order, trimmed, each with its place
 */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  let from = 0;
  const lines = text.split(/(\r?\n)/);
  let blank = false;
  for (const line of lines) {
    if (/^\r?\n$/.test(line)) {
      from += line.length;
      continue;
    }
    if (line.trim() === "") blank = true;
    else {
      if (blank && sentences.length > 0) paragraph += 1;
      blank = false;
      pushLine(sentences, line, from, paragraph);
    }
    from += line.length;
  }
  markFrame(sentences);
  return sentences;
}

/** More words than this without a stop are read in pieces, so that the work grows with the text and not with its square. */
const longestSentence = 60;

/** A line break ends a sentence: in letters to a school it stands between paragraphs. */
function pushLine(sentences: Sentence[], line: string, from: number, paragraph: number): void {
  let start = 0;
  const push = (end: number) => {
    const raw = line.slice(start, end);
    const first = start + (raw.length - raw.trimStart().length);
    const last = start + raw.trimEnd().length;
    start = end;
    if (last <= first) return;
    sentences.push({ start: from + first, end: from + last, text: line.slice(first, last), paragraph, frame: false });
  };
  for (const { index, segment } of segmenter.segment(line)) {
    const end = index + segment.length;
    if (end < line.length && shortened.test(line.slice(Math.max(0, end - 12), end).trimEnd())) continue;
    for (const piece of piecesOf(line.slice(start, end))) push(start + piece);
  }
  push(line.length);
}

/** How far each piece of a sentence reaches from the one before: the whole of it, or so many words at a time. */
function piecesOf(sentence: string): number[] {
  if (sentence.length < longestSentence * 3) return [sentence.length];
  const pieces: number[] = [];
  let [words, from] = [0, 0];
  for (const { index } of sentence.matchAll(/\s\S/g)) {
    words += 1;
    if (words < longestSentence) continue;
    pieces.push(index + 1 - from);
    [words, from] = [0, index + 1];
  }
  return [...pieces, sentence.length - from];
}

/** The salutation stands first; closing and names stand last, each on a line of its own. */
function markFrame(sentences: Sentence[]): void {
  if (sentences.length < 2) return;
  const first = sentences[0];
  if (first && salutation.test(first.text) && first.text.length < 80) first.frame = true;
  for (let at = sentences.length - 1; at > 0 && at > sentences.length - 7; at -= 1) {
    const sentence = sentences[at];
    if (!sentence) return;
    const name = !/[.?!]["')]?$/.test(sentence.text) && sentence.text.split(/\s+/).length <= 6 && at > 1;
    if (!closing.test(sentence.text) && !name) return;
    sentence.frame = true;
  }
}
