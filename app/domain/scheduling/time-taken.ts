import { Refusal } from "../refusal.ts";
import type { Slot } from "./offered.ts";

/** The time is not free any more, or never was: what is free near it comes along, so that the page can offer it. */
export class TimeTaken extends Refusal {
  override name = "TimeTaken";
  readonly free: readonly Slot[];

  /** @param free near the time that was asked for, in order */
  constructor(free: readonly Slot[]) {
    super(
      "not now",
      free.length > 0
        ? "That time has just been taken. Here is what is still free."
        : "That time has just been taken, and nothing near it is free. Look at later days.",
      "startsAt",
    );
    this.free = free;
  }
}
