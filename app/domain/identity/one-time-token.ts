/** What a code and a link are good for. */
export type CodeKind = "sign-in" | "sign-up" | "new password";

/** What was asked together with a code, and waits for the proof: where to go then, or the practice to be founded. */
export type Asked = { onward?: string; practice?: string; name?: string; zone?: string };

/** A code or link that has just proved itself. Without a person it is the sign-up of an address. */
export type Redeemed = { kind: CodeKind; email: string; personId: string | null; asked: Asked };

/** Codes and links of a sign-in live so long; the database says the same (identity.ask_for_code). */
export const codeMinutes = 10;

const kinds: readonly CodeKind[] = ["sign-in", "sign-up", "new password"];

/** Reads a stored row's kind; anything else in that column is a fault of ours. */
export function codeKind(raw: string): CodeKind {
  const kind = kinds.find((known) => known === raw);
  if (!kind) throw new Error("a one-time token of an unknown kind");
  return kind;
}

/** Reads what was asked back from its JSON; what it does not know is left out. */
export function readAsked(raw: unknown): Asked {
  const asked: Asked = {};
  if (typeof raw !== "object" || raw === null) return asked;
  for (const [name, value] of Object.entries(raw)) {
    if (typeof value !== "string") continue;
    if (name === "onward" || name === "practice" || name === "name" || name === "zone") asked[name] = value;
  }
  return asked;
}
