/** The ideas of the method, by their numbers: what an exercise is for, in a few words (product.md, "The method"). */
const ideas: Readonly<Record<number, string>> = {
  1: "Introduce early",
  2: "The right channel",
  3: "Specific, with a way forward",
  4: "Prompt and professional",
  5: "Good news too",
  6: "Curiosity before judgement",
  7: "Write it down",
  8: "Respect their time",
  9: "Advocate together",
  10: "Pause first",
  11: "See their side",
  12: "One playbook",
  13: "The formal roads",
  14: "When it stays hard",
  15: "What is in my hands",
};

/**
 * The names of an exercise's ideas, in its order.
 *
 * @param numbers as the exercise lists them; one that the method does not have is left out
 */
export function ideaNames(numbers: readonly number[]): string[] {
  return numbers.flatMap((number) => ideas[number] ?? []);
}
