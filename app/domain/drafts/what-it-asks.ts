import { addDays, addSchoolDays, nextSchoolDay, schoolDaysUntil, weekdayOf } from "../time/school-calendar.ts";

/** What a message from school asks, as its own words say it, and by when an answer is due. */
export interface Asked {
  /** Its own sentences that ask, whole, at most three. */
  sentences: string[];
  /** It asks for nothing but to hear that it arrived. */
  onlyReceipt: boolean;
  /** The day until which an answer is soon enough ("YYYY-MM-DD"). */
  by: string;
  /** Whether that day is named in it; else it is what is usual. */
  named: boolean;
  /** How many school days that is from the day on which it is read. */
  schoolDays: number;
}

/** Where no day is named, so many school days are soon enough for anybody. */
const usualDays = 2;
const most = 3;

/**
 * Reads what is asked, and by when. It only points at the sender's own sentences and guesses nothing behind them.
 *
 * @param text the new words of what arrived
 * @param today the reader's date
 * @param arrivedOn the date it came, which "tomorrow" in it counts from
 */
export function whatItAsks(text: string, today: string, arrivedOn = today): Asked {
  const all = sentencesOf(text);
  const asking = all.filter(asks);
  const days = all.flatMap((sentence) => namedDay(sentence, arrivedOn) ?? []).filter((day) => day >= today);
  const onlyReceipt = asking.length > 0 && asking.every((sentence) => receipt.test(sentence));
  const usual = onlyReceipt ? nextSchoolDay(today) : addSchoolDays(today, usualDays);
  const by = days.toSorted()[0] ?? usual;
  return {
    sentences: asking.slice(0, most),
    onlyReceipt,
    by,
    named: days.length > 0,
    schoolDays: schoolDaysUntil(today, by),
  };
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

function sentencesOf(text: string): string[] {
  return text
    .replace(/\b(Mr|Mrs|Ms|Mx|Dr|Prof|St|a\.m|p\.m|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\. /g, "$1.\u00a0")
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.replaceAll("\u00a0", " ").trim()))
    .filter((sentence) => sentence !== "");
}

const request =
  /\b(?:please|kindly)\b(?! (?:accept|know|find|feel)\b)|\blet (?:me|us) know\b|\b(?:we|i)(?: would|['’]d)? (?:need|like|want|ask)(?:ed|ing)? (?:you|to (?:meet|talk|speak|hear))\b|\byou (?:need|have) to\b|\bget back to (?:me|us)\b|\brsvp\b/i;
const receipt =
  /\b(?:got|received?|seen|read) (?:this|it|my|the|that)\b|\bconfirm(?:ing)? (?:receipt|that you (?:got|have|received|read))|\backnowledge\b/i;
/** "How are you?" and "Right?" ask for nothing. */
const politeness = /^(?:hi|hello|dear|how are you|right|ok(?:ay)?)\b/i;

function asks(sentence: string): boolean {
  if (politeness.test(sentence) && sentence.length < 40) return false;
  return /\?["”’)]*$/.test(sentence) || request.test(sentence);
}

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const due =
  /\b(?:by|before|until|till|due(?: on| by)?|no later than|on or before)\s+(?:the\s+)?(?:end of\s+(?:the\s+)?)?(?:(?:this|next|coming)\s+)?(today|tonight|tomorrow|day|week|monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}|\d{1,2}\/\d{1,2})\b/i;
const friday = 5;

/** The day that a sentence names as its end, on or after the one it came on. */
function namedDay(sentence: string, from: string): string | null {
  const said = due.exec(sentence)?.[1]?.toLowerCase();
  if (said === undefined) return null;
  if (said === "today" || said === "tonight" || said === "day") return from;
  if (said === "tomorrow") return addDays(from, 1);
  if (said === "week") return onOrAfter(from, friday);
  const weekday = weekdays.indexOf(said) + 1;
  if (weekday > 0) return onOrAfter(addDays(from, 1), weekday);
  const slashed = /^(\d{1,2})\/(\d{1,2})$/.exec(said);
  const month = slashed ? Number(slashed[1]) : months.indexOf(said.slice(0, 3)) + 1;
  const day = Number(slashed ? slashed[2] : /\d+/.exec(said)?.[0]);
  return dateAfter(from, month, day);
}

function onOrAfter(from: string, weekday: number): string {
  return addDays(from, (weekday - weekdayOf(from) + 7) % 7);
}

function dateAfter(from: string, month: number, day: number): string | null {
  const year = Number(from.slice(0, 4));
  for (const each of [year, year + 1]) {
    const date = new Date(Date.UTC(each, month - 1, day));
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) continue;
    const iso = date.toISOString().slice(0, 10);
    if (iso >= from) return iso;
  }
  return null;
}
