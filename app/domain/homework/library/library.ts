import type { Exercise } from "../homework.ts";
import { beforeIWrite } from "./before-i-write.ts";
import { fiveLinesAfterATalk } from "./five-lines-after-a-talk.ts";
import { helloThisIsUs } from "./hello-this-is-us.ts";
import { helpMeUnderstand } from "./help-me-understand.ts";
import { oneThingOneDay } from "./one-thing-one-day.ts";
import { tenPastTwo } from "./ten-past-two.ts";
import { threeThingsForTheMeeting } from "./three-things-for-the-meeting.ts";
import { twoLinesToday } from "./two-lines-today.ts";

/** The exercises that every practice begins with, by their numbers. */
export const library: readonly Exercise[] = [
  helloThisIsUs,
  oneThingOneDay,
  twoLinesToday,
  helpMeUnderstand,
  fiveLinesAfterATalk,
  beforeIWrite,
  tenPastTwo,
  threeThingsForTheMeeting,
];

/**
 * An exercise of the library.
 *
 * @param key its stable key
 * @returns the exercise, or null when the library has none of that key
 */
export function exerciseByKey(key: string): Exercise | null {
  return library.find((exercise) => exercise.key === key) ?? null;
}
