import type { FormAnswer } from "#app/http/problems.server.ts";

/** What was typed into one field of a refused form, or undefined. */
export function typedText(answer: FormAnswer | undefined, name: string): string | undefined {
  const typed = answer?.typed[name];
  return Array.isArray(typed) ? typed[0] : typed;
}

/** What was chosen in a field that takes several, or undefined where the form was not sent yet. */
export function typedSeveral(answer: FormAnswer | undefined, name: string): string[] | undefined {
  if (!answer) return undefined;
  const typed = answer.typed[name];
  return typed === undefined ? [] : Array.isArray(typed) ? typed : [typed];
}
