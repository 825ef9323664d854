const words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** "third" for 3; above ten "11th", "12th", "21st". */
export function ordinal(number: number): string {
  const word = words[number - 1];
  if (word) return word;
  const ending = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" };
  return `${number}${ending[new Intl.PluralRules("en-US", { type: "ordinal" }).select(number)]}`;
}
