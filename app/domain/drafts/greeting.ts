/** Titles that go before a last name. Without one, a whole name is the kind way to greet somebody we don't know. */
const titles = /^(?:mr|mrs|ms|mx|miss|dr|prof|professor|coach|principal|señora|señor|sra|sr|madame|monsieur)\.?$/iu;

/**
 * How a teacher is greeted: "Mr. Kyle Brandvold" is "Mr. Brandvold".
 *
 * @param name the name as it stands on the educator's card
 * @returns title and last name; a name without a title, or with nothing after it, stays whole
 */
export function greetedAs(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return titles.test(first) && last !== undefined ? `${first} ${last}` : [first, ...rest].join(" ");
}
