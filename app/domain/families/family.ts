/** The states of a family with the practice. */
export const familyStates = ["inquiry", "not begun", "active", "past", "set aside"] as const;
export type FamilyState = (typeof familyStates)[number];

type Arrow = { from: FamilyState; to: FamilyState; who: "member" | "guardian" };

/**
 * Every change of a family's state that there is, so that a screen offers only what can be done. The database refuses
 * all others by its own `arrows()`; a test holds the two together.
 */
export const familyArrows: readonly Arrow[] = [
  { from: "inquiry", to: "active", who: "member" },
  { from: "inquiry", to: "set aside", who: "member" },
  { from: "not begun", to: "active", who: "member" },
  // Accepting her invitation begins it.
  { from: "not begun", to: "active", who: "guardian" },
  { from: "not begun", to: "set aside", who: "member" },
  { from: "active", to: "past", who: "member" },
  { from: "active", to: "set aside", who: "member" },
  { from: "past", to: "active", who: "member" },
  { from: "set aside", to: "active", who: "member" },
];

/** The states that a member may take a family to from here. */
export const waysFrom = (from: string): FamilyState[] =>
  familyArrows.filter((arrow) => arrow.from === from && arrow.who === "member").map((arrow) => arrow.to);

/** The states from which a member may take a family to `to`. */
export const waysTo = (to: FamilyState): FamilyState[] =>
  familyArrows.filter((arrow) => arrow.to === to && arrow.who === "member").map((arrow) => arrow.from);

export const isFamilyState = (raw: string): raw is FamilyState => familyStates.some((state) => state === raw);

/** How a state is said on the coach's screens. */
export const familyStateWords: Readonly<Record<FamilyState, string>> = {
  inquiry: "Inquiry",
  "not begun": "Not begun",
  active: "Active",
  past: "Past",
  "set aside": "Set aside",
};

/**
 * A family's name when none was given: the child's last name, or "Emile’s family".
 *
 * @param child the child's name as it was typed
 */
export function familyNameFrom(child: string): string {
  const parts = child.split(" ").filter(Boolean);
  const last = parts.at(-1);
  return parts.length > 1 && last ? last : `${child}’s family`;
}

/** What a line of the timeline can be about. */
export const eventKinds = [
  { key: "school", label: "At school" },
  { key: "meeting", label: "A meeting" },
  { key: "message", label: "A message" },
  { key: "plan", label: "The plan" },
  { key: "coaching", label: "Coaching" },
  { key: "home", label: "At home" },
] as const;
export type EventKind = (typeof eventKinds)[number]["key"];

/** What a child's support plan can be; the empty one is none that we know of. */
export const supportPlans = [
  { key: "IEP", label: "IEP" },
  { key: "504 plan", label: "504 plan" },
  { key: "informal plan", label: "Informal plan" },
  { key: "evaluation asked", label: "Evaluation asked" },
] as const;

/** A support plan as a table says it: "IEP", "Informal plan". */
export const supportPlanWords = (plan: string): string =>
  supportPlans.find((known) => known.key === plan)?.label ?? plan;

/** The languages that a form suggests; any other can be typed. */
export const suggestedLanguages: readonly string[] = [
  "English",
  "Spanish",
  "Arabic",
  "Chinese",
  "French",
  "Haitian Creole",
  "Korean",
  "Portuguese",
  "Russian",
  "Somali",
  "Tagalog",
  "Vietnamese",
];

/** Whole years on a day; null when the birthday is unknown. */
export function ageOn(born: string | null, today: string): number | null {
  if (!born) return null;
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}

/** "Emile, 10", "Noah and Ines", "Idil, 11, and four more": the children of a row, in one phrase. */
export function childrenInWords(children: readonly { name: string; born: string | null }[], today: string): string {
  const [first, second, ...others] = children;
  if (!first) return "";
  const age = ageOn(first.born, today);
  const firstWords = age === null ? first.name : `${first.name}, ${age}`;
  if (!second) return firstWords;
  if (others.length === 0) return `${first.name} and ${second.name}`;
  return `${firstWords}, and ${smallNumber(others.length + 1)} more`;
}

/** A grade inside a phrase: "grade 5", also when it was typed as "5" or "Grade 5". */
export const gradeWords = (grade: string): string =>
  /^\d+$/.test(grade) ? `grade ${grade}` : grade.replace(/^Grade\b/, "grade");

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** Numbers under ten in words, as running text wants them. */
export const smallNumber = (count: number): string => small[count] ?? String(count);
