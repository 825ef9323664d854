import type { Purpose } from "./draft.ts";
import type { Addressee, Recipients } from "./message.ts";

/**
 * Reads recipients that were kept as JSON.
 *
 * @param raw what the database holds
 * @returns the recipients; an entry of another shape is left out
 */
export function keptRecipients(raw: unknown): Recipients {
  const { to, cc } = typeof raw === "object" && raw !== null ? (raw as { to?: unknown; cc?: unknown }) : {};
  return { to: addressees(to), cc: addressees(cc) };
}

function addressees(raw: unknown): Addressee[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null) return [];
    const { name, email, educatorId } = entry as Record<string, unknown>;
    if (typeof name !== "string" || typeof email !== "string") return [];
    return [typeof educatorId === "string" ? { educatorId, name, email } : { name, email }];
  });
}

/** "Mr. Kyle Brandvold" as he is spoken of: "Mr. Brandvold". A name without a title stays whole. */
export function spokenName(name: string): string {
  const [title, ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return title !== undefined && last !== undefined && /^(Mr|Mrs|Ms|Mx|Dr|Prof)\.?$/.test(title)
    ? `${title} ${last}`
    : name;
}

/** "Mr. Brandvold", "Mr. Brandvold and Ms. Siddiqui", "" for nobody. */
export function namesInWords(people: readonly Addressee[]): string {
  const names = people.map((person) => spokenName(person.name));
  if (names.length < 2) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const nouns: Readonly<Record<Purpose, string>> = {
  introduction: "Introduction",
  concern: "Concern",
  request: "Request",
  "good news": "Good news",
  reply: "Answer",
  "follow-up": "Follow-up",
  "evaluation request": "Request for an evaluation",
  "records request": "Request for records",
  "meeting request": "Request to meet",
  "thank-you": "Thank-you",
  absence: "Word of an absence",
  scheduling: "Finding a time",
};

/**
 * What the coach reads above a message: "Request to Mr. Brandvold".
 *
 * @param purpose what it is for
 * @param to whom it goes to
 */
export function draftTitle(purpose: Purpose, to: readonly Addressee[]): string {
  if (to.length === 0) return nouns[purpose];
  const joined = purpose === "meeting request" ? " " : purpose === "scheduling" ? " with " : " to ";
  return `${nouns[purpose]}${joined}${namesInWords(to)}`;
}

/** What the parent reads: "Message to Mr. Brandvold". */
export function messageTitle(to: readonly Addressee[]): string {
  return to.length === 0 ? "A message to school" : `Message to ${namesInWords(to)}`;
}
