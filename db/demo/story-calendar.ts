import { addDays, offWeekendsAndBreaks, usSchoolYear } from "#app/domain/time/school-calendar.ts";
import { instantOf, localDate } from "#app/domain/time/zoned.server.ts";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const storiesBegin = "08-12";

/** Where the day of the stories is counted, so that yesterday's evening is over wherever they are told. */
const westernmost = "America/Los_Angeles";
/** What is told of today itself has happened by half past four in the morning there. */
const untilAllIsTold = 4.5 * 3_600_000;

/**
 * The days of the demo. Its stories are told by the school calendar, from an August to the next: they are laid into the
 * school year that last began, and what lies after today is still to come.
 */
export type StoryCalendar = {
  /** Today, "YYYY-MM-DD". */
  today: string;
  /** The calendar year in which the stories begin. */
  startYear: number;
  /** A day such as "Oct 14", as "YYYY-MM-DD"; off weekends and breaks unless it must stand. */
  day(words: string, stands?: "stands"): string;
  /** An instant such as "Oct 14" at "20:52" in a zone. */
  at(words: string, time: string, zone: string): Date;
  /** So many days before today, as "YYYY-MM-DD". */
  ago(days: number): string;
  /** So many days before today at a time of day. */
  agoAt(days: number, time: string, zone: string): Date;
  /** Whether a day or instant is over. */
  isPast(when: string | Date): boolean;
};

/** @param now the instant from which the demo is told */
export function storyCalendar(now: Date): StoryCalendar {
  const today = localDate(new Date(now.getTime() - untilAllIsTold), westernmost);
  const thisYear = Number(today.slice(0, 4));
  const startYear = today >= `${thisYear}-${storiesBegin}` ? thisYear : thisYear - 1;
  usSchoolYear(startYear);

  const day = (words: string, stands?: "stands") => {
    const [month = "", date = ""] = words.split(" ");
    const at = months.indexOf(month) + 1;
    if (at === 0 || !/^\d{1,2}$/.test(date)) throw new RangeError(`Not a day of the story: ${words}`);
    const year = at >= 8 ? startYear : startYear + 1;
    const iso = `${year}-${String(at).padStart(2, "0")}-${date.padStart(2, "0")}`;
    return stands ? iso : offWeekendsAndBreaks(iso);
  };
  const ago = (days: number) => addDays(today, -days);
  return {
    today,
    startYear,
    day,
    at: (words, time, zone) => instantOf(day(words), time, zone),
    ago,
    agoAt: (days, time, zone) => instantOf(ago(days), time, zone),
    isPast: (when) => (typeof when === "string" ? when <= today : when <= now),
  };
}
