import { sql } from "kysely";
import type { Locator } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { demoPassword, loadDemo } from "#db/demo/load.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { waitsFor } from "./clock.ts";
import {
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

let database: TestDatabase;
let town: Town;
let coach: Person;

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date());
  town = await openTown(database);
  coach = await town.person("Keisha Lindo", "coach@demo.test", { screen: "desk" });
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

// Tuesdays far ahead, where the demo has nothing.
const nth = (weeks: number, days = 0) => {
  const day = 86_400_000;
  const tuesday = Math.floor(Date.now() / day / 7) * 7 + 5 + 20 * 7;
  return new Date((tuesday + weeks * 7 + days) * day).toISOString().slice(0, 10);
};
const said = (date: string, month: "long" | "short") =>
  new Intl.DateTimeFormat("en-US", { timeZone: "UTC", month, day: "numeric" })
    .format(new Date(date))
    .replace(" ", "\u00a0");

/** The session on whose page she is. */
const sessionHere = () => new URL(coach.page.url()).pathname.split("/").at(-1) ?? "";

/** When a session begins, as its row says. */
async function startOf(id: string): Promise<Date> {
  const { startsAt } = await waitsFor(
    database,
    sql<{ startsAt: Date }>`select starts_at from appointment where id = ${id}`,
  );
  return startsAt;
}

/** Its block in the calendar that she looks at. */
const blockOf = (id: string): Locator => coach.page.locator(`a[data-movable][href$="/sessions/${id}"]`);

/** Waits until a session begins so many minutes after it did. */
const hasMoved = (id: string, from: Date, by: number) =>
  waitsFor(
    database,
    sql`select 1 from appointment where id = ${id} and starts_at = ${new Date(from.getTime() + by * 60_000)}`,
  );

/** Presses the first free time, in later weeks when there is none in these. */
async function takesTheFirst(person: Person): Promise<void> {
  const times = person.page.locator("button[name=startsAt]");
  await sees(person, "Another time");
  for (let weeks = 2; (await times.count()) === 0 && weeks <= 8; weeks += 2) {
    await follows(person, "Later");
    await sees(person, `Two weeks, ${weeks} weeks from now`);
  }
  await times.first().click();
}

/** Books the first free time for a family, and comes to stand on the session's page. */
async function booksFor(whom: string): Promise<string> {
  await goesTo(coach, "Calendar");
  await follows(coach, "Book a session");
  await picks(coach, "For whom", whom);
  await picks(coach, "What", "Session, 50 minutes");
  await presses(coach, "Show free times");
  await takesTheFirst(coach);
  await sees(coach, /^Booked for .* They are told by mail\.$/);
  return sessionHere();
}

describe("a coach and her calendar", () => {
  let id: string;

  it("books for a family, and finds it in her week", async () => {
    id = await booksFor("Bekele: Selam");
    await coach.page.getByRole("main").getByRole("link", { name: "Calendar", exact: true }).click();
    await blockOf(id).waitFor();
  });

  it("drags it an hour on, is asked, and moves it; leaving it changes nothing", async () => {
    const before = await startOf(id);
    const drag = async () => {
      const box = await blockOf(id).boundingBox();
      if (!box) throw new Error("the block is not to be seen");
      const { mouse } = coach.page;
      await mouse.move(box.x + 40, box.y + 12);
      await mouse.down();
      await mouse.move(box.x + 40, box.y + 40, { steps: 4 });
      await mouse.move(box.x + 40, box.y + 72, { steps: 4 });
      await mouse.up();
    };
    await drag();
    await sees(coach, "The family is told by mail.");
    await presses(coach, "Leave it");
    expect(await startOf(id)).toEqual(before);
    await drag();
    await presses(coach, /^Move to /);
    await sees(coach, /^Moved to /);
    await hasMoved(id, before, 60);
  });

  it("moves it by keys alone", async () => {
    const before = await startOf(id);
    const { keyboard } = coach.page;
    await blockOf(id).focus();
    for (const key of ["m", "ArrowDown", "ArrowDown", "ArrowUp", "Enter"]) await keyboard.press(key);
    await sees(coach, "The family is told by mail.");
    await keyboard.press("Enter");
    await hasMoved(id, before, 15);
    await blockOf(id).waitFor();
  });

  it("moves it by its own form, to any time", async () => {
    await opens(coach, `/p/bridgewell/sessions/${id}`);
    await follows(coach, "Move it");
    await writes(coach, "Day", nth(-3, 1));
    await writes(coach, "Time", "19:20");
    await presses(coach, "Move it to this time");
    await sees(coach, `Moved to Wednesday, ${said(nth(-3, 1), "long")}, 7:20\u00a0pm.`);
  });

  it("sets a series, moves one of it, and cancels the rest", async () => {
    await goesTo(coach, "Calendar");
    await follows(coach, "Book a session");
    await follows(coach, "A series");
    await isAt(coach, "Book a series");
    await picks(coach, "For whom", "Bekele: Selam");
    await picks(coach, "What", "Session, 50 minutes");
    await writes(coach, "The first on", nth(0));
    await writes(coach, "At, ", "10:00");
    await writes(coach, "How many sessions", "5");
    await chooses(coach, "Leave out a date that isn’t free");
    await presses(coach, "Book the series");
    await isAt(coach, /, every two weeks$/);
    await coach.page.getByRole("link", { name: `Move Tue, ${said(nth(2), "short")}` }).click();
    await writes(coach, "Day", nth(2, 1));
    await writes(coach, "Time", "11:00");
    await presses(coach, "Move it to this time");
    await coach.page.getByRole("link", { name: /^Every 2 weeks, number 2 of/ }).click();
    await sees(coach, ", moved");
    await picks(coach, "Cancel from this one on", `Tuesday, ${said(nth(4), "long")}`);
    await presses(coach, "Cancel the rest");
    await sees(coach, /sessions cancelled\. They are told in one mail\.$/);
    await sees(coach, "Cancelled");
  });

  it("answers a request", async () => {
    await goesTo(coach, "Calendar");
    await follows(coach, "Warsame asks");
    await sees(coach, "Hodan asks for this time");
    await presses(coach, "Yes, book it");
    await sees(coach, "Booked. They are told by mail.");
  });

  it("frees a time; it is offered to who waits longest, and she books it for them on the telephone", async () => {
    const freed = await booksFor("Thibodeaux: Marguerite");
    const startsAt = await startOf(freed);
    await waitForAll(startsAt);
    await unfolds(coach, "Cancel it …");
    await presses(coach, "Cancel this session");
    await sees(coach, "Cancelled. Everybody is told by mail.");
    await waitsFor(database, sql`select 1 from waiting where state = 'offered'`);
    await goesTo(coach, "Calendar");
    await follows(coach, /^Waiting list/);
    await sees(coach, /^Offered/);
    await presses(coach, "They said yes");
    await sees(coach, "Booked for them.");
    await waitsFor(
      database,
      sql`select 1 from appointment a join waiting w on w.offered_id = a.id
        where w.state = 'taken' and a.state = 'booked' and a.starts_at = ${startsAt}`,
    );
  });

  it("reads all of it without JavaScript, and moves by links and forms", async () => {
    const plain = await town.person("Keisha Lindo", "coach@demo.test", { screen: "desk", javaScript: false });
    await signsIn(plain, demoPassword);
    await goesTo(plain, "Calendar");
    for (const view of ["Day", "Agenda", "Week"]) await follows(plain, view);
    await opens(plain, `/p/bridgewell/sessions/${id}/move`);
    await takesTheFirst(plain);
    await sees(plain, /^Moved to /);
  });
});

/** Everybody who waits could come on the day of this time, so that the journey goes well on any day of the year. */
async function waitForAll(at: Date): Promise<void> {
  await waitsFor(
    database,
    sql`update waiting set weekdays = '{1,2,3,4,5,6,7}', first_day = least(first_day, ${at}::date), last_day = greatest(last_day, ${at}::date + 1)
      where state = 'waiting' returning 1`,
  );
}
