/**
 * The first whole sentence of what someone wrote, never cut with dots. A greeting line ("Dear Mr. Brandvold,") is
 * passed over when more follows.
 * @param text what was written
 * @param locale the language that it is written in
 * @returns the sentence, its white space collapsed; "" when there is none
 */
export function excerpt(text: string, locale = "en"): string {
  const paragraphs = text
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  const body = paragraphs.length > 1 && isGreeting(paragraphs[0] ?? "") ? paragraphs.slice(1) : paragraphs;
  return firstSentence(body[0] ?? "", locale);
}

/** Short, and ending in a comma or nothing: no sentence of its own. */
function isGreeting(line: string): boolean {
  return line.length <= 60 && /[,:–]$/.test(line);
}

const titles = /\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Sr|Jr)\.$/;

function firstSentence(paragraph: string, locale: string): string {
  const segments = [...new Intl.Segmenter(locale, { granularity: "sentence" }).segment(paragraph)];
  let sentence = "";
  for (const { segment } of segments) {
    sentence += segment;
    // Unicode's rules end a sentence after "Mr." before a capital; ours do not.
    if (!titles.test(sentence.trimEnd())) break;
  }
  return sentence.trim();
}
