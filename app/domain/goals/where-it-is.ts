import type { Level } from "./goal.ts";

type Said = { day: string; by: "guardian" | "coach"; who: string; mine: boolean; level: Level; words: string };

/** Where a goal stands by one reading: who says so, since which day. */
export type Standing = { level: Level; day: string; who: string[]; mine: boolean; words: string };

/**
 * Where a goal is now, as a guardian reads it: her own last check-in and her coach's. Where they say the same on the same day it
 * is one reading of both.
 *
 * @param checkIns those that she may see, in the order of days
 * @returns the newest first; empty before the first check-in
 */
export function whereItIs(checkIns: readonly Said[]): Standing[] {
  const mine = checkIns.findLast((one) => one.mine);
  const hers = checkIns.findLast((one) => one.by === "coach");
  const standing = (one: Said): Standing => {
    const { level, day, words } = one;
    return { level, day, who: [one.mine ? "You" : one.who], mine: one.mine, words: one.mine ? "" : words };
  };
  if (mine && hers && mine.level === hers.level && mine.day === hers.day) {
    return [{ ...standing(mine), who: ["You", hers.who], words: hers.words }];
  }
  return [mine, hers]
    .flatMap((one) => (one ? [standing(one)] : []))
    .sort((one, other) => (one.day > other.day ? -1 : one.day < other.day ? 1 : 0));
}
