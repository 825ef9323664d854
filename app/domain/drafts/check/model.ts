/** What was learned about one question: a weight for each trait that matters, and where it starts from. */
export interface Model {
  bias: number;
  weights: ReadonlyMap<number, number>;
}

/** Every number is shipped as letters of this row, so that what a phone fetches packs well. */
export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A weight is one letter: so many steps down from the middle, so many up. */
export const steps = 8;

const letterValue = new Map([...letters].map((letter, value) => [letter, value]));

/**
 * Reads a model as scripts/train-check.ts packed it. The distances between the ids stand as bits, six a letter: a 1 for each whole
 * `2 ** wide` in a distance, a 0, and the rest of it in `wide` bits. Then comes a letter for each weight.
 *
 * @param packed what the script wrote
 * @param among where given, the ids that it chose from: it then holds their places, which are shorter
 * @returns the model
 */
export function unpack(
  { bias, scale, wide, ids: packed, weights: row }: PackedModel,
  among?: readonly number[],
): Model {
  let at = 0;
  const bit = () => {
    const value = letterValue.get(packed[Math.floor(at / 6)] ?? "") ?? 0;
    at += 1;
    return (value >> (5 - ((at - 1) % 6))) & 1;
  };
  const weights = new Map<number, number>();
  let id = 0;
  for (const letter of row) {
    for (; bit() === 1; ) id += 1 << wide;
    let rest = 0;
    for (let nth = 0; nth < wide; nth += 1) rest = rest * 2 + bit();
    id += rest;
    // Squared: most weights are small, and the steps between them have to be.
    const level = ((letterValue.get(letter) ?? steps) - steps) / steps;
    weights.set(among?.[id] ?? id, level * Math.abs(level) * scale);
  }
  return { bias, weights };
}

export interface PackedModel {
  bias: number;
  scale: number;
  wide: number;
  ids: string;
  weights: string;
}

/** What a model says to a set of traits: above 0 is more likely than not. */
export function say({ bias, weights }: Model, { ids, hints }: Weighed): number {
  let [sum, hinted] = [0, 0];
  for (const id of ids) sum += weights.get(id) ?? 0;
  for (const id of hints) hinted += weights.get(id) ?? 0;
  return bias + hinted + sum / Math.sqrt(Math.max(1, ids.size));
}

/** Traits as a model takes them: each once, the more the less each tells; a hint tells as much however long the line is. */
export interface Weighed {
  ids: ReadonlySet<number>;
  hints: readonly number[];
}
