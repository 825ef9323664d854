import { addDays } from "../time/school-calendar.ts";

/** The states of a settled point (product.md, "Words"). */
export const pointStates = ["open", "settled", "remembered differently", "done"] as const;

export type PointState = (typeof pointStates)[number];

export interface PointArrow {
  from: PointState;
  to: PointState;
  who: "guardian";
}

/**
 * Every change of a settled point that there is. A guardian alone makes them, and time makes none: silence is never consent. What is
 * done may be open again, since what was kept for four weeks can lapse.
 */
export const pointArrows: readonly PointArrow[] = [
  { from: "open", to: "settled", who: "guardian" },
  { from: "open", to: "remembered differently", who: "guardian" },
  { from: "open", to: "done", who: "guardian" },
  { from: "settled", to: "open", who: "guardian" },
  { from: "settled", to: "remembered differently", who: "guardian" },
  { from: "settled", to: "done", who: "guardian" },
  { from: "remembered differently", to: "open", who: "guardian" },
  { from: "remembered differently", to: "settled", who: "guardian" },
  { from: "remembered differently", to: "done", who: "guardian" },
  { from: "done", to: "open", who: "guardian" },
];

/**
 * Whether a settled point may go from one state to another. Staying where it is always may: "still going" is an answer too.
 *
 * @param from the present state
 * @param to the wanted state
 */
export function mayWalkPoint(from: PointState, to: PointState): boolean {
  return from === to || pointArrows.some((arrow) => arrow.from === from && arrow.to === to);
}

/** How a state is said, on every screen and in the chronology. */
export const pointWords: Readonly<Record<PointState, string>> = {
  open: "Open",
  settled: "Settled",
  "remembered differently": "Remembered differently",
  done: "Done",
};

/** Days between two gentle questions about the same point. */
const daysBetweenQuestions = 21;

/**
 * From which day "How is it going?" is offered: the day after it was to be done, or two weeks after it began.
 *
 * @param point its days ("YYYY-MM-DD"), as far as they are known
 * @param today the day on which it is written down
 */
export function firstAskOn(point: { byDay: string | null; sinceDay: string | null }, today: string): string {
  if (point.byDay !== null) return addDays(point.byDay, 1);
  return addDays(point.sinceDay ?? today, 14);
}

/**
 * From which day it is offered again after an answer; a point that is done is left in peace.
 *
 * @param state the state after the answer
 * @param byDay the day by which it is to be done, when there is one
 * @param today the day of the answer
 * @returns the day, or null for never
 */
export function askAgainOn(state: PointState, byDay: string | null, today: string): string | null {
  if (state === "done") return null;
  if (byDay !== null && byDay > today) return addDays(byDay, 1);
  return addDays(today, daysBetweenQuestions);
}
