import { Refusal } from "../refusal.ts";
import { instantOf, localDate, nextSchoolMorning } from "../time/zoned.server.ts";

/** When a message should leave, as the form says it. */
export type When = { when: "now" | "morning" | "other"; day?: string; time?: string };

/** What is farther away is better kept as a draft. */
const farthest = 60 * 24 * 60 * 60 * 1000;

/**
 * The instant at which a message leaves. A day and a time are hers on the wall where she lives: over a change of clocks 7:30 stays
 * 7:30, a time that the change leaves out becomes the one as long after it, and of one that comes twice it is the first.
 *
 * @param zone her zone
 * @throws Refusal not so at `day` or `time` for what is missing, past, or more than sixty days away
 */
export function leavingTime({ when, day, time }: When, now: Date, zone: string): Date {
  if (when === "now") return now;
  if (when === "morning") return nextSchoolMorning(now, zone);
  if (!day) throw new Refusal("not so", "Say on which day it should go.", "day");
  const at = instantOf(day, time ?? "07:30", zone);
  if (at <= now) {
    const today = day === localDate(now, zone);
    throw new Refusal("not so", "This time has passed. Choose a later one, or “Now”.", today ? "time" : "day");
  }
  if (at.getTime() - now.getTime() > farthest) {
    throw new Refusal(
      "not so",
      "That is more than sixty days away. Keep it here, and send it when it is nearer.",
      "day",
    );
  }
  return at;
}
