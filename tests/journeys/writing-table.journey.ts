import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { nextSchoolDay } from "#app/domain/time/school-calendar.ts";
import { instantOf } from "#app/domain/time/zoned.server.ts";
import { demoPassword, loadDemo } from "#db/demo/load.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { openAsOwner } from "#tests/support/factories.ts";
import { moveClock, waitsFor } from "./clock.ts";
import { decides, readsWhatWasShared } from "./coach.ts";
import {
  asksFor,
  chooses,
  follows,
  goesTo,
  isAt,
  opens,
  openTown,
  type Person,
  picks,
  presses,
  sees,
  signsIn,
  type Town,
  unfolds,
  writes,
} from "./people.ts";

const zone = "America/Los_Angeles";
const hard = (first: string) => `From: Rowan Pike <r.pike@larkspur.example>
Subject: The lab of Tuesday

Her lab is missing, and she is not applying herself, ${first}. What happened on Sunday? Please let me know by Friday that you got this.

Mx. Rowan Pike`;
const steam = "I could throw this phone into the river";

const patience = { timeout: 15_000, interval: 50 };

let database: TestDatabase;
let town: Town;
let coach: Person;
let afternoon: Date;

beforeAll(async () => {
  database = await freshDatabase();
  const today = new Date();
  await loadDemo(database.owner, today);
  await keepTheirLogsApart();
  afternoon = instantOf(nextSchoolDay(today.toISOString().slice(0, 10)), "15:00", zone);
  await moveClock(database, afternoon);
  town = await openTown(database);
  coach = await town.person("Tobias Achterberg", "coach2@demo.test", { screen: "desk" });
  await signsIn(coach, demoPassword);
});

afterEach(async (test) => {
  await town.remember(test);
  expect(town.complaints()).toEqual([]);
});

afterAll(async () => {
  await town?.close();
  await database?.close();
});

const phones = [
  { javaScript: true, writer: ["Daniel Feinberg", "parent-b@demo.test"], other: ["Priya Raman", "parent-a@demo.test"] },
  {
    javaScript: false,
    writer: ["Priya Raman", "parent-a@demo.test"],
    other: ["Daniel Feinberg", "parent-b@demo.test"],
  },
] as const;

describe.each(phones)("a hard email, JavaScript on the phone: $javaScript", ({ javaScript, writer, other }) => {
  let parent: Person;
  let otherHome: Person;
  let entry: string;
  let draft: string;
  const sent: string[] = [];
  const first = writer[0].split(" ")[0] ?? "";
  const secret = `the quiet lab bench where ${first} sat`;

  beforeAll(async () => {
    await moveClock(database, afternoon);
    parent = await town.person(writer[0], writer[1], { screen: "phone", javaScript });
    otherHome = await town.person(other[0], other[1], { screen: "phone" });
    for (const person of [parent, otherHome]) await signsIn(person, demoPassword);
    parent.page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  });

  it("is pasted, looked at calmly, and answered with two lines; her promise is skipped with one tap", async () => {
    await goesTo(parent, "Write");
    await follows(parent, "A promise to yourself");
    await writes(parent, "What you promise yourself", "At 4 or 5 my words wait for morning.");
    await presses(parent, "Keep this promise");

    await follows(parent, "Something arrived");
    await writes(parent, "What they wrote", hard(first));
    await presses(parent, "Look at it calmly");
    await isAt(parent, /^Mx\. Pike wrote$/);
    entry = pathOf(parent);
    await sees(parent, "What happened on Sunday?");
    await sees(parent, /It names a day: /);
    await presses(parent, "Write two lines");
    await isOnTheLetter(parent);
    expect(await letterOf(parent)).toMatch(/^Dear Mx\. Pike,\n\nThank you for telling me\.\n\nI have read it/);

    await saysHowBig(parent, 5);
    await presses(parent, "Copy it or send it myself");
    await sees(parent, "At 4 or 5 my words wait for morning.");
    await presses(parent, "Go on now");
    await isAt(parent, "How should it go?");
    await chooses(parent, "Now");
    await presses(parent, /^Send to /);
    await sees(parent, "On its way to Mx. Pike.");
    await later(10);
    const mail = await town.readMail({ email: "r.pike@larkspur.example" }, "The lab of Tuesday");
    expect(mail.text).toContain("I have read it");
  });

  it("is kept until morning by her own promise, and taken up again when she changes her mind", async () => {
    await opens(parent, entry);
    await presses(parent, "Begin the whole answer");
    await isOnTheLetter(parent);
    draft = pathOf(parent);
    await writes(parent, "Your message", "Not applying herself?? Have you even READ her plan? Fix this.");
    await saysHowBig(parent, 4);
    await presses(parent, /^Share with /);
    await presses(parent, /^Keep it until 7:30/);
    await sees(parent, /You are keeping this until/);
    expect((await town.mails()).filter((one) => one.text.includes("Fix this."))).toEqual([]);
    await presses(parent, "I changed my mind");
    await sees(parent, "Here it is. Only you see it.");
  });

  it("lets off steam where no request carries it", async () => {
    await unfolds(parent, "Let off steam first");
    if (!javaScript) {
      await sees(parent, /A sheet of paper does it too/);
      return;
    }
    const box = parent.page.getByLabel("Say it all, as it comes");
    await box.fill(steam);
    expect(await box.evaluate((one: HTMLTextAreaElement) => [one.name, one.form === null])).toEqual(["", true]);
    expect(
      await parent.page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
    ).not.toContain(steam);
  });

  it("goes through four boxes into a reply that is looked over", async () => {
    await unfolds(parent, "Four boxes: what I know, and how");
    await writes(parent, "Your message", "Dear Mx. Pike,\n\nYou never tell us anything.");
    await writes(parent, "What I saw or read myself", `She finished it on Sunday at ${secret}`);
    await writes(parent, "What my child told me", "I could not find where to put it");
    await writes(parent, "What I am guessing", "That nobody looked");
    await writes(parent, "What I want to know", "What do you see on your side");
    await presses(parent, "Put this into the letter");
    const letter = await letterWith(parent, "What do you see on your side?");
    expect(letter).toContain(secret);
    expect(letter).not.toContain("nobody looked");

    await presses(parent, "Look it over");
    await isAt(parent, "A second pair of eyes");
    await sees(parent, "Worth a look");
    await sees(parent, /No one else sees this/);
    const notes = parent.page.getByRole("note").filter({ hasText: "Worth a look" });
    const tried = (await notes.locator(".said-words").first().innerText()).trim();
    await notes.getByRole("button", { name: "Use this" }).first().click();
    await sees(parent, tried);
    await follows(parent, "Back to my message");
    await letterWith(parent, tried);
    expect(sent.join("\n")).not.toContain(steam);
  });

  it("is the writer’s alone until it is shared; then the coach reads it, and never the other home", async () => {
    await keepsItFrom(otherHome);
    expect((await asksFor(coach, onTheDesk(draft))).status).toBe(404);
    await writes(
      parent,
      "Your message",
      `Dear Mx. Pike,\n\nShe finished it at ${secret}.\n\nWhy is it missing?\n\nTell me soon.\n\n${writer[0]}`,
    );
    await presses(parent, /^Share with /);
    await sees(parent, "Shared with Tobias.");
    await later(20);
    await keepsItFrom(otherHome);

    await readsWhatWasShared(coach, town, first);
    await sees(coach, secret);
    expect((await asksFor(coach, onTheDesk(draft))).text).not.toContain("nobody looked");
    for (const [words, instead] of [
      ["Why is it missing?", "What do you see on your side?"],
      ["Tell me soon.", "I’ll look on Thursday evening."],
    ] as const) {
      await suggests(coach, words, instead);
    }
    await decides(coach, /^Ready with these changes/, "Two small ones.", `Your thoughts are with ${first}.`);
  });

  it("takes the suggestions one by one, and it looks ready", async () => {
    await opens(parent, `${draft}/thoughts`);
    for (const taken of [1, 2]) {
      await parent.page.getByRole("button", { name: "Take", exact: true }).first().click();
      await parent.page
        .getByText(/^Taken, as Tobias suggests/)
        .nth(taken - 1)
        .waitFor();
    }
    await follows(parent, "See how it can go");
    await isAt(parent, "How should it go?");
    await presses(parent, /^Send to Mx\. Pike at 7:30/);
    await sees(parent, /You can take it back until then/);
    expect((await town.mails()).filter((one) => one.text.includes(secret))).toEqual([]);
  });

  it("leaves at 7:30, and what the teacher answers comes into her log", async () => {
    const id = draft.split("/").at(-1);
    const { dueAt } = await waitsFor<{ dueAt: Date }>(
      database,
      sql`select due_at from draft_sending where draft_id = ${id} and state = 'waiting'`,
    );
    expect(dueAt.toLocaleTimeString("en-US", { timeZone: zone, timeStyle: "short" })).toMatch(/^7:30\sAM$/);
    await moveClock(database, new Date(dueAt.getTime() + 1000));
    const mail = await town.readMail({ email: "r.pike@larkspur.example" }, "The lab of Tuesday");
    expect(mail.text).toBe(
      `Dear Mx. Pike,\n\nShe finished it at ${secret}.\n\nWhat do you see on your side?\n\nI’ll look on Thursday evening.\n\n${writer[0]}`,
    );

    const teacher = await town.person("Mx. Rowan Pike", "r.pike@larkspur.example", { screen: "desk" });
    await opens(teacher, `/sandbox/mail/${mail.id}`);
    await unfolds(teacher, "Answer as the teacher");
    await writes(
      teacher,
      "What the teacher writes",
      `Found it: it was saved on our side. I will show ${first} the page on Friday.`,
    );
    await presses(teacher, "Let it arrive");

    await waitsFor(
      database,
      sql`select id from log_entry where came_by = 'inbound' and body like ${`%show ${first} the page%`}`,
    );
    await goesTo(await atHome(parent), "School log");
    await parent.page.getByRole("listitem").filter({ hasText: "Found it: it was saved" }).getByRole("link").click();
    await sees(parent, `I will show ${first} the page on Friday.`);
    await unfolds(parent, "Note who does what, by when");
    await writes(parent, /^What$/, "shows the page for uploads");
    await picks(parent, /^Who$/, "Mx. Rowan Pike");
    await presses(parent, "Note it");
    await sees(parent, "Noted. It stays open until you say otherwise.");
    await sees(parent, /shows the page for uploads/);
    expect((await asksFor(otherHome, homeOf(otherHome, "/log"))).text).not.toContain(`show ${first} the page`);
  });

  it("stands in no line of what the processes say of themselves", () => {
    const log = town.log();
    expect(log).toContain('"route":"/p/:practice/f/:family/write/:draft');
    const names = [first, writer[1], "r.pike", draft.split("/").at(-1) ?? ""];
    const words = [secret, "not applying herself", "READ her plan", "nobody looked", "Found it", steam, "At 4 or 5"];
    for (const word of [...names, ...words]) expect(log.includes(word), word).toBe(false);
  });

  /** Her own address answers with the words; to the other home it is as if it did not exist, and no page of theirs holds them. */
  async function keepsItFrom(person: Person): Promise<void> {
    // What she typed is with the server a moment later.
    await vi.waitFor(async () => expect((await asksFor(parent, draft)).text).toContain(secret), patience);
    for (const place of ["", "/look", "/phrases", "/start", "/send", "/thoughts", "/files"].map(
      (page) => `${draft}${page}`,
    )) {
      const answer = await asksFor(person, place);
      expect(answer.status, place).toBe(404);
      expect(answer.text, place).not.toContain(secret);
    }
    expect((await asksFor(person, entry)).status).toBe(404);
    for (const page of ["", "/write", "/log", "/people"]) {
      const { text } = await asksFor(person, homeOf(person, page));
      expect(text, page).not.toContain(secret);
      expect(text, page).not.toContain(`not applying herself, ${first}`);
    }
  }
});

/** The two homes of the demo share their logs; here they have not. */
async function keepTheirLogsApart(): Promise<void> {
  const owner = openAsOwner(database.owner);
  await owner.deleteFrom("logShare").execute();
  await owner.destroy();
}

/** So many minutes of the afternoon have passed. The town's clock runs ahead of the queue's, which is told of it here. */
const later = (minutes: number) => moveClock(database, new Date(afternoon.getTime() + minutes * 60_000));

const pathOf = ({ page }: Person) => new URL(page.url()).pathname;
const homeOf = (person: Person, page: string) => `${/\/p\/[^/]+\/f\/[^/]+/.exec(pathOf(person))?.[0]}${page}`;
const onTheDesk = (draft: string) => `/p/bridgewell/review/drafts/${draft.split("/").at(-1)}`;
const letterOf = ({ page }: Person) => page.getByLabel("Your message").inputValue();
const letterWith = (parent: Person, words: string) =>
  vi.waitFor(async () => {
    const letter = await letterOf(parent);
    expect(letter).toContain(words);
    return letter;
  }, patience);
const isOnTheLetter = ({ page }: Person) => page.getByLabel("Your message").waitFor();

async function atHome(parent: Person): Promise<Person> {
  await opens(parent, homeOf(parent, ""));
  return parent;
}

/** Says how big the feeling is, which is kept nowhere. */
async function saysHowBig(parent: Person, level: number): Promise<void> {
  await unfolds(parent, "How big is this feeling?");
  await parent.page.locator("label.scale-step", { hasText: String(level) }).click();
}

/** Suggests other words for a passage, by copying it. */
async function suggests(coach: Person, words: string, instead: string): Promise<void> {
  await coach.page.locator("summary", { hasText: "Suggest other words" }).click();
  await writes(coach, "These words", words);
  await writes(coach, "would read", instead);
  await presses(coach, "Suggest it");
  await coach.page.getByRole("listitem").filter({ hasText: instead }).first().waitFor();
}
