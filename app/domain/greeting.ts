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

/** A first line that greets: "Dear Ms. Alvarez," or "Hello everybody!" */
const greets = /^(?:dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings|to)\b[^\n]{0,80}[,:!.]?$/iu;

/**
 * Takes a letter's greeting and the words after it apart.
 *
 * @param body the letter
 * @returns the greeting as it stands, "" where the first line is no greeting; the rest begins with its first word
 */
export function greetingOf(body: string): { greeting: string; rest: string } {
  const [first = "", ...lines] = body.replace(/\r\n?/g, "\n").trimStart().split("\n");
  const line = first.trim();
  if (!greets.test(line) || lines.join("").trim() === "") return { greeting: "", rest: body.trim() };
  return { greeting: line, rest: lines.join("\n").trim() };
}

/**
 * The same letter to somebody else: her or his greeting before the same words. The greeting's own first word and its sign at the end
 * stay ("Hi Ms. Alvarez!" becomes "Hi Mr. Brandvold!").
 *
 * @param body the letter as it stands
 * @param name whom it goes to, as on the card
 */
export function greetedTo(body: string, name: string): string {
  const { greeting, rest } = greetingOf(body);
  const first = /^(?:good \w+|\p{L}+)/iu.exec(greeting)?.[0] ?? "Dear";
  const sign = /[,:!.]$/.exec(greeting)?.[0] ?? ",";
  return withGreeting(rest, `${first} ${greetedAs(name)}${sign}`);
}

/** A letter with this greeting on a line of its own. */
export function withGreeting(rest: string, greeting: string): string {
  return greeting === "" ? rest : `${greeting}\n\n${rest}`;
}
