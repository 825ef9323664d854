import type { Purpose } from "../drafts/draft.ts";

/** Something that one guardian wrote to school, as far as the coach may read it. */
export type WroteToSchool = {
  guardianId: string;
  guardian: string;
  childId: string | null;
  purpose: Purpose | null;
  educators: { id: string; name: string }[];
  at: string;
};

/** Two guardians of one family who wrote on one topic. */
export type BothWrite = {
  guardians: [string, string];
  /** The one at school, or null when it is the topic that is the same. */
  to: string | null;
  purpose: Purpose | null;
  days: [string, string];
};

const twoWeeks = 14 * 86_400_000;
const shownAtMost = 2;

/**
 * Whether two guardians write to school about the same child, to the same person or on the same topic, within two weeks. It is told to
 * their coach alone, who can ask who writes; it says nothing about anybody at school.
 *
 * @param wrote what the coach may read of both
 * @returns the newest first, each pair and topic once, two at most
 */
export function bothWrite(wrote: readonly WroteToSchool[]): BothWrite[] {
  const newest = wrote.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const found = new Map<string, BothWrite>();
  for (const [index, later] of newest.entries()) {
    for (const earlier of newest.slice(index + 1)) {
      if (later.guardianId === earlier.guardianId) continue;
      if (Date.parse(later.at) - Date.parse(earlier.at) > twoWeeks) break;
      const topic = sameTopic(earlier, later);
      if (!topic) continue;
      const key = [...[earlier.guardianId, later.guardianId].sort(), topic.to ?? topic.purpose].join(" ");
      if (!found.has(key)) {
        found.set(key, { ...topic, guardians: [earlier.guardian, later.guardian], days: [earlier.at, later.at] });
      }
    }
  }
  return [...found.values()].slice(0, shownAtMost);
}

function sameTopic(one: WroteToSchool, other: WroteToSchool): Pick<BothWrite, "to" | "purpose"> | null {
  if (one.childId !== null && other.childId !== null && one.childId !== other.childId) return null;
  const shared = one.educators.find((educator) => other.educators.some((each) => each.id === educator.id));
  if (shared) return { to: shared.name, purpose: null };
  return one.purpose !== null && one.purpose === other.purpose ? { to: null, purpose: one.purpose } : null;
}
