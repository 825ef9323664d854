import type { OfferedTo, Place } from "#app/domain/scheduling/offered.ts";
import { lengthWords } from "../booking/session-words.ts";

export const placeWords: Readonly<Record<Place, string>> = {
  video: "Video link",
  phone: "Phone",
  "in person": "In person",
  "at school": "At school",
};

export const offeredToWords: Readonly<Record<OfferedTo, string>> = {
  anybody: "Anybody, on the booking page",
  families: "Your families",
  members: "Only you and your colleagues",
};

export const colourWords: Readonly<Record<string, string>> = {
  pine: "Pine",
  leaf: "Leaf",
  amber: "Amber",
  sky: "Sky",
  plum: "Plum",
  stone: "Stone",
};

const hour = 60;
const day = 24 * hour;

/** "half an hour", "two hours", "a day", "three days", "a week": a span as a person says it. */
export function spanWords(minutes: number): string {
  const weeks = minutes / (7 * day);
  if (Number.isInteger(weeks) && weeks > 0) return weeks === 1 ? "a week" : `${count(weeks)} weeks`;
  const days = minutes / day;
  if (Number.isInteger(days) && days > 0) return days === 1 ? "a day" : `${count(days)} days`;
  const hours = minutes / hour;
  if (Number.isInteger(hours) && hours > 1) return `${count(hours)} hours`;
  return lengthWords(minutes);
}

const numbers = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const count = (number: number): string => numbers[number] ?? String(number);

/** Choices of a span in minutes, with the one that is set now among them. */
export function spanChoices(
  minutes: readonly number[],
  now: string,
  said: (minutes: number) => string,
): { value: string; label: string }[] {
  const all = new Set([...minutes, ...(/^\d+$/.test(now) ? [Number(now)] : [])]);
  return [...all].sort((one, other) => one - other).map((value) => ({ value: String(value), label: said(value) }));
}

export const noticeChoices = [0, 60, 240, 720, day, 2 * day, 3 * day, 5 * day, 7 * day, 14 * day];
export const stepChoices = [5, 10, 15, 20, 30, 45, 60];
export const bufferChoices = [0, 5, 10, 15, 20, 30, 45, 60];
export const cutoffChoices = [0, 60, 240, 720, day, 2 * day, 3 * day, 7 * day];
export const reminderChoices = [7 * day, 2 * day, day, 4 * hour, 2 * hour, hour, 15];

/** Minor units as they stand in a field: "140", "62.50", and nothing for nothing. */
export function amountField(minor: number): string {
  if (minor === 0) return "";
  return minor % 100 === 0 ? String(minor / 100) : (minor / 100).toFixed(2);
}
