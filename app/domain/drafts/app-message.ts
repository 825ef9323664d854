/** How long a message the apps of schools take at the least; longer ones are cut or refused by some of them. */
export const appMessageLength = 1_000;

/**
 * How long a message for the school's app is, in a sentence.
 *
 * @param text her words
 * @returns what fits, or by how much it is longer than some apps take
 */
export function appLengthInWords(text: string): string {
  // Apps count what a person would: letters, with their accents and joined pictures as one.
  const length = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].length;
  const count = (number: number) => new Intl.NumberFormat("en-US").format(number);
  if (length <= appMessageLength)
    return `${count(length)} characters. School apps take ${count(appMessageLength)} or more.`;
  return `${count(length)} characters. Some school apps take only ${count(appMessageLength)}: send it in two, or take ${count(length - appMessageLength)} out.`;
}
