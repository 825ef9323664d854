import {
  letters,
  type Model,
  type PackedModel,
  steps,
  turnWeight,
  type Weighed,
} from "#app/domain/drafts/check/model.ts";
import { traitBits } from "#app/domain/drafts/check/traits.ts";

/** A text's traits, each with how much it counts. */
interface Example {
  ids: Uint32Array;
  values: Float64Array;
}

/** Follow-the-regularised-leader: how fast it learns, and how much a trait must tell to be kept. */
const [alpha, beta, keepsFrom, steadies] = [0.2, 1, 0.3, 1];
const rounds = 25;

/** Traits as numbers to learn from: each counts by how many there are, a turn of phrase more. */
export function exampleOf({ ids, turnIds }: Weighed): Example {
  const each = 1 / Math.sqrt(ids.size);
  return {
    ids: Uint32Array.from([...ids, ...turnIds]),
    values: Float64Array.from([...[...ids].map(() => each), ...turnIds.map(() => each * turnWeight)]),
  };
}

/**
 * Learns one yes-or-no question from examples. The same examples give the same weights, to the last bit.
 *
 * @param examples what is learned from
 * @param answers 1 or 0 for each
 * @param count how many traits may be kept: those that tell most; learned anew with these alone
 */
export function learn(examples: readonly Example[], answers: readonly number[], count: number): Model {
  const first = descend(examples, answers, null);
  if (first.weights.size <= count) return first;
  const met = new Map<number, number>();
  for (const { ids, values } of examples)
    for (const [at, id] of ids.entries()) met.set(id, (met.get(id) ?? 0) + (values[at] ?? 0) ** 2);
  const telling = ([id, weight]: [number, number]) => Math.abs(weight) * Math.sqrt(met.get(id) ?? 0);
  const kept = [...first.weights].sort((one, other) => telling(other) - telling(one)).slice(0, count);
  return descend(examples, answers, new Set(kept.map(([id]) => id)));
}

function descend(examples: readonly Example[], answers: readonly number[], only: ReadonlySet<number> | null): Model {
  const size = 1 << traitBits;
  const [pull, seen] = [new Float64Array(size + 1), new Float64Array(size + 1)];
  const weightOf = (id: number, shrink = keepsFrom) => {
    const z = pull[id] ?? 0;
    if (Math.abs(z) <= shrink) return 0;
    return -(z - Math.sign(z) * shrink) / ((beta + Math.sqrt(seen[id] ?? 0)) / alpha + steadies);
  };
  const update = (id: number, gradient: number, weight: number) => {
    const before = seen[id] ?? 0;
    const after = before + gradient * gradient;
    pull[id] = (pull[id] ?? 0) + gradient - ((Math.sqrt(after) - Math.sqrt(before)) / alpha) * weight;
    seen[id] = after;
  };
  const order = examples.map((_, at) => at);
  const random = randomFrom(7);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const example = examples[at];
      if (example === undefined) continue;
      const { ids, values } = example;
      const weights = Float64Array.from(ids, (id) => (only === null || only.has(id) ? weightOf(id) : 0));
      const bias = weightOf(size, 0);
      const sum = weights.reduce((total, weight, nth) => total + weight * (values[nth] ?? 0), bias);
      const off = 1 / (1 + Math.exp(-sum)) - (answers[at] ?? 0);
      ids.forEach((id, nth) => {
        if (only === null || only.has(id)) update(id, off * (values[nth] ?? 0), weights[nth] ?? 0);
      });
      update(size, off, bias);
    }
  }
  const weights = new Map<number, number>();
  for (let id = 0; id < size; id += 1) {
    const weight = weightOf(id);
    if (weight !== 0) weights.set(id, weight);
  }
  return { bias: weightOf(size, 0), weights };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
}

/** Numbers between 0 and 1 that are the same in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Packs a model into letters that app/domain/drafts/check/model.ts can read. */
export function pack({ bias, weights }: Model): PackedModel {
  const sorted = [...weights].sort(([one], [other]) => one - other);
  const scale = Math.max(...sorted.map(([, weight]) => Math.abs(weight)), 1e-9);
  let [ids, row, last] = ["", "", 0];
  for (const [id, weight] of sorted) {
    const level = Math.sign(weight) * Math.round(Math.sqrt(Math.abs(weight) / scale) * steps);
    if (level === 0) continue;
    let step = id - last;
    last = id;
    for (; step >= 32; step = Math.floor(step / 32)) ids += letters[32 + (step % 32)];
    ids += letters[step];
    row += letters[steps + level];
  }
  return { bias: Number(bias.toFixed(3)), scale: Number(scale.toFixed(4)), ids, weights: row };
}
