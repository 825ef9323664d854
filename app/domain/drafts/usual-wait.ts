import type { Channel } from "./draft.ts";

/** How a card's way to reach somebody is written for. */
const channelOfCard: Readonly<Record<string, Channel>> = {
  email: "email",
  app: "app message",
  phone: "phone script",
  paper: "note",
  "in person": "meeting words",
};

/** The channel that a card's way asks for. */
export function channelFor(way: string): Channel {
  return channelOfCard[way] ?? "email";
}

/**
 * How many school days a card's "usual wait" speaks of at most: "4 to 6 school days" is 6, "within a week" is 5.
 *
 * @returns null where it can't be told
 */
export function longestWait(usualWait: string): number | null {
  const said = usualWait.toLowerCase();
  const numbers = [...said.matchAll(/\d+/g)].map((match) => Number(match[0]));
  const named =
    ["one", "two", "three", "four", "five", "six"].findIndex((word) => new RegExp(`\\b${word}\\b`).test(said)) + 1;
  const most = Math.max(...numbers, named, 0);
  if (/\bweek/.test(said)) return (most || 1) * 5;
  if (/\b(?:same|next) day\b/.test(said)) return 1;
  return most || null;
}

/**
 * A quiet word about when to write: that an answer is not late yet. Silence says nothing about anybody.
 *
 * @param card how long an answer usually takes, as the card says it
 * @param waited how many school days a message to them has waited; undefined while none does
 * @returns the sentence, or null
 */
export function earlyWord(card: { name: string; usualWait: string }, waited: number | undefined): string | null {
  const most = longestWait(card.usualWait);
  if (waited === undefined || most === null || waited >= most) return null;
  const been = waited === 0 ? "your last message went today" : `it has been ${waited}`;
  return `${card.name} answers ${/^\d/.test(card.usualWait) ? "in " : ""}${card.usualWait}; ${been}.`;
}
