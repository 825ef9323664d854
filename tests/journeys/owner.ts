/** What an owner does at the beginning: her practice, and somebody to work with. */
import {
  follows,
  goesTo,
  isAt,
  linkIn,
  opens,
  type Person,
  picks,
  presses,
  sees,
  type Town,
  writes,
} from "./people.ts";

/** Signs up with the six digits of the mail; the practice opens. */
export async function startsHerPractice(owner: Person, town: Town, practice: string): Promise<void> {
  await opens(owner, "/sign-up");
  await writes(owner, "Your practice’s name", practice);
  await writes(owner, "Your name", owner.name);
  await writes(owner, "Your email", owner.email);
  await picks(owner, "Your time zone", "Mountain (Denver)");
  await presses(owner, "Email me a code");
  const { code } = await town.readMail(owner, "is your Alongside code");
  await writes(owner, "The six digits", code ?? "no code in the mail");
  await presses(owner, "Come in");
  await sees(owner, practice.split(" ")[0] ?? practice);
}

/** Asks somebody in as a coach. */
export async function invitesACoach(owner: Person, coach: Person): Promise<void> {
  await goesTo(owner, "Settings");
  await follows(owner, /^People/);
  await isAt(owner, "People");
  await writes(owner, "Name", coach.name);
  await writes(owner, "Email", coach.email);
  await presses(owner, "Send the invitation");
  await sees(owner, `An invitation is on its way to ${coach.email}.`);
}

/** Comes in by the link of the invitation. */
export async function comesInAsCoach(coach: Person, town: Town): Promise<void> {
  const invitation = await town.readMail(coach, "invites you to");
  await opens(coach, linkIn(invitation));
  await isAt(coach, /^Welcome/);
  await presses(coach, "Come in");
  await coach.page.getByRole("link", { name: "Families" }).waitFor();
}
