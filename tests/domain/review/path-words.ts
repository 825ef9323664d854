/** Numbers by chance that come again with the same seed. */
export type Dice = { below(most: number): number; of<One>(list: readonly One[]): One };

/** @param seed the same path for the same number (mulberry32) */
export function diceFor(seed: number): Dice {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    of<One>(list: readonly One[]): One {
      const one = list[below(list.length)];
      if (one === undefined) throw new Error("nothing to choose from");
      return one;
    },
  };
}

const lines = [
  "Thank you for telling me the same evening.",
  "Emile says the order of the day changed.",
  "Why did nobody warn him?",
  "His plan says you must warn him before changes.",
  "Could we try a card on his desk?",
  "At home five minutes and a small job work most days. 👍",
  "He is late. He is here. He is late.",
];

/** Some lines; the same ones may stand twice, and a line of thumbs counts two units each. */
export function firstLetter(dice: Dice): string {
  const parts = Array.from({ length: 2 + dice.below(4) }, () => dice.of(lines));
  return parts.join(dice.of([" ", "\n\n", "\n"]));
}

/** A text after one edit: a word put in, taken out or changed, a line moved or written twice, or something before it all. */
export function edited(dice: Dice, text: string, word: string): string {
  const words = text.split(/(\s+)/);
  const at = dice.below(words.length);
  switch (dice.below(6)) {
    case 0:
      return [...words.slice(0, at), word, " ", ...words.slice(at)].join("");
    case 1:
      return words.length < 6
        ? `${text} ${word}`
        : `${[...words.slice(0, at), ...words.slice(at + 2)].join("")} ${word}`;
    case 2:
      return [...words.slice(0, at), word, ...words.slice(at + 1)].join("");
    case 3:
      return `${text}\n\n${dice.of(lines)} ${word}`;
    case 4:
      return `${word}!\n\n${text}`;
    default: {
      const paragraphs = text.split("\n\n");
      return [...paragraphs.slice(1), `${paragraphs[0]} ${word}`].join("\n\n");
    }
  }
}
