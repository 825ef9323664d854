/** What a parent does, on a phone; each step works with JavaScript and without. */
import {
  chooses,
  follows,
  goesTo,
  isAt,
  linkIn,
  opens,
  type Person,
  presses,
  sees,
  type Town,
  unfolds,
  writes,
} from "./people.ts";

/** Comes in by the mail's link. */
export async function comesInAsParent(parent: Person, town: Town): Promise<void> {
  await opens(parent, linkIn(await town.readMail(parent, "invites you to Alongside")));
  await isAt(parent, /^Welcome/);
  await presses(parent, "Come in");
}

/** Reads the three lines of the first visit, and says yes. */
export async function readsTheThreeLinesAndSaysYes(parent: Person): Promise<void> {
  for (const line of ["Who sees what", "What is kept", "How to leave"]) {
    await parent.page.getByRole("heading", { name: line }).waitFor();
  }
  await presses(parent, "Yes, that’s fine with me");
  await isAt(parent, "Talk or type?");
  await presses(parent, "I’d rather type");
  await parent.page.getByRole("navigation", { name: "Main" }).waitFor();
}

/** What she writes into the fields of a step, by their labels; none for a step that is only read. */
export type StepAnswers = Readonly<Record<string, string>>;

/** Goes through the exercise that her week offers, a step a screen. */
export async function doesTheExercise(parent: Person, steps: readonly StepAnswers[]): Promise<void> {
  await follows(parent, "Begin");
  await presses(parent, "Begin");
  for (const answers of steps) {
    for (const [label, words] of Object.entries(answers)) await writes(parent, label, words);
    await presses(parent, Object.keys(answers).length === 0 ? "Go on" : /^Save and (go on|look it over)$/);
  }
  await isAt(parent, "Look it over");
}

/** Shares what stands on the page, with a word for the coach. */
export async function sharesWhatSheWrote(parent: Person, coach: string, word: string): Promise<void> {
  await writes(parent, "A word to go with it", word);
  await presses(parent, `Share with ${coach}`);
  await sees(parent, `Shared with ${coach}. That’s all for today.`);
}

/** Reads what the coach asks, changes the answer to one question, and comes back to look it over. */
export async function mendsAnAnswer(parent: Person, question: string, answers: StepAnswers): Promise<void> {
  await follows(parent, "Add to it, and share again");
  await follows(parent, new RegExp(`^Change.*${question}`));
  for (const [label, words] of Object.entries(answers)) await writes(parent, label, words);
  await presses(parent, "Save and look it over");
  await isAt(parent, "Look it over");
}

/** Begins a message: what it is for, and to whom. */
export async function beginsAMessage(
  parent: Person,
  { purpose, to }: { purpose: string; to: { name: string; email: string } },
): Promise<void> {
  await goesTo(parent, "Write");
  await follows(parent, "Write to school");
  await chooses(parent, purpose);
  await writes(parent, "Their name", to.name);
  await writes(parent, "Their email", to.email);
}

/** Answers the questions of a guided start, one a screen; the first text stands in the message afterwards. */
export async function answersAFewQuestions(
  parent: Person,
  answers: readonly (readonly [string, string])[],
): Promise<void> {
  await presses(parent, "A few questions first");
  for (const [question, answer] of answers) {
    await writes(parent, question, answer);
    await presses(parent, /^(Go on|See my first text)$/);
  }
  await sees(parent, "Here is a first text. Change it until it sounds like you.");
}

/** Names somebody who gets a copy. */
export async function addsACopy(parent: Person, { name, email }: { name: string; email: string }): Promise<void> {
  await unfolds(parent, "Copy: Nobody");
  const line = parent.page.getByRole("group").filter({ hasText: "Nobody" });
  await line.getByLabel("Somebody else’s name").fill(name);
  await line.getByLabel("and email").fill(email);
}

/** The words of the message that she is writing, exactly as they stand in the field. */
export function wordsOfTheMessage(parent: Person): Promise<string> {
  return parent.page.getByLabel("Your message").inputValue();
}

/** Writes the message anew and shares it, or the next version of it. */
export async function sharesTheMessage(parent: Person, coach: string, words?: string): Promise<void> {
  if (words !== undefined) await writes(parent, "Your message", words);
  await presses(parent, new RegExp(`^Share (this version )?with ${coach}$`));
  await sees(parent, `Shared with ${coach}.`);
}

/** Reads what the coach thinks, at the passage it is about. */
export async function readsTheThoughts(parent: Person, town: Town, coach: string, thought: string): Promise<void> {
  await opens(parent, linkIn(await town.readMail(parent, `${coach} has a few thoughts for you`)));
  await isAt(parent, `A few thoughts from ${coach}`);
  await parent.page.getByRole("note").filter({ hasText: thought }).waitFor();
  await follows(parent, "Go on writing");
}

/** Comes back by the mail that says it looks ready, and has Alongside send it at once. */
export async function sendsItThroughAlongside(parent: Person, town: Town, to: string): Promise<void> {
  await opens(parent, linkIn(await town.readMail(parent, "Your message looks ready")));
  await presses(parent, "Copy it or send it myself");
  await isAt(parent, "How should it go?");
  await chooses(parent, "Now");
  await presses(parent, /^Send to /);
  await sees(parent, `On its way to ${to}.`);
}

/** Says how a goal is going, and shares it. */
export async function checksInAndShares(
  parent: Person,
  { goal, level, words, coach }: { goal: string; level: string; words: string; coach: string },
): Promise<void> {
  await goesTo(parent, "Toward");
  await follows(parent, new RegExp(goal));
  await chooses(parent, level);
  await writes(parent, "In your own words", words);
  await presses(parent, `Save and share with ${coach}`);
  await sees(parent, "Saved and shared.");
}

/** Makes the letters larger. */
export async function takesLargerLetters(parent: Person): Promise<void> {
  await unfolds(parent, "Aa");
  await presses(parent, "Larger");
  await parent.page.getByRole("button", { name: "Larger", pressed: true, includeHidden: true }).waitFor(attached);
}

const attached = { state: "attached" } as const;

/** Signs out on the page of her coach. */
export async function signsOut(parent: Person, coach: string): Promise<void> {
  await goesTo(parent, coach);
  await presses(parent, "Sign out");
  await sees(parent, "You are signed out. Nothing of yours is left on this device.");
}
