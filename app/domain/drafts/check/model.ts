/** What was learned about one question: a weight for each trait that matters, and where it starts from. */
export interface Model {
  bias: number;
  weights: ReadonlyMap<number, number>;
}

/** Every number is shipped as letters of this row, so that what a phone fetches packs well. */
export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A weight is one letter: so many steps down from the middle, so many up. */
export const steps = 12;

const letterValue = new Map([...letters].map((letter, value) => [letter, value]));

/**
 * Reads a model as scripts/train-check.ts packed it: the distances between the ids, five bits a letter, the last letter of each
 * below 32; then a letter for each weight.
 *
 * @param packed what the script wrote
 * @returns the model
 */
export function unpack({ bias, scale, ids: distances, weights: row }: PackedModel): Model {
  const ids: number[] = [];
  let [id, step, factor] = [0, 0, 1];
  for (const letter of distances) {
    const value = letterValue.get(letter) ?? 0;
    step += (value % 32) * factor;
    factor *= 32;
    if (value >= 32) continue;
    id += step;
    ids.push(id);
    [step, factor] = [0, 1];
  }
  // Squared: most weights are small, and the steps between them have to be.
  const weights = new Map(
    ids.map((each, at) => {
      const level = ((letterValue.get(row[at] ?? "") ?? steps) - steps) / steps;
      return [each, level * Math.abs(level) * scale];
    }),
  );
  return { bias, weights };
}

export interface PackedModel {
  bias: number;
  scale: number;
  ids: string;
  weights: string;
}

/** What a model says to a set of traits: above 0 is more likely than not. */
export function say({ bias, weights }: Model, traits: Weighed): number {
  let sum = 0;
  for (const id of traits.ids) sum += weights.get(id) ?? 0;
  for (const id of traits.turnIds) sum += turnWeight * (weights.get(id) ?? 0);
  return bias + sum / Math.sqrt(traits.ids.size);
}

/** A turn of phrase tells more than one trait among three hundred. */
export const turnWeight = 4;

/** Traits as a model takes them: each once, and the turns of phrase apart. */
export interface Weighed {
  ids: ReadonlySet<number>;
  turnIds: readonly number[];
}
