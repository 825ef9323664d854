import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoPassword, loadDemo } from "#db/demo/load.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { goesToFamily } from "./coach.ts";
import { signsOut } from "./parent.ts";
import {
  chooses,
  closesHerTab,
  type Device,
  follows,
  goesTo,
  isAt,
  opens,
  openTown,
  type Person,
  picks,
  presses,
  reloads,
  sees,
  seesInField,
  signsIn,
  type Town,
  unfolds,
  writes,
} from "./people.ts";

let database: TestDatabase;
let town: Town;
let priya: Person;

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date());
  town = await openTown(database);
  priya = await priyaAt({ screen: "phone" });
});

afterEach(async (test) => {
  await town.remember(test);
  expect(town.complaints()).toEqual([]);
});

afterAll(async () => {
  await town.close();
  await database.close();
});

describe("what she types", () => {
  it("survives a lost connection and a closed tab", async () => {
    const message = await beginsAnEmptyPage(priya, "Say thank you");
    await losesTheConnection(priya);
    await writes(priya, "Your message", "Thank you for the map of the stairs.");
    await sees(priya, "No connection. Kept on this phone");
    await closesHerTab(priya);
    await priya.context.setOffline(false);

    priya = await town.newTab(priya);
    await opens(priya, message);
    await seesInField(priya, "Your message", "Thank you for the map of the stairs.");
    await sees(priya, "Saved. Only you see this.");

    const tablet = await priyaAt({ screen: "desk" });
    await opens(tablet, message);
    await seesInField(tablet, "Your message", "Thank you for the map of the stairs.");
  });

  it("is saved by itself when the connection is back, without a press", async () => {
    const message = await beginsAnEmptyPage(priya, "Tell something good");
    await losesTheConnection(priya);
    await writes(priya, "Your message", "She read two pages aloud.");
    await sees(priya, "No connection. Kept on this phone");
    await priya.context.setOffline(false);
    await sees(priya, "Saved. Only you see this.");

    const tablet = await priyaAt({ screen: "desk" });
    await opens(tablet, message);
    await seesInField(tablet, "Your message", "She read two pages aloud.");
  });

  it("is not left on a device that she signs out of", async () => {
    const borrowed = await priyaAt({ screen: "phone" });
    const message = await beginsAnEmptyPage(borrowed, "Ask for something");
    await losesTheConnection(borrowed);
    await writes(borrowed, "Your message", "Tuesday after four.");
    await sees(borrowed, "No connection. Kept on this phone");
    expect(await keptOnThisDevice(borrowed)).toContain("Tuesday after four.");
    const elsewhere = await town.newTab(borrowed);
    await closesHerTab(borrowed);
    await borrowed.context.setOffline(false);
    await opens(elsewhere, message.replace(/\/write\/.*/, ""));
    await signsOut(elsewhere, "Tobias");
    expect(await keptOnThisDevice(elsewhere)).toBe("");
  });

  it("stands beside what another tab wrote, until she chooses", async () => {
    town.expectsComplaints(/status of 409/);
    const message = await beginsAnEmptyPage(priya, "Answer a message");
    const other = await town.newTab(priya);
    await opens(other, message);
    await writes(priya, "Your message", "I will answer by Thursday.");
    await sees(priya, "Saved. Only you see this.");
    await writes(other, "Your message", "Could we talk on the phone instead?");
    await sees(other, "These words were changed on another device.");
    await presses(other, "Save and see both");
    await sees(other, "On the other device");
    await sees(other, "I will answer by Thursday.");
    await seesInField(other, "Your message", "Could we talk on the phone instead?");
    await presses(other, "Go on with mine");
    await sees(other, "Saved. Only you see this.");
    await reloads(other);
    await seesInField(other, "Your message", "Could we talk on the phone instead?");
  });
});

describe("what is sent twice", () => {
  it.each([
    { phone: "without JavaScript", javaScript: false },
    { phone: "with JavaScript", javaScript: true },
  ])("is one message, when an impatient finger presses twice on a phone $phone", async ({ javaScript }) => {
    const impatient = await priyaAt({ screen: "phone", javaScript });
    const before = await messagesOf(impatient);
    await follows(impatient, "Write to school");
    await chooses(impatient, "Ask for something");
    await impatient.page.getByRole("button", { name: "Start with an empty page" }).dblclick();
    await isAt(impatient, "A message to school");
    expect(await messagesOf(impatient)).toBe(before + 1);
  });

  it("is one share, when she presses twice", async () => {
    await beginsAnEmptyPage(priya, "Say what worries me");
    await writes(priya, "Your message", "Leela hears rhymes before words.");
    await sees(priya, "Saved. Only you see this.");
    await priya.page.getByRole("button", { name: "Share with Tobias" }).dblclick();
    await sees(priya, "Shared with Tobias.");
    await town.readMail({ email: "coach2@demo.test" }, "Priya shared something with you");
    const told = (await town.mails()).filter((mail) => mail.subject === "Priya shared something with you");
    expect(told).toHaveLength(1);
  });
});

describe("her own words", () => {
  it("can be copied and sent by herself, whatever a coach sets", async () => {
    const tobias = await town.person("Tobias Achterberg", "coach2@demo.test", { screen: "desk" });
    await signsIn(tobias, demoPassword);
    await goesToFamily(tobias, "Raman–Feinberg");
    await opens(
      tobias,
      `/p/bridgewell/settings/look-first?family=${new URL(tobias.page.url()).pathname.split("/").at(-1)}`,
    );
    await picks(tobias, "Say thank you", "A look first");
    await presses(tobias, "Keep these rules");
    await sees(tobias, "Kept. It counts from now on.");

    const words = "Thank you for the map.\n\nIt hangs beside her bed.";
    await beginsAnEmptyPage(priya, "Say thank you", "Mr. Chidi Okafor");
    await writes(priya, "About", "The map of the stairs");
    await writes(priya, "Your message", words);
    await hasAShareSheet(priya);
    await presses(priya, "Copy it or send it myself");
    await isAt(priya, "How should it go?");
    await sees(priya, "Tobias has not seen it yet, and this kind of message has a look first.");
    expect(await priya.page.getByRole("button", { name: /^Send to/ }).count()).toBe(0);
    await priya.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await presses(priya, "Copy the words");
    await sees(priya, "Copied. Paste it where you want it.");
    expect(await priya.page.evaluate(() => navigator.clipboard.readText())).toBe(words);
    await presses(priya, "Share it another way");
    expect(await givenToTheSheet(priya)).toEqual({ title: "The map of the stairs", text: words });
    const mail = await priya.page.getByRole("link", { name: /^Open in my mail/ }).getAttribute("href");
    expect(decodeURIComponent(mail ?? "")).toContain("It hangs beside her bed.");

    const old = await priyaAt({ screen: "phone", javaScript: false });
    await opens(old, new URL(priya.page.url()).pathname);
    await seesInField(old, "Copy the words", words);

    await unfolds(priya, "I already sent it");
    await presses(priya, "Note it as sent");
    await sees(priya, "Noted as sent.");
  });
});

/** Her phone has a share sheet, which this browser has not; what it is given stands on the page's window. */
const hasAShareSheet = ({ page }: Person) =>
  page.evaluate(() => {
    Object.assign(navigator, { share: async (given: ShareData) => Object.assign(window, { given }) });
  });
const givenToTheSheet = ({ page }: Person) => page.evaluate(() => "given" in window && window.given);

/** Priya at one more device of hers. */
async function priyaAt(device: Device): Promise<Person> {
  const person = await town.person("Priya Raman", "parent-a@demo.test", device);
  await signsIn(person, demoPassword);
  return person;
}

/** Begins a message without questions; gives its address. */
async function beginsAnEmptyPage(person: Person, purpose: string, teacher?: string): Promise<string> {
  await opens(person, "/doors");
  await goesTo(person, "Write");
  await follows(person, "Write to school");
  await chooses(person, purpose);
  if (teacher) await chooses(person, teacher);
  await presses(person, "Start with an empty page");
  await isAt(person, teacher ? `Message to ${teacher.split(" ")[0]}` : "A message to school");
  return new URL(person.page.url()).pathname;
}

/** How many messages of hers the list has. */
async function messagesOf(person: Person): Promise<number> {
  await opens(person, "/doors");
  await goesTo(person, "Write");
  await isAt(person, "Messages to school");
  return person.page.getByRole("main").getByRole("listitem").count();
}

async function losesTheConnection({ context }: Person): Promise<void> {
  town.expectsComplaints(/ERR_INTERNET_DISCONNECTED/);
  await context.setOffline(true);
}

/** Everything that the product keeps on her device, as text. */
const keptOnThisDevice = ({ page }: Person) => page.evaluate(() => Object.values({ ...localStorage }).join());
