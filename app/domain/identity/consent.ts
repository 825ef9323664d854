import { firstName } from "../names.ts";

/** Which wording a guardian agreed to; a changed promise gets a new key and asks again. */
export const consentWording = "2026-11";

/** Who can read what a guardian shares: those who coach her family, and the owners of the practice. */
export type Readers = { coaches: string[]; owners: string[] };

/** Every reader once, as the consent keeps them. */
export const readerNames = ({ coaches, owners }: Readers): string[] => [...new Set([...coaches, ...owners])];

/**
 * The promise under "who sees what", with every reader by name.
 *
 * @param house the practice as its people call it
 */
export function whoSees({ coaches, owners }: Readers, house: string): string {
  const only = "Only you see what you write.";
  const others = owners.filter((name) => !coaches.includes(name));
  const [first = "", ...rest] = coaches.map((name, index) => (index === 0 ? firstName(name) : name));
  const runs = `, who ${others.length > 1 ? "run" : "runs"} ${house}`;
  if (!first) return `${only} When you tap Share, ${inWords(others)}${runs}, can read it.`;
  const readers = inWords([first, ...rest]);
  const owning = owners.filter((name) => coaches.includes(name));
  const self = others.length === 0 && owning.length > 0 ? ", and nobody else" : "";
  return `${only} When you tap Share, ${readers} can read it${others.length > 0 ? `, and so can ${inWords(others)}${runs}` : self}.`;
}

/** What is kept, and for how long what is not. */
export const whatIsKept = (purgeDays: number): string =>
  `What you sent and what you shared. First tries are erased ${purgeDays} days after you send. Like any letter, what is kept could be asked for at a hearing.`;

export const howToLeave = "Any day, with no reason owed. Your words stay yours: you can copy all that you sent.";

/** "Keisha", "Keisha and Marit Solheim", "Keisha, Tobias and Marit Solheim". */
export function inWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
