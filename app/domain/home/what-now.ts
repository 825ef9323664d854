import type { ToTry } from "../homework/homework.queries.server.ts";
import type { ArrivedLately, OpenMessage } from "./week.queries.server.ts";

/** One thing that a guardian can do now. */
export type NowThing =
  | { kind: "thoughts" | "ready" | "begun"; message: OpenMessage }
  | { kind: "arrived"; arrived: ArrivedLately }
  | { kind: "more" | "try"; exercise: ToTry };

const turn: readonly NowThing["kind"][] = ["arrived", "thoughts", "ready", "more", "try", "begun"];

/**
 * What there is to do now, in order: what school wrote, what came back on a message, a message that looks ready, an exercise with a little more
 * asked, what was given or begun (the nearest day first), and a message of her own that she has begun.
 *
 * @param toTry exercises before her
 * @param messages her open messages, the newest first; what leaves by itself or rests waits for its morning
 * @param arrived what school wrote, while nothing was begun in answer to it
 */
export function whatNow(
  toTry: readonly ToTry[],
  messages: readonly OpenMessage[],
  arrived: ArrivedLately | null = null,
): NowThing[] {
  const things: NowThing[] = arrived ? [{ kind: "arrived", arrived }] : [];
  for (const message of messages) {
    if (message.dueAt || message.restsUntil) continue;
    if (message.state === "thoughts") things.push({ kind: "thoughts", message });
    if (message.state === "looks ready") things.push({ kind: "ready", message });
    if (message.state === "private") things.push({ kind: "begun", message });
  }
  for (const exercise of toTry) {
    if (exercise.state === "answered") things.push({ kind: "more", exercise });
    if (exercise.state === "given" || exercise.state === "started") things.push({ kind: "try", exercise });
  }
  return things.sort((one, other) => turn.indexOf(one.kind) - turn.indexOf(other.kind) || byDay(one, other));
}

function byDay(one: NowThing, other: NowThing): number {
  const day = (thing: NowThing) => ("exercise" in thing ? (thing.exercise.byDay ?? "9999") : "");
  return day(one) < day(other) ? -1 : day(one) > day(other) ? 1 : 0;
}

/** What lies with the coach: shared, and nobody has answered yet. */
export function withCoach(toTry: readonly ToTry[], messages: readonly OpenMessage[]) {
  return {
    messages: messages.filter((message) => message.state === "shared"),
    exercises: toTry.filter((exercise) => exercise.state === "shared"),
  };
}
