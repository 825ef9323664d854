/**
 * Since when the 14 days of free words run: from the day that the goal became active, and for a later version of its words from
 * the day of that version.
 *
 * @param activeSince when the goal became active; null while it is planned
 * @param wordingFrom when this version of the words was written
 * @returns null while the goal is planned: its words are free
 */
export function freeSince(activeSince: Date | null, wordingFrom: Date): Date | null {
  if (activeSince === null) return null;
  return wordingFrom > activeSince ? wordingFrom : activeSince;
}
