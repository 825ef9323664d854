const minute = 60_000;

/** What each coach's time is taken with, so that no two sessions of the demo meet, whatever day it is told on. */
export class Diary {
  readonly #taken = new Map<string, { from: number; until: number }[]>();

  /**
   * Takes a time for a coach, or the next one after it that is free: later the same day, else a day later.
   *
   * @param wanted when it should begin
   * @param taken minutes: its length, and what is kept before and after
   * @returns when it begins
   */
  take(memberId: string, wanted: Date, taken: { minutes: number; before: number; after: number }): Date {
    const others = this.#taken.get(memberId) ?? [];
    this.#taken.set(memberId, others);
    for (let tries = 0; ; tries += 1) {
      const startsAt = wanted.getTime() + (tries % 6) * 45 * minute + Math.floor(tries / 6) * 24 * 60 * minute;
      const from = startsAt - taken.before * minute;
      const until = startsAt + (taken.minutes + taken.after) * minute;
      if (others.some((other) => from < other.until && other.from < until)) continue;
      others.push({ from, until });
      return new Date(startsAt);
    }
  }
}
