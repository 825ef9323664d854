import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoPassword, loadDemo } from "#db/demo/load.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { addsAFamily, goesToFamily, readsWhatWasShared } from "./coach.ts";
import { comesInAsParent, readsTheThreeLinesAndSaysYes, sharesTheMessage } from "./parent.ts";
import {
  asksFor,
  chooses,
  follows,
  goesTo,
  isAt,
  opens,
  openTown,
  type Person,
  presses,
  reloads,
  sees,
  signsIn,
  type Town,
  writes,
} from "./people.ts";

let database: TestDatabase;
let town: Town;

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date());
  town = await openTown(database);
});

afterEach(async (test) => {
  await town.remember(test);
  expect(town.complaints()).toEqual([]);
});

afterAll(async () => {
  await town.close();
  await database.close();
});

const secret = "The blue folder stays with me on Wednesdays";

describe("two homes of one child", () => {
  let priya: Person;
  let daniel: Person;
  let tobias: Person;
  let draft: string;

  beforeAll(async () => {
    priya = await town.person("Priya Raman", "parent-a@demo.test", { screen: "phone" });
    daniel = await town.person("Daniel Feinberg", "parent-b@demo.test", { screen: "phone" });
    tobias = await town.person("Tobias Achterberg", "coach2@demo.test", { screen: "desk" });
    for (const person of [priya, daniel, tobias]) await signsIn(person, demoPassword);
  });

  it("what one writes, nobody else sees", async () => {
    await goesTo(priya, "Write");
    await follows(priya, "Write to school");
    await chooses(priya, "Say what worries me");
    await presses(priya, "Start with an empty page");
    await writes(priya, "Your message", secret);
    await sees(priya, "Saved. Only you see this.");
    draft = pathOf(priya);

    await keepsItFrom(daniel, draft);
    await keepsItFrom(tobias, onTheDesk(draft));
  });

  it("sharing it with the coach shows it to the coach, and to nobody else", async () => {
    await sharesTheMessage(priya, "Tobias");

    await readsWhatWasShared(tobias, town, "Priya");
    await sees(tobias, secret);
    await goesToFamily(tobias, "Raman–Feinberg");
    await follows(tobias, /^To school/);
    await sees(tobias, secret);

    await keepsItFrom(daniel, draft);
    await keepsItFrom(daniel, onTheDesk(draft));
  });

  it("what she changes afterwards is hers again until she shares that too", async () => {
    await writes(priya, "Your message", `${secret}, and the red one too`);
    await sees(priya, "Saved. Only you see what you change.");
    await opens(tobias, onTheDesk(draft));
    await sees(tobias, secret);
    const { text } = await asksFor(tobias, onTheDesk(draft));
    expect(text).toContain(secret);
    expect(text).not.toContain("the red one too");
  });

  /** Her own address is the positive control: it answers with the words. To anybody else it is as if it did not exist. */
  async function keepsItFrom(person: Person, address: string): Promise<void> {
    const own = await asksFor(priya, draft);
    expect(own.status).toBe(200);
    expect(own.text).toContain(secret);
    const places = ["", "/thoughts", "/start", "/send", "/keep"].map((page) => `${address}${page}`);
    for (const place of [...places, ...places.map((each) => `${each}.data`)]) {
      const answer = await asksFor(person, place);
      expect(answer.status, place).toBe(404);
      expect(answer.text, place).not.toContain(secret);
    }
    expect((await asksFor(person, "/p/bridgewell/find?q=blue+folder")).text).not.toContain(secret);
    const pages = await everyPageOf(person);
    expect(pages.size).toBeGreaterThan(8);
    for (const [place, { text }] of pages) {
      expect(text, place).not.toContain(secret);
      expect((await asksFor(person, `${place}.data`)).text, place).not.toContain(secret);
    }
  }
});

/** Where the coach would read a parent's draft. */
const onTheDesk = (draft: string) => `/p/bridgewell/review/drafts/${draft.split("/").at(-1)}`;

const pathOf = ({ page }: Person) => new URL(page.url()).pathname;

/** Every page that a person can reach by two links from where she is, lists and their pages, as her browser gets them. */
async function everyPageOf(person: Person): Promise<Map<string, { status: number; text: string }>> {
  const pages = new Map<string, { status: number; text: string }>();
  let places = [pathOf(person)];
  for (let links = 0; links <= 2; links += 1) {
    const next: string[] = [];
    for (const place of places.filter((each) => !pages.has(each))) {
      const page = await asksFor(person, place);
      expect(page.status, place).toBeLessThan(400);
      pages.set(place, page);
      for (const [, link = ""] of page.text.matchAll(/href="(\/p\/[^"#?]+)/g)) next.push(link);
    }
    places = next;
  }
  return pages;
}

describe("one person, a coach here and a guardian there", () => {
  it("has both in two tabs, and what is done in one stays there", async () => {
    const delphine = await town.person("Delphine Marsh", "other-owner@demo.test", { screen: "desk" });
    const marit = await town.person("Marit Solheim", "owner@demo.test", { screen: "desk" });
    await signsIn(delphine, demoPassword);
    await signsIn(marit, demoPassword);
    await addsAFamily(delphine, { child: "Ada Solheim", parent: marit });

    const asParent = await town.newTab(marit);
    await comesInAsParent(asParent, town);
    await readsTheThreeLinesAndSaysYes(asParent);
    const asOwner = marit;

    await goesTo(asParent, "Write");
    await goesTo(asOwner, "Families");
    await follows(asParent, "Write to school");
    await chooses(asParent, "Say thank you");
    await follows(asOwner, "Add a family");
    await presses(asParent, "Start with an empty page");
    await writes(asOwner, "Child’s name", "Bo Lindqvist");
    await writes(asParent, "Your message", "Thank you for the walk to the river.");
    await presses(asOwner, "Add this family");
    await isAt(asOwner, "Lindqvist");
    await sees(asParent, "Saved. Only you see this.");
    expect(pathOf(asOwner)).toMatch(/^\/p\/bridgewell\/families\//);
    expect(pathOf(asParent)).toMatch(/^\/p\/oxbow\/f\//);

    await goesTo(asOwner, "Families");
    await isAt(asOwner, "Families");
    expect((await asksFor(asOwner, "/p/bridgewell/find?q=Ada")).text).not.toContain("Ada Solheim");
    for (const closed of [
      "/p/oxbow/families",
      "/p/oxbow/today",
      "/p/oxbow/settings/people",
      pathOf(asParent).replace("oxbow", "bridgewell"),
    ]) {
      expect((await asksFor(marit, closed)).status, closed).toBe(404);
    }
    const message = pathOf(asParent);
    expect((await asksFor(marit, message)).text).toContain("Thank you for the walk to the river.");
    expect((await asksFor(delphine, `/p/oxbow/review/drafts/${message.split("/").at(-1)}`)).status).toBe(404);

    await opens(asOwner, "/doors");
    await sees(asOwner, "Bridgewell Parent Coaching");
    await sees(asOwner, "Ada Solheim, at Oxbow Family Coaching");
    await reloads(asParent);
    await sees(asParent, "Saved. Only you see this.");
  });
});
