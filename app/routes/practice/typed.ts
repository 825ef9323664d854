/** The one value that was typed into a field; the first when a form carried several. */
export const one = (typed: string | string[] | undefined): string | undefined =>
  Array.isArray(typed) ? typed[0] : typed;
