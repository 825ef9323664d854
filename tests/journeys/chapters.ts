/** The main loop in four chapters: from an empty house to a message at school and a goal that moves. */
import { expect } from "vitest";
import {
  addsAFamily,
  beginsAGoal,
  checksInOnTheGoal,
  decides,
  givesAnExercise,
  goesToFamily,
  readsAboutTheGoal,
  readsWhatWasShared,
  thinksAbout,
} from "./coach.ts";
import { comesInAsCoach, invitesACoach, startsHerPractice } from "./owner.ts";
import {
  addsACopy,
  answersAFewQuestions,
  beginsAMessage,
  checksInAndShares,
  comesInAsParent,
  doesTheExercise,
  mendsAnAnswer,
  readsTheThoughts,
  readsTheThreeLinesAndSaysYes,
  sendsItThroughAlongside,
  sharesTheMessage,
  sharesWhatSheWrote,
  wordsOfTheMessage,
} from "./parent.ts";
import { follows, linkIn, opens, type Person, reloads, sees, type Town, unfolds } from "./people.ts";

/** Who is in the story. The parent's browser may be one without JavaScript: she does the same, and it comes to the same. */
export type Cast = { town: Town; owner: Person; coach: Person; parent: Person };

const teacher = { name: "Ms. Alvarez", email: "alvarez@school.test" };
const caseManager = { name: "Mr. Ortega", email: "ortega@school.test" };
const exercise = "One thing, one day";

/** An owner begins, her coach comes in, a family is taken on, and the parent says yes. */
export async function aFamilyIsTakenOn({ town, owner, coach, parent }: Cast): Promise<void> {
  await startsHerPractice(owner, town, "Lantern Lane Coaching");
  await invitesACoach(owner, coach);
  await comesInAsCoach(coach, town);
  await addsAFamily(coach, { child: "Theo Marsh", parent });
  await givesAnExercise(coach, exercise, "Ten quiet minutes, whenever they come.");
  await comesInAsParent(parent, town);
  await readsTheThreeLinesAndSaysYes(parent);
}

/** A parent tries something, is asked for a little more, and it is done. */
export async function somethingIsTried({ town, coach, parent }: Cast): Promise<void> {
  await sees(parent, exercise);
  await sees(parent, "Ten quiet minutes, whenever they come.");
  await doesTheExercise(parent, [
    {},
    { "What happened?": "He had three lines after forty minutes." },
    { "Which day, which lesson": "Tuesday, writing, about ten." },
    { "One small thing": "A card on his desk with the first word." },
    { "Another way to say it": "On Tuesday the page was empty at eight, and at nine." },
    { "As it stands": "Nobody looks after him.", "Another way to say it": "I would like to know who sits near him." },
  ]);
  await sharesWhatSheWrote(parent, "Imani", "Is the last one too soft?");

  await readsWhatWasShared(coach, town, "Nadia");
  await sees(coach, "He had three lines after forty minutes.");
  await sees(coach, "Is the last one too soft?");
  await decides(coach, "Ask for a little more", "Which lesson was it in?", "Nadia is asked for a little more.");

  await opens(parent, linkIn(await town.readMail(parent, "There is something new for you")));
  await sees(parent, "Which lesson was it in?");
  await mendsAnAnswer(parent, "Now a sentence of your own.", {
    "Another way to say it": "I would like to know who sits near him in writing.",
  });
  await sharesWhatSheWrote(parent, "Imani", "");

  await readsWhatWasShared(coach, town, "Nadia");
  await sees(coach, "I would like to know who sits near him in writing.");
  await decides(coach, "Done", "That is one a teacher can answer.", "Done. Nadia will see it.");

  await opens(parent, linkIn(await town.readMail(parent, "There is something new for you")));
  await sees(parent, "That is one a teacher can answer.");
  await sees(parent, "Done. It stays here for you to read.");
}

/** She writes a concern, they look at it together, and it goes to school to the letter. */
export async function aConcernGoesToSchool({ town, coach, parent }: Cast): Promise<void> {
  await follows(parent, "This week");
  await beginsAMessage(parent, { purpose: "Say what worries me", to: teacher });
  await answersAFewQuestions(parent, [
    ["Which day, which lesson", "on Tuesday in writing"],
    ["What happened?", "Theo had three lines after forty minutes. Nobody looks after him at all."],
    ["What did your child tell you", "I could not find the first word"],
    ["What would you like to know?", "What happened when he began"],
    ["One small thing", "a card on his desk with the first word"],
  ]);
  await addsACopy(parent, caseManager);
  const first = await wordsOfTheMessage(parent);
  expect(first).toContain("What happened when he began?");
  await sharesTheMessage(parent, "Imani");

  await readsWhatWasShared(coach, town, "Nadia");
  await thinksAbout(coach, "Nobody looks after him at all.", "She may hear this as blame. What did you see?");
  await decides(coach, /^A few thoughts/, "Clear and kind. One line to look at.", "thoughts");

  await readsTheThoughts(parent, town, "Imani", "She may hear this as blame.");
  const mended = `${first.replace("Nobody looks after him at all.", "I wonder who sits near him.")}\n\nWarmly — “Nadia” & Theo  <3`;
  expect(mended).not.toContain("Nobody looks after him");
  await sharesTheMessage(parent, "Imani", mended);

  await readsWhatWasShared(coach, town, "Nadia");
  await sees(coach, "I wonder who sits near him.");
  await decides(coach, /^Looks ready/, "Send it just as it is.", "ready");

  await sendsItThroughAlongside(parent, town, "Ms. Alvarez");
  const mail = await town.readMail(teacher, "Theo");
  expect(mail.text).toBe(mended);
  expect(mail.to).toEqual(['"Ms. Alvarez" <alvarez@school.test>']);
  expect(mail.cc).toEqual(['"Mr. Ortega" <ortega@school.test>']);
  expect(mail.replyTo.join()).toContain("<nadia@marsh.test>");
  expect(mail.from).toContain("Nadia Marsh via Lantern Lane Coaching");
}

/** Both say how a goal is going, and the chart moves on both sides. */
export async function theGoalMoves({ town, coach, parent }: Cast): Promise<void> {
  const goal = {
    title: "Theo begins to write within five minutes.",
    now: "An empty page at ten.",
    hope: "A first line by five past.",
  };
  await goesToFamily(coach, "Marsh");
  await beginsAGoal(coach, goal);
  expect(await marksBelowTheHope(coach)).toEqual([]);

  await follows(parent, "Messages");
  await checksInAndShares(parent, { goal: goal.title, level: goal.hope, words: "Twice this week.", coach: "Imani" });
  expect(await marksBelowTheHope(parent)).toEqual([0]);

  await readsAboutTheGoal(coach, town, "Nadia");
  expect(await marksBelowTheHope(coach)).toEqual([0]);
  await checksInOnTheGoal(coach, goal.now, "His notebook of Thursday.");
  const [atTheHope, below, ...others] = await marksBelowTheHope(coach);
  expect(others).toEqual([]);
  expect(atTheHope).toBe(0);
  expect(below).toBeGreaterThan(0);
  await seesRow(coach, "Check-ins by day", ["0", "Twice this week.", "−1", "His notebook of Thursday."]);

  await reloads(parent);
  expect((await marksBelowTheHope(parent)).map(Math.sign)).toEqual([0, 1]);
  await unfolds(parent, "The same as a table");
  await seesRow(parent, "Check-ins by day", ["What we hoped", "Beginning"]);
  await sees(parent, "His notebook of Thursday.");
}

/** How far each mark of a goal's chart lies below the line of what is hoped for, in the drawing's own units, guardians first. */
function marksBelowTheHope({ page }: Person): Promise<number[]> {
  return page.getByRole("img").evaluateAll((drawings) =>
    drawings.flatMap((drawing) => {
      const number = (element: Element | null, name: string) => Number(element?.getAttribute(name));
      const hope = number(drawing.querySelector(".chart-hoped, .chart-zero"), "y1");
      const dots = [...drawing.querySelectorAll("circle.chart-dot")].map((dot) => number(dot, "cy"));
      const squares = [...drawing.querySelectorAll("rect.chart-square")].map(
        (square) => number(square, "y") + number(square, "height") / 2,
      );
      return [...dots, ...squares].map((y) => y - hope);
    }),
  );
}

/** Waits until a row of the table holds these words, in their order. */
async function seesRow({ page }: Person, table: string, words: readonly string[]): Promise<void> {
  const rows = page.getByRole("table", { name: table }).getByRole("row");
  await rows.filter({ hasText: new RegExp(words.join(".*")) }).waitFor();
}
