import { firstName } from "../names.ts";
import { addDays, schoolYearOf } from "../time/school-calendar.ts";
import { type GoalWords, type Level, levelNames, levels } from "./goal.ts";

type Told = {
  targetOn: string | null;
  wordings: readonly { words: GoalWords }[];
  checkIns: readonly { day: string; by: "guardian" | "coach"; who: string; level: Level }[];
};

const room = 6;
const shortestBreak = 3;
const shortestLine = 56;
const longest = 3 * 366;

/** The words that hold now. */
export const wordsNow = (goal: { wordings: readonly { words: GoalWords }[] }): GoalWords =>
  goal.wordings.at(-1)?.words ?? {};

/**
 * Everything that a goal's chart draws: from a few days before the first check-in to the day it is to close, or today.
 *
 * @param goal with the names as the chart says them
 * @param events what stands on the line; quotations in quotation marks
 * @param today the reader's day
 * @param begins the day on which the goal began, if it has
 */
export function goalLine(
  goal: Told,
  events: readonly { day: string; words: string; quote: boolean }[],
  today: string,
  begins: string | null,
) {
  const words = wordsNow(goal);
  const days = goal.checkIns.map((one) => one.day);
  const start = [...days, begins ?? today].reduce((one, other) => (other < one ? other : one));
  const end = [...days, today, goal.targetOn ?? today].reduce((one, other) => (other > one ? other : one));
  const from = addDays(start, -room);
  const to = [addDays(end, room), addDays(from, shortestLine)].sort().at(-1) ?? end;
  return {
    levels: levels.map((level) => ({ level, name: levelNames[level], ...(words[level] && { words: words[level] }) })),
    checkIns: goal.checkIns.map(({ day, by, who, level }) => ({ day, by, who, level })),
    events: events
      .filter((event) => event.day >= from && event.day <= to)
      .map((event) => ({ day: event.day, text: event.quote ? `“${event.words}”` : event.words })),
    breaks: breaksBetween(from, to),
    from,
    to,
    today,
  };
}

/** The longer breaks of the school calendar; a single free day would only be a line among others. */
function breaksBetween(from: string, to: string): { from: string; to: string; name: string }[] {
  const found: { from: string; to: string; name: string }[] = [];
  const last = [to, addDays(from, longest)].sort()[0] ?? to;
  for (let day = from; day <= last; ) {
    const year = schoolYearOf(day);
    for (const one of year.breaks) {
      const long = addDays(one.from, shortestBreak - 1) <= one.to;
      if (long && one.to >= from && one.from <= to) found.push({ from: one.from, to: one.to, name: one.name });
    }
    day = addDays(year.lastDay, 1);
  }
  return found;
}

// Beginnings that are no names, so that a level's words can stand inside another sentence.
const openers = new Set(
  "a after an at before but by each every from he her his in it most no nobody not nothing now on once one only our she some the their there they this twice two we when".split(
    " ",
  ),
);

/** A level's words inside a sentence: "The same evening." becomes "the same evening". A name keeps its capital. */
export function insideSentence(words: string): string {
  const first = words.split(/\s/, 1)[0] ?? "";
  const said = openers.has(first.toLowerCase()) ? first.toLowerCase() + words.slice(first.length) : words;
  return /[^.]\.$/.test(said) && !said.slice(0, -1).includes(". ") ? said.slice(0, -1) : said;
}

/** How a level is said to the parent: in the family's words, or by its name where nobody has described it. */
export const levelSaid = (words: GoalWords, level: Level): string => words[level] ?? levelNames[level];

/**
 * Check-ins with the names that a chart says: first names, and whole ones where two people share a first name.
 *
 * @param self what the reader's own are called; absent means by her name too
 */
export function withShortNames<One extends { personId: string; who: string; mine: boolean }>(
  checkIns: readonly One[],
  self?: string,
): One[] {
  const people = new Map(checkIns.map((one) => [one.personId, one.who]));
  const firsts = [...people.values()].map(firstName);
  const name = (one: One) => {
    if (self && one.mine) return self;
    const short = firstName(people.get(one.personId) ?? one.who);
    return firsts.filter((other) => other === short).length > 1 ? one.who : short;
  };
  return checkIns.map((one) => ({ ...one, who: name(one) }));
}
