/** The five levels of a goal, from much less than hoped to much more (goal attainment scaling). */
export const levels = [-2, -1, 0, 1, 2] as const;

export type Level = (typeof levels)[number];

/** What a level is called for the parent, who reads no numbers. */
export const levelNames: Readonly<Record<Level, string>> = {
  [-2]: "Not yet",
  [-1]: "Beginning",
  0: "What we hoped",
  1: "A little more",
  2: "More than we hoped",
};

/** How each level is described for one goal, in the family's words. */
export type GoalWords = Readonly<Partial<Record<Level, string>>>;

/**
 * Whether a goal is described well enough to begin: where it is now (−2 or −1) and what is hoped for (0). The rest can follow
 * while the words are free.
 *
 * @param words the described levels
 * @returns yes, or the sentence that says what is missing and at which level
 */
export function enoughToBegin(words: GoalWords): { ok: true } | { ok: false; level: Level; sentence: string } {
  const has = (level: Level) => (words[level]?.trim() ?? "") !== "";
  if (!has(-1) && !has(-2)) return { ok: false, level: -1, sentence: "Say in a line how it is now." };
  if (!has(0)) return { ok: false, level: 0, sentence: "Say in a line what you hope for." };
  return { ok: true };
}

/**
 * Reads a level from an untrusted form.
 *
 * @param raw what the field held
 * @returns the level, or null for anything that is not a whole number from −2 to 2
 */
export function parseLevel(raw: unknown): Level | null {
  return levels.find((level) => String(level) === raw || level === raw) ?? null;
}

/** How strongly goals of one person are taken to go together (Kiresuk and Sherman). */
const usualCorrelation = 0.3;

/**
 * The T-score of several goals together; 50 is what was hoped for. For coaches, never for parents.
 *
 * T = 50 + 10·Σ(wᵢxᵢ) / √[(1−ρ)·Σwᵢ² + ρ·(Σwᵢ)²]
 *
 * @param attained the level of each goal, −2 to 2
 * @param weights the weight of each goal; all equal when left out
 * @param rho the correlation between goals
 * @returns the score, or null without goals, with weights that don't match or sum up to nothing
 */
export function tScore(
  attained: readonly number[],
  weights: readonly number[] = attained.map(() => 1),
  rho = usualCorrelation,
): number | null {
  if (attained.length === 0 || weights.length !== attained.length) return null;
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  const squares = sum(weights.map((weight) => weight ** 2));
  const spread = Math.sqrt((1 - rho) * squares + rho * sum(weights) ** 2);
  if (!(spread > 0)) return null;
  return 50 + (10 * sum(attained.map((level, index) => level * (weights[index] ?? 0)))) / spread;
}

/** The states of a goal (product.md, "States"). */
export const goalStates = ["planned", "active", "resting", "reached", "set aside"] as const;

export type GoalState = (typeof goalStates)[number];

export type GoalWalker = "member";

export interface GoalArrow {
  from: GoalState;
  to: GoalState;
  who: GoalWalker;
}

/**
 * Every change of a goal's state that there is, so that a screen offers only what can be done. The coach walks them; the
 * guardian's part is her check-in. The database refuses all others by its own `arrows()`; a test holds the two together.
 */
export const goalArrows: readonly GoalArrow[] = [
  { from: "planned", to: "active", who: "member" },
  { from: "planned", to: "set aside", who: "member" },
  { from: "active", to: "resting", who: "member" },
  { from: "resting", to: "active", who: "member" },
  { from: "active", to: "reached", who: "member" },
  { from: "resting", to: "reached", who: "member" },
  { from: "active", to: "set aside", who: "member" },
  { from: "resting", to: "set aside", who: "member" },
  // Taken up again.
  { from: "reached", to: "active", who: "member" },
  { from: "set aside", to: "active", who: "member" },
];

/**
 * Whether a change of state is one that this person may make.
 *
 * @param from the present state
 * @param to the wanted state
 * @param who the one who asks
 */
export function mayWalkGoal(from: GoalState, to: GoalState, who: GoalWalker): boolean {
  return goalArrows.some((arrow) => arrow.from === from && arrow.to === to && arrow.who === who);
}

/** How a state is said, to the parent and to the coach. */
export const goalStateWords: Readonly<Record<GoalState, string>> = {
  planned: "Planned",
  active: "Active",
  resting: "Resting",
  reached: "Reached",
  "set aside": "Set aside",
};

/** The states in which a check-in can be made: a planned goal has not begun, and a closed one is closed. */
export const statesThatTakeCheckIns: readonly GoalState[] = ["active", "resting"];

const fourteenDays = 14 * 24 * 60 * 60 * 1000;

/**
 * When the words of a goal become fixed: 14 days after it became active. Until then they are edited; from then on a change makes
 * a new version, so that earlier check-ins keep the words that they were made against.
 *
 * @param activeSince when the goal, or this version of its words, first became active
 */
export function wordsFixedFrom(activeSince: Date): Date {
  return new Date(activeSince.getTime() + fourteenDays);
}

/**
 * Whether a change of the words makes a new version.
 *
 * @param activeSince when the goal became active; null while it is planned
 * @param now the present moment
 */
export function wordsLocked(activeSince: Date | null, now: Date): boolean {
  return activeSince !== null && now.getTime() >= wordsFixedFrom(activeSince).getTime();
}
