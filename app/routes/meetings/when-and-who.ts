import { firstName } from "#app/domain/names.ts";
import { clockTime, longDay, type Place, type When } from "#app/ui/date-words.tsx";

const places: Readonly<Record<string, string>> = {
  video: "by video",
  phone: "by phone",
  "in person": "in person",
  "at school": "at school",
};

/** Where a session is, as part of a sentence. */
export const placeInWords = (place: string): string => places[place] ?? place;

/** How long it is: "50 minutes". */
export function lengthInWords(session: { startsAt: When; endsAt: When }): string {
  const minutes = Math.round((new Date(session.endsAt).getTime() - new Date(session.startsAt).getTime()) / 60_000);
  return `${minutes} minutes`;
}

/** "Thursday, October 16, 10:00". */
export const dayAndClock = (at: When, place: Place): string => `${longDay(at, place)}, ${clockTime(at, place)}`;

const list = new Intl.ListFormat("en-US", { type: "conjunction" });

/** First names in a row: "Priya and Daniel"; `instead` where nobody is known. */
export const firstNames = (people: readonly { name: string }[], instead = "the family"): string =>
  people.length === 0 ? instead : list.format(people.map((one) => firstName(one.name)));
