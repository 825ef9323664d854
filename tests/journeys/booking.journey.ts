import type { Kysely } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { paths } from "#app/http/paths.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { openAsOwner, type TestGuardian } from "#tests/support/factories.ts";
import { atHerBrowser, type Bookable, livesIn, makeBookable, monday } from "./bookable.ts";
import { moveClock } from "./clock.ts";
import {
  asksFor,
  follows,
  isAt,
  linkIn,
  opens,
  openTown,
  type Person,
  presses,
  reloads,
  sees,
  seesInField,
  type Town,
  writes,
} from "./people.ts";

let database: TestDatabase;
let db: Kysely<DB>;
let town: Town;
let house: Bookable;
let adaeze: Person;
let lars: Person;
let keisha: Person;

beforeAll(async () => {
  database = await freshDatabase();
  db = openAsOwner(database.owner);
  await moveClock(database, monday);
  house = await makeBookable(db);
  const [mother, father] = house.family.guardians as readonly [TestGuardian, TestGuardian];
  await livesIn(db, mother, "Pacific/Auckland");
  town = await openTown(database);
  adaeze = await atHerBrowser(town, db, mother, "phone");
  lars = await atHerBrowser(town, db, father, "phone");
  keisha = await atHerBrowser(town, db, house.coach, "desk");
});

afterEach(async (test) => {
  await town.remember(test);
  expect(town.complaints()).toEqual([]);
});

afterAll(async () => {
  await town.close();
  await db.destroy();
  await database.close();
});

const home = () => paths.home(house.handle, house.family.familyId);
/** Presses a time on a day: "Tuesday, November 25", whose last space is a hard one on the page. */
const picks = ({ page }: Person, day: string, time: string) =>
  page
    .getByRole("group", { name: day.replace(/ (?=\d)/, "\u00a0") })
    .getByRole("button", { name: time.replace(" ", "\u00a0"), exact: true })
    .click();
const stateOf = (at: string) =>
  db
    .selectFrom("appointment")
    .select(["state"])
    .where("startsAt", "=", new Date(at))
    .orderBy("movedAt", "desc")
    .executeTakeFirst()
    .then((row) => row?.state);

describe("a stranger on a phone that runs no JavaScript", () => {
  it("books in a handful of steps, without an account, and is told by mail", async () => {
    const yolanda = await town.person("Yolanda Quispe", "yolanda@correo.test", { screen: "phone", javaScript: false });
    const documents: string[] = [];
    yolanda.page.on("request", (request) => void (request.isNavigationRequest() && documents.push(request.method())));
    await opens(yolanda, paths.book(house.handle));
    await isAt(yolanda, "Free first call");
    await sees(yolanda, "Times as in Denver.");
    await picks(yolanda, "Tuesday, November 25", "9:00 am");
    await writes(yolanda, "Your name", yolanda.name);
    await writes(yolanda, "Phone or email", yolanda.email);
    await writes(yolanda, "Anything Keisha should know before?", "Necesito ayuda con la escuela.");
    await presses(yolanda, "Book this call");
    await isAt(yolanda, "It’s booked");
    await sees(yolanda, /Tuesday, November.25/);
    // Its address leads to the one service; a press each for the time and for booking, the last of which leads on.
    expect(documents).toEqual(["GET", "GET", "POST", "POST", "GET"]);
    const mail = await town.readMail(yolanda, "is booked");
    await opens(yolanda, linkIn(mail));
    await isAt(yolanda, "It’s booked");
  });

  it("hears that a time is gone, keeps every word, takes the next one, moves it by the link and cancels it", async () => {
    const wanda = await town.person("Wanda Pritchard", "wanda@pritchard.test", { screen: "phone", javaScript: false });
    town.expectsComplaints(/status of 422/);
    await opens(wanda, paths.bookService(house.handle, house.services.call));
    await picks(wanda, "Tuesday, November 25", "10:00 am");
    await writes(wanda, "Your name", wanda.name);
    await writes(wanda, "Phone or email", wanda.email);
    await writes(wanda, "Anything Keisha should know before?", "He reads well and writes nothing.");
    // Meanwhile somebody else books it.
    const other = await town.person("Odile Marsh", "odile@marsh.test", { screen: "phone", javaScript: false });
    await opens(other, wanda.page.url().replace(/#.*/, ""));
    await picks(other, "Tuesday, November 25", "10:00 am");
    await writes(other, "Your name", other.name);
    await writes(other, "Phone or email", other.email);
    await presses(other, "Book this call");
    await isAt(other, "It’s booked");

    await presses(wanda, "Book this call");
    await sees(wanda, "That time has just been taken. Here is what is still free.");
    await seesInField(wanda, "Your name", wanda.name);
    await seesInField(wanda, "Anything Keisha should know before?", "He reads well and writes nothing.");
    await picks(wanda, "Tuesday, November 25", "11:00 am");
    await presses(wanda, "Book this call");
    await isAt(wanda, "It’s booked");

    await follows(wanda, "Move it");
    await picks(wanda, "Tuesday, November 25", "1:00 pm");
    await presses(wanda, "Move it to this time");
    await sees(wanda, "Moved. Keisha knows.");
    await follows(wanda, "Cancel it");
    await sees(wanda, /costs nothing now/);
    await presses(wanda, "Cancel this session");
    await isAt(wanda, "Cancelled");
    await town.readMail(wanda, "Cancelled");
  });
});

describe("a guardian in Auckland and her coach in Denver", () => {
  it("books in her own time, and each reads it on her own wall", async () => {
    await opens(adaeze, home().week);
    await follows(adaeze, /^Time with Keisha/);
    await follows(adaeze, "Book a session");
    await follows(adaeze, /^Session/);
    await sees(adaeze, "Your time, in Auckland.");
    await presses(adaeze, "Later days");
    await picks(adaeze, "Friday, November 28", "5:00 am");
    await sees(adaeze, /Friday, November.28, 5:00.am in Auckland/);
    await sees(adaeze, /may be asked/);
    await presses(adaeze, "Book this session");
    await isAt(adaeze, "It’s booked");
    await sees(adaeze, "Auckland time");
    await sees(adaeze, /On your coach’s clock Thursday, November.27, 9:00 to 10:00.am/);
    const mail = await town.readMail(adaeze, "is booked");
    expect(mail.subject).toMatch(/Friday, November.28/);
    await opens(keisha, paths.desk(house.handle).session(idIn(adaeze)));
    await sees(keisha, /Thursday, November.27/);
  });

  it("sees that her coach moved it", async () => {
    await opens(keisha, paths.desk(house.handle).moveSession(idIn(adaeze)));
    await keisha.page
      .getByRole("group", { name: /Thursday, November.27/ })
      .getByRole("button", { name: /^11:00/ })
      .click();
    await sees(keisha, /Moved to/);
    await reloads(adaeze);
    await sees(adaeze, /Friday, November.28, 7:00 to 8:00.am/);
    await town.readMail(adaeze, "Your session is now");
    await opens(adaeze, home().week);
    await sees(adaeze, /7:00.am in Auckland/);
  });

  it("cancels freely before the cut-off", async () => {
    await follows(adaeze, "Session with Keisha");
    await follows(adaeze, "Cancel it");
    await sees(adaeze, /It costs nothing now/);
    await presses(adaeze, "Cancel this session");
    await isAt(adaeze, "Cancelled");
    expect(await stateOf("2025-11-27T18:00:00Z")).toBe("cancelled");
  });

  it("reads what applies after the cut-off before it bites", async () => {
    await opens(adaeze, home().bookService(house.services.session));
    await picks(adaeze, "Thursday, November 27", "5:00 am");
    await presses(adaeze, "Book this session");
    await isAt(adaeze, "It’s booked");
    // Six hours before: Wednesday, 3:00 in Denver.
    await moveClock(database, new Date("2025-11-26T10:00:00Z"));
    await reloads(adaeze);
    await follows(adaeze, "Cancel it");
    await sees(adaeze, /\$70 may be asked/);
    await sees(adaeze, /a sick child is never charged/);
    expect(await stateOf("2025-11-26T16:00:00Z")).toBe("booked");
    await presses(adaeze, "Cancel it all the same");
    await isAt(adaeze, "Cancelled");
    expect(await stateOf("2025-11-26T16:00:00Z")).toBe("cancelled late");
  });
});

describe("the waiting list", () => {
  it("moves up: a freed time is kept for the next in turn, who takes it", async () => {
    await opens(adaeze, home().bookService(house.services.session));
    await presses(adaeze, "Later days");
    await picks(adaeze, "Saturday, November 29", "5:00 am");
    await presses(adaeze, "Book this session");
    await isAt(adaeze, "It’s booked");

    await opens(lars, home().bookService(house.services.session));
    await follows(lars, "None of these fit");
    await presses(lars, "Ask me when one comes free");
    await sees(lars, "You are asked as soon as a time comes free.");

    await follows(adaeze, "Cancel it");
    await presses(adaeze, "Cancel this session");
    await isAt(adaeze, "Cancelled");

    const mail = await town.readMail(lars, "A time has come free");
    expect(mail.subject).toMatch(/Friday, November.28/);
    // For everybody else it is taken meanwhile.
    await opens(adaeze, home().bookService(house.services.session));
    await presses(adaeze, "Later days");
    await sees(adaeze, /Saturday, November.29/);
    expect(
      await adaeze.page
        .getByRole("group", { name: /Saturday, November.29/ })
        .getByRole("button", { name: "5:00 am" })
        .count(),
    ).toBe(0);
    await opens(lars, linkIn(mail));
    await isAt(lars, "Kept for you");
    await presses(lars, "Take this time");
    await isAt(lars, "It’s booked");
    expect(await stateOf("2025-11-28T16:00:00Z")).toBe("booked");
    // The other home of the family sees nothing of it.
    expect((await asksFor(adaeze, home().session(idIn(lars)))).status).toBe(404);
  });
});

const idIn = ({ page }: Person): string => new URL(page.url()).pathname.split("/").at(-1) ?? "";
