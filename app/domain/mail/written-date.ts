/** A day and time as mail programs and people write them, in the languages of the families that are written to. */

export type WrittenDate = {
  /** "YYYY-MM-DD" */
  day: string;
  /** "HH:MM" in the writer's own zone, when it is written. */
  time: string | null;
};

const months: readonly (readonly string[])[] = [
  ["jan", "ene", "januar", "janvier", "enero", "thg 1", "tháng 1"],
  ["feb", "fév", "fev", "februar", "février", "thg 2", "tháng 2"],
  ["mar", "mär", "märz", "mars", "marzo", "thg 3", "tháng 3"],
  ["apr", "abr", "avr", "avril", "abril", "thg 4", "tháng 4"],
  ["may", "mai", "mayo", "thg 5", "tháng 5"],
  ["jun", "juin", "junio", "juni", "thg 6", "tháng 6"],
  ["jul", "juil", "julio", "juli", "thg 7", "tháng 7"],
  ["aug", "ago", "août", "aout", "agosto", "thg 8", "tháng 8"],
  ["sep", "sept", "septiembre", "septembre", "thg 9", "tháng 9"],
  ["oct", "okt", "octubre", "octobre", "oktober", "thg 10", "tháng 10"],
  ["nov", "noviembre", "novembre", "thg 11", "tháng 11"],
  ["dec", "dic", "dez", "déc", "diciembre", "décembre", "dezember", "thg 12", "tháng 12"],
];

/**
 * Reads a written date. What could be two days (3/4/2026) is read as the United States write it.
 *
 * @param text such as "Thu, Nov 12, 2026 at 2:10 PM", "12 de noviembre de 2026 7:41", "Do., 12. Nov. 2026, 14:03"
 * @returns nothing when there is no whole date in it
 */
export function writtenDate(text: string): WrittenDate | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[\u00a0\u202f]/g, " ")
    .slice(0, 200);
  const day = isoDay(plain) ?? slashedDay(plain) ?? namedDay(plain);
  return day === undefined ? undefined : { day, time: timeIn(plain) };
}

function isoDay(text: string): string | undefined {
  const found = /\b(\d{4})-(\d{2})-(\d{2})\b/.exec(text);
  return found ? dayOf(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}

function slashedDay(text: string): string | undefined {
  const found = /\b(\d{1,2})([/.])(\d{1,2})[/.](\d{2}|\d{4})\b/.exec(text);
  if (!found) return undefined;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const year = Number(found[4]) < 100 ? 2000 + Number(found[4]) : Number(found[4]);
  const dayFirst = found[2] === "." || first > 12;
  return dayFirst ? dayOf(year, second, first) : dayOf(year, first, second);
}

function namedDay(text: string): string | undefined {
  const month = monthIn(text);
  const year = /\b(?:19|20)\d{2}\b/.exec(text);
  if (!month || !year) return undefined;
  const around = text.replace(year[0], " ").replace(/\d{1,2}[:h.]\d{2}(?:[:.]\d{2})?/g, " ");
  const before = /(\d{1,2})(?:\.|º|er|st|nd|rd|th)?(?: de)?[ ,]*$/.exec(around.slice(0, around.indexOf(month.word)));
  const after = /^[a-zà-ÿ.]*[ ,]*(\d{1,2})\b/.exec(around.slice(around.indexOf(month.word) + month.word.length));
  const day = before?.[1] ?? after?.[1];
  return day === undefined ? undefined : dayOf(Number(year[0]), month.number, Number(day));
}

function monthIn(text: string): { number: number; word: string } | undefined {
  const vietnamese = /(?:thg|tháng) (\d{1,2})/.exec(text);
  if (vietnamese) return { number: Number(vietnamese[1]), word: vietnamese[0] };
  for (const word of text.match(/[a-zà-ÿ]{3,}/g) ?? []) {
    const number = months.findIndex((known) =>
      known.some((one) => word === one || (one.length >= 3 && englishLong(word, one))),
    );
    if (number >= 0) return { number: number + 1, word };
  }
  return undefined;
}

const long = new Set([
  "january",
  "february",
  "march",
  "april",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
]);
const englishLong = (word: string, short: string): boolean => long.has(word) && word.startsWith(short);

function timeIn(text: string): string | null {
  const found = /\b(\d{1,2})(?::|\s?h\s?|\.)(\d{2})(?::\d{2})?\s?(a\.?\s?m\.?|p\.?\s?m\.?)?(?![\d./])/.exec(
    text.replace(/\d{1,2}\.\d{1,2}\.\d{2,4}/g, " "),
  );
  if (!found) return null;
  const half = found[3]?.[0];
  const hour = (Number(found[1]) % (half ? 12 : 24)) + (half === "p" ? 12 : 0);
  return Number(found[2]) > 59 ? null : `${String(hour).padStart(2, "0")}:${found[2]}`;
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const made = new Date(Date.UTC(year, month - 1, day, 12));
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== day) return undefined;
  return made.toISOString().slice(0, 10);
}
