import { type Level, tScore } from "./goal.ts";

/** A goal as the common score reads it. */
export type Counted = {
  weight: number;
  checkIns: readonly { day: string; by: "guardian" | "coach"; personId: string; who: string; level: Level }[];
};

export type Together = {
  /** The first day on which everybody had rated each of her goals, and the last of any check-in. */
  first: string;
  latest: string;
  scores: { who: string; first: number | null; latest: number | null }[];
};

/**
 * All goals of a family as one T-score a person, at the first day and the latest (facts.md, "Goal attainment scaling"). For
 * coaches alone. All coaches are one line: what changes is who holds the family, not the eye that looks.
 *
 * @param goals those that have begun and are not set aside
 * @returns null before the first check-in
 */
export function together(goals: readonly Counted[]): Together | null {
  const all = goals.flatMap((goal) => goal.checkIns);
  if (all.length === 0) return null;
  const people = new Map<string, { who: string; by: "guardian" | "coach" }>();
  // Guardians first, and each with the name that she had last.
  for (const by of ["guardian", "coach"] as const) {
    for (const one of all.filter((each) => each.by === by)) people.set(personKey(one), { who: one.who, by });
  }
  const lines = [...people].map(([key, { who }]) => ({
    who,
    goals: goals.flatMap((goal) => {
      const own = goal.checkIns.filter((one) => personKey(one) === key).sort((a, b) => (a.day < b.day ? -1 : 1));
      return own.length > 0 ? [{ weight: goal.weight, checkIns: own }] : [];
    }),
  }));
  const first = lines.map((line) => latestOf(line.goals.map((goal) => goal.checkIns[0]?.day ?? ""))).sort()[0] ?? "";
  const latest = latestOf(all.map((one) => one.day));
  return {
    first,
    latest,
    scores: lines.map((line) => ({
      who: line.who,
      first: scoreOn(first, line.goals),
      latest: scoreOn(latest, line.goals),
    })),
  };
}

const personKey = (one: { by: string; personId: string }) => (one.by === "coach" ? "coach" : one.personId);

const latestOf = (days: readonly string[]): string => days.reduce((one, other) => (other > one ? other : one), "");

/** The score by the levels that held on a day; null while one of the goals had none. */
function scoreOn(day: string, goals: readonly Counted[]): number | null {
  const levels = goals.map((goal) => goal.checkIns.findLast((one) => one.day <= day)?.level);
  if (levels.some((level) => level === undefined)) return null;
  return tScore(
    levels.map((level) => level ?? 0),
    goals.map((goal) => goal.weight),
  );
}
