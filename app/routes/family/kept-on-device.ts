/** Words of one page that the server does not have yet, as this device keeps them. */
export type DeviceWords = { entries: [string, string][]; version: number; sitting: string };

/**
 * Under which name a step's words are kept on this device. It is bound to the guardian, so that two people who share a phone
 * never meet each other's words.
 */
export function deviceKey(of: { guardian: string; assignment: string; step: string }): string {
  return `words:${of.guardian}:${of.assignment}:${of.step}`;
}

/**
 * The same for what belongs to a session: a coach's notes, or what a parent would like to talk about.
 *
 * @param of.person the member or guardian who writes
 * @param of.part which part of the notes, or "talk"
 */
export function sessionDeviceKey(of: { person: string; appointment: string; part: string }): string {
  return `words:${of.person}:${of.appointment}:${of.part}`;
}

/**
 * Keeps words on this device until the server has them.
 *
 * @returns false where the browser keeps nothing (a private window, a full disk)
 */
export function keepOnDevice(key: string, words: DeviceWords): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(words));
    return true;
  } catch {
    return false;
  }
}

/** The words that this device still keeps, or null. */
export function keptOnDevice(key: string): DeviceWords | null {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isDeviceWords(raw) ? raw : null;
  } catch {
    return null;
  }
}

/** Forgets them, once the server has them. */
export function eraseFromDevice(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing can be kept, nothing is left to erase.
  }
}

function isDeviceWords(raw: unknown): raw is DeviceWords {
  if (typeof raw !== "object" || raw === null) return false;
  const { entries, version, sitting } = raw as Record<string, unknown>;
  return (
    typeof version === "number" &&
    typeof sitting === "string" &&
    Array.isArray(entries) &&
    entries.every(
      (entry) => Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === "string"),
    )
  );
}
