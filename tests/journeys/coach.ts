/** What a coach does: takes on a family, gives, reads, thinks along, and describes a goal. */
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
  writes,
} from "./people.ts";

/** Adds a family of which one child's name is known, and the parent who is asked in at once. */
export async function addsAFamily(coach: Person, { child, parent }: { child: string; parent: Person }): Promise<void> {
  await goesTo(coach, "Families");
  await follows(coach, "Add a family");
  await writes(coach, "Child’s name", child);
  await writes(coach, "Name", parent.name);
  await writes(coach, "Email", parent.email);
  await chooses(coach, "Invite now, by email in your name");
  await presses(coach, "Add this family");
  await sees(coach, `the invitation to ${parent.email} is on its way`);
}

/** Gives an exercise from the family's page, with a word of her own. */
export async function givesAnExercise(coach: Person, title: string, note: string): Promise<void> {
  await follows(coach, "Give something to try");
  await follows(coach, title);
  await writes(coach, "A word from you", note);
  await presses(coach, "Give it");
  await sees(coach, `“${title}” waits for`);
}

/** Follows the mail that says something was shared, to the desk. */
export async function readsWhatWasShared(coach: Person, town: Town, from: string): Promise<void> {
  await opens(coach, linkIn(await town.readMail(coach, `${from} shared something with you`)));
  await coach.page.getByRole("complementary", { name: "What is known" }).waitFor();
}

/** Decides about what stands on the desk, with a word. */
export async function decides(coach: Person, decision: string | RegExp, word: string, notice: string): Promise<void> {
  await writes(coach, "A word to go with it", word);
  await presses(coach, decision);
  await sees(coach, notice);
}

/** Selects a whole paragraph of the letter and says what she thinks of it. */
export async function thinksAbout(coach: Person, passage: string, thought: string): Promise<void> {
  await coach.page.getByRole("article").getByText(passage).click({ clickCount: 3 });
  await presses(coach, "Comment");
  await writes(coach, "Your thought", thought);
  await presses(coach, "Add it");
  await coach.page.getByRole("listitem").filter({ hasText: thought }).waitFor();
}

/** Describes a goal by two lines, and begins it. */
export async function beginsAGoal(coach: Person, goal: { title: string; now: string; hope: string }): Promise<void> {
  await follows(coach, "Goals");
  await follows(coach, "Describe a goal together");
  await writes(coach, "What you are working toward together", goal.title);
  await writes(coach, "−1 · Beginning", goal.now);
  await writes(coach, "0 · What we hope for", goal.hope);
  await presses(coach, "Begin this goal");
  await sees(coach, "The goal has begun. The family sees it.");
}

/** Follows the mail that says a check-in was shared, to the goal. */
export async function readsAboutTheGoal(coach: Person, town: Town, from: string): Promise<void> {
  await opens(coach, linkIn(await town.readMail(coach, `${from} shared something with you`)));
  await coach.page.getByRole("table", { name: "Check-ins by day" }).waitFor();
}

/** Says how she sees a goal. */
export async function checksInOnTheGoal(coach: Person, level: string, saw: string): Promise<void> {
  await follows(coach, "Check in");
  await chooses(coach, level);
  await writes(coach, "What you saw", saw);
  await presses(coach, "Keep this check-in");
  await sees(coach, "Kept on the line.");
}

/** Goes to a family from the list. */
export async function goesToFamily(coach: Person, family: string): Promise<void> {
  await goesTo(coach, "Families");
  await follows(coach, family);
  await isAt(coach, family);
}
