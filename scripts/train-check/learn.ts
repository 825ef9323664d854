import { letters, type Model, type PackedModel, steps, type Weighed } from "#app/domain/drafts/check/model.ts";
import { traitBits } from "#app/domain/drafts/check/traits.ts";

/** A text's traits, each with how much it counts. */
export interface Example {
  ids: Uint32Array;
  values: Float64Array;
}

const size = 1 << traitBits;
/** How dear a mistake is against a large weight, and how often every example is gone over. */
const [dear, rounds] = [1, 40];

/** Traits as numbers to learn from: each counts by how many there are, a hint in full. */
export function exampleOf({ ids, hints }: Weighed): Example {
  const each = 1 / Math.sqrt(Math.max(1, ids.size));
  return {
    ids: Uint32Array.from([...ids, ...hints]),
    values: Float64Array.from([...[...ids].map(() => each), ...hints.map(() => 1)]),
  };
}

/**
 * Learns one yes-or-no question from examples: the line between them with the widest margin. What is met in one example alone is left
 * out. The same examples give the same weights, to the last bit.
 *
 * @param examples what is learned from
 * @param answers 1 or 0 for each
 * @param count how many traits may be kept: those that tell most; learned anew with these alone, in two steps
 * @param among where given, no other trait is looked at
 */
export function learn(
  examples: readonly Example[],
  answers: readonly number[],
  count: number,
  among?: readonly number[],
): Model {
  const { often, scales, squares } = tellingOf(examples, answers);
  let only = often;
  if (among !== undefined) {
    only = new Uint8Array(size);
    for (const id of among) only[id] = often[id] ?? 0;
  }
  for (const keep of [count * 2, count]) {
    const { weights } = widest(examples, answers, scales, only);
    const told = (id: number) => Math.abs(weights[id] ?? 0) * Math.sqrt(squares[id] ?? 0);
    const kept = Array.from({ length: size }, (_, id) => id).filter((id) => told(id) > 0);
    kept.sort((one, other) => told(other) - told(one) || one - other);
    only = new Uint8Array(size);
    for (const id of kept.slice(0, keep)) only[id] = 1;
  }
  const { weights, bias } = widest(examples, answers, scales, only);
  const scaled = [...weights].map((weight, id): [number, number] => [id, weight * (scales[id] ?? 0)]);
  return { bias, weights: new Map(scaled.filter(([, weight]) => weight !== 0)) };
}

/** How much a trait is to count beforehand: the more so, the more one-sided its examples are. */
function tellingOf(examples: readonly Example[], answers: readonly number[]) {
  const [yes, no] = [new Float64Array(size).fill(1), new Float64Array(size).fill(1)];
  examples.forEach(({ ids }, at) => {
    for (const id of ids) (answers[at] === 1 ? yes : no)[id] = ((answers[at] === 1 ? yes : no)[id] ?? 0) + 1;
  });
  const sum = (counts: Float64Array) => counts.reduce((total, each) => total + each - 1, 1);
  const [yeses, noes] = [sum(yes), sum(no)];
  const met = (id: number) => (yes[id] ?? 0) + (no[id] ?? 0) - 2;
  const scales = Float64Array.from(
    yes,
    (each, id) => Math.sqrt(Math.abs(Math.log(each / yeses / ((no[id] ?? 1) / noes)))) + 0.1,
  );
  const often = Uint8Array.from(yes, (_, id) => (met(id) >= 2 ? 1 : 0));
  let [weight, count] = [0, 0];
  for (let id = 0; id < size; id += 1) {
    if (often[id] !== 1) continue;
    weight += (scales[id] ?? 0) ** 2 * met(id);
    count += met(id);
  }
  const mean = Math.sqrt(weight / Math.max(1, count));
  const even = scales.map((scale) => scale / mean);
  const squares = new Float64Array(size);
  for (const { ids, values } of examples)
    for (const [at, id] of ids.entries()) squares[id] = (squares[id] ?? 0) + ((values[at] ?? 0) * (even[id] ?? 0)) ** 2;
  return { often, scales: even, squares };
}

/** A support vector machine with squared loss, by coordinates of its dual: one example at a time sets how hard it pulls. */
function widest(
  examples: readonly Example[],
  answers: readonly number[],
  scales: Float64Array,
  only: Uint8Array,
): { weights: Float64Array; bias: number } {
  const rows = examples.map(({ ids, values }) => {
    const at = [...ids.keys()].filter((nth) => only[ids[nth] ?? 0] === 1);
    const kept = Uint32Array.from(at, (nth) => ids[nth] ?? 0);
    const counts = Float64Array.from(at, (nth) => (values[nth] ?? 0) * (scales[ids[nth] ?? 0] ?? 0));
    return { ids: kept, values: counts, square: counts.reduce((sum, value) => sum + value * value, 1 + 0.5 / dear) };
  });
  const weights = new Float64Array(size);
  const pulls = new Float64Array(rows.length);
  const order = rows.map((_, at) => at);
  const random = randomFrom(7);
  let bias = 0;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random);
    for (const at of order) {
      const row = rows[at];
      if (row === undefined) continue;
      const { ids, values, square } = row;
      const side = answers[at] === 1 ? 1 : -1;
      const pull = pulls[at] ?? 0;
      let sum = bias;
      for (let nth = 0; nth < ids.length; nth += 1) sum += (weights[ids[nth] ?? 0] ?? 0) * (values[nth] ?? 0);
      const next = Math.max(0, pull - (side * sum - 1 + (pull * 0.5) / dear) / square);
      const step = (next - pull) * side;
      if (step === 0) continue;
      pulls[at] = next;
      for (let nth = 0; nth < ids.length; nth += 1) {
        const id = ids[nth] ?? 0;
        weights[id] = (weights[id] ?? 0) + step * (values[nth] ?? 0);
      }
      bias += step;
    }
  }
  return { weights, bias };
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

/** Packs a model into letters that app/domain/drafts/check/model.ts can read; `among` as there. */
export function pack({ bias, weights }: Model, among?: readonly number[]): PackedModel {
  const places = among && new Map(among.map((id, place) => [id, place]));
  // A few weights stand out; were they the measure, the others would all be rounded to the same few steps.
  const sizes = [...weights.values()].map(Math.abs).sort((one, other) => one - other);
  const scale = Math.max(sizes[Math.floor((sizes.length - 1) * 0.995)] ?? 0, 1e-9);
  const levels = [...weights]
    .map(([id, weight]): [number, number] => [
      places?.get(id) ?? id,
      Math.sign(weight) * Math.min(steps, Math.round(Math.sqrt(Math.abs(weight) / scale) * steps)),
    ])
    .filter(([, level]) => level !== 0)
    .sort(([one], [other]) => one - other);
  // The shortest where distances are left to chance: about two thirds of the mean one.
  const wide = Math.max(0, Math.round(Math.log2((0.69 * (among?.length ?? size)) / Math.max(1, levels.length))));
  let [bits, last] = ["", 0];
  for (const [id] of levels) {
    const step = id - last;
    last = id;
    bits += `${"1".repeat(step >> wide)}0${wide > 0 ? (step & ((1 << wide) - 1)).toString(2).padStart(wide, "0") : ""}`;
  }
  const ids = (bits.match(/.{1,6}/g) ?? []).map((six) => letters[Number.parseInt(six.padEnd(6, "0"), 2)]).join("");
  const row = levels.map(([, level]) => letters[steps + level]).join("");
  return { bias: Number(bias.toFixed(3)), scale: Number(scale.toFixed(4)), wide, ids, weights: row };
}
