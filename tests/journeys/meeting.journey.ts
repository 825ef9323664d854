import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { demoPassword, loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { openAsOwner } from "#tests/support/factories.ts";
import { moveClock, waitsFor } from "./clock.ts";
import {
  closesHerTab,
  type Device,
  follows,
  goesTo,
  isAt,
  linkIn,
  opens,
  openTown,
  type Person,
  presses,
  sees,
  seesInField,
  signsIn,
  type Town,
  unfolds,
  writes,
} from "./people.ts";

// A joint session of two homes: what each would like to talk about, notes from a basement without a connection, one recap for
// both, and what follows. Priya has a phone with JavaScript, Daniel one without.
const minute = 60_000;
const hour = 60 * minute;
const priyas = "The bag on Thursdays, and who asks.";
const theRecap = /^The recap$/;
const daniels = "I write less at night. I would like that said once.";

let database: TestDatabase;
let town: Town;
let tobias: Person;
let priya: Person;
let daniel: Person;
let session: { id: string; startsAt: Date };
const family = demoId("bridgewell raman-feinberg family");
const desk = () => `/p/bridgewell/sessions/${session.id}`;
const home = () => `/p/bridgewell/f/${family}`;

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date());
  session = await aJointSession();
  await moveClock(database, new Date(session.startsAt.getTime() - 20 * hour));
  town = await openTown(database);
  tobias = await sits("Tobias Achterberg", "coach2@demo.test", { screen: "desk" });
  priya = await sits("Priya Raman", "parent-a@demo.test", { screen: "phone" });
  daniel = await sits("Daniel Feinberg", "parent-b@demo.test", { screen: "phone", javaScript: false });
});

afterEach(async (test) => {
  await town.remember(test);
  expect(town.complaints()).toEqual([]);
});

afterAll(async () => {
  await town?.close();
  await database?.close();
});

it("each says what to talk about, for the coach alone", async () => {
  await opens(priya, home());
  await follows(priya, /^What would you like to talk about\?/);
  await writes(priya, "What is on your mind", "The bag on Thursdays");
  await sees(priya, "Saved. Only you see this.");
  await closesHerTab(priya);
  priya = await town.newTab(priya);
  await opens(priya, `${home()}/sessions/${session.id}/talk`);
  await seesInField(priya, "What is on your mind", "The bag on Thursdays");
  await writes(priya, "What is on your mind", priyas);
  await presses(priya, "Send it to Tobias");
  await sees(priya, /^Sent to Tobias/);

  await opens(daniel, home());
  await follows(daniel, /^What would you like to talk about\?/);
  await writes(daniel, "What is on your mind", daniels);
  await presses(daniel, "Save it for now");
  await seesInField(daniel, "What is on your mind", daniels);
  await presses(daniel, "Send it to Tobias");
  await sees(daniel, /^Sent to Tobias/);
  expect(await daniel.page.content()).not.toContain(priyas);
});

it("one page before it holds what there is to read", async () => {
  await opens(tobias, `${desk()}/before`);
  await isAt(tobias, "Before you meet Priya and Daniel");
  for (const words of [priyas, daniels, "The other has not seen it", "Messages they shared", "Homework"]) {
    await sees(tobias, new RegExp(words));
  }
  await sees(tobias, /Two homes, one voice/);
  await opens(priya, `${home()}/sessions/${session.id}/talk`);
  expect(await priya.page.getByRole("button", { name: "Take it back" }).count()).toBe(0);
});

it("notes are written in a basement without a connection, and nothing is lost", async () => {
  await moveClock(database, new Date(session.startsAt.getTime() + hour + 5 * minute));
  const atHisDesk = await sits("Tobias Achterberg", "coach2@demo.test", { screen: "desk" });
  await opens(tobias, `${desk()}/notes`);
  await opens(atHisDesk, `${desk()}/notes`);
  await loses(tobias);

  await tobias.page.getByLabel("What Priya and you spoke about").pressSequentially("She laughed.");
  await tobias.page.getByRole("button", { name: "Priya’s own words" }).click();
  await tobias.page.keyboard.type("I asked her, and she told me.");
  await writes(tobias, "What Daniel and you spoke about", "> I slept before I answered.");
  const recap = "What we agreed\n\n> Daniel: I read it in the morning.\n\nPriya asks about the bus.";
  await writes(tobias, theRecap, recap);
  await sees(tobias, "Kept on this device; will be sent when the connection is back.");
  await presses(tobias, "Share the recap with Priya and Daniel");
  await seesInField(tobias, theRecap, recap);
  expect(await notesInTheDatabase()).toEqual({});

  // Meanwhile, at his desk, he wrote something else in the same place.
  await writes(atHisDesk, "What Daniel and you spoke about", "Ask about nights.");
  await sees(atHisDesk, "Saved. Private.");

  await tobias.context.setOffline(false);
  await sees(tobias, "Also written, on another device");
  await waitsFor(
    database,
    sql`select 1 from session_note where appointment_id = ${session.id} having count(*) filter (where words <> '') = 3`,
  );
  expect(await notesInTheDatabase()).toEqual({
    priya: ["She laughed.\n> I asked her, and she told me."],
    daniel: ["> I slept before I answered.", "Ask about nights."],
    recap: [recap],
  });
  await presses(tobias, "Leave it out");
  await sees(tobias, "Chosen.");
  expect(await notesInTheDatabase()).toMatchObject({ daniel: ["> I slept before I answered."] });
  await closesHerTab(atHisDesk);
});

it("the recap goes to both, and each next step in one action", async () => {
  await presses(tobias, "Share the recap with Priya and Daniel");
  await sees(tobias, "Shared with Priya and Daniel.");
  await offers("Something to try", "Give it", { "For whom": "Priya Raman", What: /^Two lines today/ });
  await sees(tobias, "“Two lines today” went to Priya.");
  await offers("A settled point", "Offer it", {
    "For whom": "Daniel Feinberg",
    "What will be done": "Read the hard ones at seven.",
  });
  await sees(tobias, /^Offered to Daniel/);
  await offers("The beginning of a message", "Offer it", {
    "For whom": "Priya Raman",
    "To whom": "Mr. Chidi Okafor",
    "The first lines": "Could we look at the bag together on Thursday?",
  });
  await sees(tobias, /^Offered to Priya/);
});

it("each reads the recap and her own steps, and neither what the other said alone", async () => {
  await moveClock(database, new Date(session.startsAt.getTime() + hour + 20 * minute));
  await opens(priya, linkIn(await town.readMail(priya, "There is something new for you")));
  await follows(priya, /^What came of your session/);
  await sees(priya, "I read it in the morning.");
  await sees(priya, /^Two lines today/);
  expect(await priya.page.content()).not.toMatch(/slept before I|asked her, and she told|hard ones at seven/);
  await presses(priya, "Begin with this");
  await isAt(priya, "Message to Mr. Okafor");
  await seesInField(priya, "Your message", "Could we look at the bag together on Thursday?");

  await opens(daniel, home());
  await follows(daniel, /^What came of your session/);
  await sees(daniel, "I read it in the morning.");
  expect(await daniel.page.content()).not.toMatch(/asked her, and she told|slept before I|look at the bag together/);
  await presses(daniel, "Keep it in my log");
  await sees(daniel, "It stands in your school log.");
  await goesTo(await tabsOf(daniel), "School log");
  await sees(daniel, "Read the hard ones at seven.");

  // What they took is theirs: the coach's page says nothing of it.
  await opens(tobias, `${desk()}/notes`);
  expect(await tobias.page.getByRole("main").innerText()).not.toMatch(/taken|kept in|begun/i);
});

async function sits(name: string, email: string, device: Device): Promise<Person> {
  const person = await town.person(name, email, device);
  await signsIn(person, demoPassword);
  return person;
}

async function loses({ context }: Person): Promise<void> {
  town.expectsComplaints(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
}

async function tabsOf(person: Person): Promise<Person> {
  await opens(person, home());
  return person;
}

/** Fills one of the forms of next steps and sends it. */
async function offers(title: string, button: string, fields: Record<string, string | RegExp>): Promise<void> {
  const slip = tobias.page.locator("details").filter({ has: tobias.page.getByText(title, { exact: true }) });
  if ((await slip.getAttribute("open")) === null) await unfolds(tobias, title);
  for (const [label, value] of Object.entries(fields)) {
    const field = slip.getByLabel(new RegExp(`^${label}`));
    if ((await field.evaluate((one) => one.tagName)) !== "SELECT") await field.fill(String(value));
    else if (typeof value === "string") await field.selectOption({ label: value });
    else {
      const options = await field.locator("option").allInnerTexts();
      await field.selectOption({ label: options.find((one) => value.test(one)) ?? "" });
    }
  }
  await slip.getByRole("button", { name: button, exact: true }).click();
}

/** The next session of Priya's series, to which Daniel comes too, and of which nobody has said anything yet. */
async function aJointSession(): Promise<{ id: string; startsAt: Date }> {
  const owner = openAsOwner(database.owner);
  const guardian = (key: string) => demoId(`bridgewell raman-feinberg guardian ${key}`);
  const found = await owner
    .selectFrom("appointment")
    .select(["id", "startsAt", "practiceId"])
    .where("guardianId", "=", guardian("priya"))
    .where("state", "=", "booked")
    .where("seriesId", "is not", null)
    .where("startsAt", ">", new Date(Date.now() + 21 * hour))
    .orderBy("startsAt")
    .executeTakeFirstOrThrow();
  const { practiceId, id, startsAt } = found;
  await owner.deleteFrom("talkShare").where("appointmentId", "=", id).execute();
  await owner.deleteFrom("talkWords").where("appointmentId", "=", id).execute();
  const seat = { practiceId, id: newId(), appointmentId: id, guardianId: guardian("daniel"), familyId: family };
  await owner
    .insertInto("seat")
    .values({ ...seat, readerZone: "America/Los_Angeles", takenAt: new Date() })
    .execute();
  await owner.destroy();
  return { id, startsAt };
}

/** Every wording of the notes that the server holds, by whose part it is: the one that stands first. */
async function notesInTheDatabase(): Promise<Record<string, string[]>> {
  const owner = openAsOwner(database.owner);
  const rows = await owner
    .selectFrom("sessionNote as n")
    .leftJoin("guardian as g", (join) =>
      join.onRef("g.practiceId", "=", "n.practiceId").onRef("g.id", "=", "n.guardianId"),
    )
    .select(["n.words", "n.others", "g.name"])
    .where("n.appointmentId", "=", session.id)
    .execute();
  await owner.destroy();
  const name = (whole: string | null) => whole?.split(" ")[0]?.toLowerCase() ?? "recap";
  return Object.fromEntries(rows.map((row) => [name(row.name), [row.words, ...(row.others as string[])]]));
}
