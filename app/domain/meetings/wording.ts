/** Words that may be typed on two devices: those that stand, and what else was written meanwhile. */
export type Wording = { words: string; others: readonly string[]; version: number; sitting: string | null };

/** What came of keeping: what to write, if anything, and what the page goes on from. */
export type KeptWording = {
  write: { words: string; others: string[]; version: number } | null;
  version: number;
  changedElsewhere: boolean;
};

/** As many wordings as are kept beside the one that stands; more would be typing on two devices at once. */
const mostOthers = 9;

/**
 * Keeps words so that nobody's are lost. When another device kept something else since this page was made, what comes now stands, and
 * the other wording waits beside it until somebody chooses. Emptying a page never takes away what that page had not seen.
 *
 * @param before what is kept, if anything
 * @param kept.version what the page was made from, 0 for nothing
 * @param kept.sitting the opened page, so that it is never in conflict with itself
 */
export function keptWording(
  before: Wording | undefined,
  kept: { words: string; version: number; sitting: string },
): KeptWording {
  const nothing = { write: null, version: before?.version ?? 0, changedElsewhere: false };
  if ((before?.words ?? "") === kept.words) return nothing;
  const unseen = before !== undefined && before.version !== kept.version && before.sitting !== kept.sitting;
  if (unseen && kept.words === "") return { ...nothing, changedElsewhere: true };
  const others = unseen ? withOther(before.others, before.words, kept.words) : [...(before?.others ?? [])];
  const version = (before?.version ?? 0) + 1;
  return { write: { words: kept.words, others, version }, version, changedElsewhere: unseen };
}

/**
 * Chooses between the wordings of two devices.
 *
 * @param chosen.other which of the others, from 0
 * @param chosen.take true puts it in the place of the words that stand, which then wait beside it; false leaves it out
 * @returns undefined when there is no such wording any more
 */
export function chosenWording(
  before: Wording,
  chosen: { other: number; take: boolean },
): { words: string; others: string[]; version: number } | undefined {
  const other = before.others[chosen.other];
  if (other === undefined) return undefined;
  const rest = before.others.filter((_, index) => index !== chosen.other);
  const version = before.version + 1;
  if (!chosen.take) return { words: before.words, others: rest, version };
  return { words: other, others: withOther(rest, before.words, other), version };
}

function withOther(others: readonly string[], other: string, standing: string): string[] {
  return [...new Set([other, ...others])].filter((words) => words !== "" && words !== standing).slice(0, mostOthers);
}

/** The wordings of other devices as they are kept as JSON. */
export const otherWords = (raw: unknown): string[] =>
  Array.isArray(raw) ? raw.filter((one): one is string => typeof one === "string") : [];
