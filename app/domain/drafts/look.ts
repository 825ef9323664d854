/** Words that a coach takes in and weighs in a minute: reading is quick, finding the kind sentence is not. */
const wordsWeighedPerMinute = 50;

/** Opening it, seeing whose it is, and deciding takes this long however short the text is. */
const minutesToArrive = 2;

/**
 * How long a look will take, for the desk and for the hours that wait this week. An estimate, said in whole minutes.
 *
 * @param text everything that is to be read
 * @returns at least two minutes
 */
export function minutesToLook(text: string): number {
  return minutesFor(wordCount(text));
}

/**
 * The same for a text of which only the number of its words is known.
 *
 * @returns at least two minutes
 */
export function minutesFor(words: number): number {
  return minutesToArrive + Math.ceil(words / wordsWeighedPerMinute);
}

/**
 * How many words a text has, by the white space between them.
 *
 * @param text any text
 */
export function wordCount(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
