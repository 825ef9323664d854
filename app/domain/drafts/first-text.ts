/** The names that a first text may use. A name that is not known is left out, never made up. */
export interface Names {
  child?: string;
  /** As the teacher is greeted: "Ms. Brandt". */
  teacher?: string;
  /** As the writer signs. */
  guardian?: string;
}

/** A sentence that is only said when an answer was one of these choices. */
export interface SentenceWhen {
  say: string;
  when: { key: string; isOneOf: readonly string[] };
}

export type Sentence = string | SentenceWhen;

/** A sentence, or the first of several that can be said with what is known. */
export type Piece = Sentence | { firstOf: readonly Sentence[] };

/**
 * How a first text is made of answers. It is plain data, so that an exercise can carry it.
 *
 * A sentence names answers in braces: "What helps at home: {helps}." A sentence whose answer is blank is left out, and so is a
 * paragraph without sentences. "{ask}" alone is the answer as a sentence of its own; "{ask?}" ends as a question. {child},
 * {teacher} and {guardian} are names; a child without a name is "my child".
 */
export interface FirstText {
  /** The first of these that can be said becomes the subject. */
  subject: readonly Sentence[];
  body: readonly (readonly Piece[])[];
}

/** A subject longer than this is cut off in most lists of mail, so a plainer one is taken. */
const longestSubject = 90;

/** What a subject may hold at all; only a child's name of that length gets here. */
const mostOfSubject = 200;

/** Answers by key, as plain words (or the key of a choice). */
export type Values = Readonly<Record<string, string | undefined>>;

/** A first text: what somebody begins with, and then changes until it sounds like her. */
export interface ComposedText {
  subject: string;
  body: string;
}

/**
 * Reads a text with its subject back from JSON, such as what a parent made of an exercise.
 *
 * @param raw what the database holds
 * @returns null when it is no such text
 */
export function keptText(raw: unknown): ComposedText | null {
  if (typeof raw !== "object" || raw === null || !("subject" in raw) || !("body" in raw)) return null;
  const { subject, body } = raw;
  return typeof subject === "string" && typeof body === "string" ? { subject, body } : null;
}

/**
 * Makes a first text out of answers: greeting, paragraphs, name. Only what was answered is in it.
 *
 * @param template the sentences
 * @param values the answers; blank ones and unknown keys are left out with their sentence
 * @param names the names that are known
 * @returns a subject on one line and a body with one empty line between paragraphs
 */
export function fillIn(template: FirstText, values: Values, names: Names): ComposedText {
  const known = knownValues(values, names);
  const subjects = template.subject.map((sentence) => saySentence(sentence, known)).filter((said) => said !== null);
  const subject = subjects.find((said) => said.length <= longestSubject) ?? subjects.at(-1) ?? "";
  const paragraphs = template.body
    .map((pieces) => pieces.flatMap((piece) => sayPiece(piece, known)).join(" "))
    .filter((paragraph) => paragraph !== "");
  const teacher = known.get("teacher");
  const guardian = known.get("guardian");
  const greeting = teacher === undefined ? "Hello," : `Dear ${inline(teacher)},`;
  const body = [greeting, ...paragraphs, ...(guardian === undefined ? [] : [inline(guardian)])].join("\n\n");
  return { subject: subject.slice(0, mostOfSubject).replace(/\p{Surrogate}$/u, ""), body };
}

function knownValues(values: Values, names: Names): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const [key, value] of Object.entries({ ...values, ...names })) {
    const words = value?.trim() ?? "";
    if (words !== "") known.set(key, words);
  }
  if (!known.has("child")) known.set("child", "my child");
  return known;
}

function sayPiece(piece: Piece, known: ReadonlyMap<string, string>): string[] {
  const said =
    typeof piece === "object" && "firstOf" in piece ? firstSayable(piece.firstOf, known) : saySentence(piece, known);
  return said === null ? [] : [said];
}

function firstSayable(sentences: readonly Sentence[], known: ReadonlyMap<string, string>): string | null {
  for (const sentence of sentences) {
    const said = saySentence(sentence, known);
    if (said !== null) return said;
  }
  return null;
}

const blank = /\{([a-z][\w.-]*)(\??)\}/g;

function saySentence(sentence: Sentence, known: ReadonlyMap<string, string>): string | null {
  if (typeof sentence !== "string") {
    const chosen = known.get(sentence.when.key);
    if (chosen === undefined || !sentence.when.isOneOf.includes(chosen)) return null;
  }
  const pattern = typeof sentence === "string" ? sentence : sentence.say;
  const keys = [...pattern.matchAll(blank)].map((match) => match[1] ?? "");
  if (keys.some((key) => !known.has(key))) return null;
  let said = "";
  let from = 0;
  for (const match of pattern.matchAll(blank)) {
    said += pattern.slice(from, match.index);
    from = match.index + match[0].length;
    const words = known.get(match[1] ?? "") ?? "";
    const standsAlone = from === pattern.length && (said === "" || said.endsWith("\n"));
    const put = standsAlone ? ownSentence(words, match[2] || ".") : withoutEcho(said, midSentence(said, inline(words)));
    said += put;
    // "{ask}." after "Could it be the noise?" keeps the question mark alone.
    if (/[.?]/.test(pattern[from] ?? "") && /[.!?…]["”’)]?$/.test(put)) from += 1;
  }
  return capitalised(said + pattern.slice(from));
}

/** Words inside a sentence of ours: on one line, without the full stop that was theirs. */
function inline(words: string): string {
  const line = words.replace(/\s+/g, " ").trim();
  // The dot of "a.m." is part of the word; that of a sentence is not. A line of nothing but signs stays as it is.
  if (/(^|[^\p{L}])\p{L}\.\p{L}\.$/u.test(line) || line.endsWith("..")) return line;
  return line.replace(/[\s.,;:]+$/, "") || line;
}

/** Small words that people begin an answer with, and that are not written large in the middle of a sentence. */
const smallWords = new Set(
  "a an the this that these those he she they we it his her their our my when where how what why who one two three four five on in at by from for after before until since with to and some every each last next yesterday today tomorrow if because".split(
    " ",
  ),
);

/** "After 3 p.m." inside a sentence of ours begins small; "Tuesday", "ADHD" and "I" stay as they are. */
function midSentence(before: string, words: string): string {
  const first = /^\p{L}+/u.exec(words)?.[0] ?? "";
  const small = first.toLowerCase();
  return before !== "" && smallWords.has(small) ? small + words.slice(first.length) : words;
}

/** Words that stand as a sentence of their own: a capital at the beginning, and a mark at the end of a single line. */
function ownSentence(words: string, mark: string): string {
  const lines = words
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  const begun = capitalised(lines);
  if (begun.includes("\n") || /[.!?…。！？؟।]["”’)\]]*$/u.test(begun)) return begun;
  return `${begun.replace(/[\s,;:]+$/, "") || begun}${mark}`;
}

/** "by {day}" answered with "By Thursday" says "by" once. */
function withoutEcho(before: string, words: string): string {
  const last = /([\p{L}]+) $/u.exec(before)?.[1]?.toLowerCase();
  const first = /^([\p{L}]+) (.+)$/su.exec(words);
  return last !== undefined && first?.[1]?.toLowerCase() === last ? (first[2] ?? words) : words;
}

function capitalised(sentence: string): string {
  const first = String.fromCodePoint(sentence.codePointAt(0) ?? 32);
  // "ß" would become "SS": only a letter whose capital is one letter changes.
  const capital = first.toLocaleUpperCase("en-US");
  return sentence === "" || capital.length !== first.length ? sentence : capital + sentence.slice(first.length);
}
