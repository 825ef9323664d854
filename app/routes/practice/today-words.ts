import { smallNumber } from "#app/domain/families/family.ts";
import { firstName } from "#app/domain/names.ts";
import type { TodayCounts, Waiting } from "#app/domain/today/waiting.server.ts";
import { clockTime, hardSpaces, type Place, sinceWords } from "#app/ui/date-words.tsx";

/** What stands at the left of an item: when it is needed, and why. */
export function whenNeeded(item: Waiting, group: "today" | "tomorrow" | "later", now: Date, place: Place) {
  const reasons = {
    asked: "as asked",
    "has passed": "asked for, has passed",
    promise: "your promise",
    "promise passed": "past your promise",
    "no hours": "no hours set",
  };
  const why = reasons[item.why];
  if (!item.due) return { by: "Any day", why };
  const time = clockTime(item.due, place);
  if (group === "tomorrow")
    return isMorning(item.due, place) ? { by: "Tonight", why: `for ${time}` } : { by: "Tomorrow", why: `by ${time}` };
  const day = capitalised(sinceWords(item.due, now, place).replace(/ at .*$/, ""));
  if (group === "later") return { by: day, why: `by ${time}, ${why}` };
  return day === "Today" ? { by: `By ${time}`, why } : { by: day, why: `${time}, ${why}` };
}

const isMorning = (at: Date, place: Place) => Number.parseInt(clockTime(at, { ...place, clock: "24" }), 10) < 12;

const versions = ["", "", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth"];

/** Where an item comes from: "Third version, shared by Marguerite today at 6:58." */
export function whereFrom(item: Waiting, now: Date, place: Place): string {
  const shared = `hared by ${firstName(item.from)} ${sinceWords(item.sharedAt, now, place)}.`;
  const turn = versions[item.round] ?? `${item.round}th`;
  if (item.kind === "draft") return turn ? `${turn} version, s${shared}` : `S${shared}`;
  return turn ? `An exercise, ${turn.toLowerCase()} time, s${shared}` : `Answers to an exercise. S${shared}`;
}

/** "Three messages and one exercise to read, about 25 minutes. Nobody has waited past your promise." */
export function whatWaits({ messages, exercises, minutes, pastPromise }: TodayCounts): string {
  const things = [counted(messages, "message"), counted(exercises, "exercise")].filter(Boolean).join(" and ");
  const time = minutes === 1 ? "about a minute" : hardSpaces(`about ${minutes} minutes`);
  const waited =
    pastPromise === 0
      ? "Nobody has waited past your promise."
      : `${capitalised(smallNumber(pastPromise))} ${pastPromise === 1 ? "has" : "have"} waited past your promise.`;
  return `${capitalised(things)} to read, ${time}. ${waited}`;
}

const counted = (count: number, noun: string): string =>
  count === 0 ? "" : `${smallNumber(count)} ${noun}${count === 1 ? "" : "s"}`;

/** A sentence's beginning. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "Renata’s thank-you to Mr. Ito and Hodan’s word of an absence" */
export function whoseMessages(sent: readonly { who: string; title: string }[]): string {
  const each = sent.map((one) => `${firstName(one.who)}’s ${one.title.charAt(0).toLowerCase()}${one.title.slice(1)}`);
  const last = each.at(-1) ?? "";
  return hardSpaces(each.length < 2 ? last : `${each.slice(0, -1).join(", ")} and ${last}`);
}

/** "Since Monday families have shared about 3 hours of reading with you." Nothing for a week that has not begun. */
export function readingThisWeek(minutes: number): string {
  if (minutes === 0) return "";
  return `Since Monday families have shared ${hardSpaces(durationWords(minutes))} of reading with you.`;
}

/** "about 40 minutes", "about an hour", "about 2½ hours" */
export function durationWords(minutes: number): string {
  if (minutes < 55) return `about ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  const halves = Math.round(minutes / 30);
  const hours = `${Math.floor(halves / 2)}${halves % 2 === 1 ? "½" : ""}`;
  return hours === "1" ? "about an hour" : `about ${hours} hours`;
}
