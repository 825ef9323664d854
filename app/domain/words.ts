/** What cleaning a form field gives: the text to keep, or a sentence that says what to do. */
export type CleanedText = { ok: true; text: string } | { ok: false; sentence: string };

/** How a field is cleaned: its longest length in UTF-16 units, and whether it may have several lines. */
export interface TextRules {
  max: number;
  lines?: "one" | "many";
}

const strangeCharacter = "There is a character in here that can’t be kept. Please type that part again.";

/** Control characters that carry no words, newline and tab aside. NUL is refused before this is used. */
const controlCharacters = /[^\P{Cc}\n\t]/gu;

/**
 * Cleans one untrusted form field before it is kept.
 *
 * Newlines become "\n", the ends are trimmed, control characters that nobody typed are dropped. Accents, quotes and spaces inside
 * stay to the letter, because people's own words are never rewritten.
 *
 * @param raw what the form held; a missing field (null or undefined) is the empty text
 * @param rules the longest length (counted as the browser's maxlength counts it) and one line or many
 * @returns the text, or the sentence for the screen: a file instead of words, NUL, half a character (a lone surrogate), too long
 */
export function cleanText(raw: unknown, rules: TextRules): CleanedText {
  if (raw === null || raw === undefined) return { ok: true, text: "" };
  if (typeof raw !== "string") return { ok: false, sentence: "Please write this in words." };
  // Postgres keeps neither NUL nor half a surrogate pair; refusing here means that nothing is changed behind the writer's back.
  if (raw.includes("\u0000") || /\p{Surrogate}/u.test(raw)) return { ok: false, sentence: strangeCharacter };
  const unified = raw.replace(/\r\n?/g, "\n").replace(controlCharacters, "");
  const text = (rules.lines === "one" ? unified.replace(/\s*\n\s*/g, " ") : unified).trim();
  if (text.length > rules.max) return { ok: false, sentence: tooLong(text.length, rules.max) };
  return { ok: true, text };
}

/**
 * The sentence for a text that is too long: it says how much to take out, not only that it is wrong.
 *
 * @param length the text's length in UTF-16 units
 * @param max the longest length that is kept
 */
export function tooLong(length: number, max: number): string {
  const over = new Intl.NumberFormat("en-US").format(length - max);
  return `This is ${over} ${length - max === 1 ? "character" : "characters"} longer than fits here. Please shorten it a little.`;
}

/** Letters that decomposing leaves as they are, and that people type without their stroke or tie. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
};

/**
 * Folds a text for searching: lower case, accents off, runs of white space made one space. Both the folded column and what
 * somebody types into a search field go through here, so that "Jose" finds "José" and "Muller" finds "Müller".
 *
 * @param text any text
 * @returns the folded text; folding it again changes nothing
 */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøłđðþæœıħ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}
