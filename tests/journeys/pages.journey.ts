import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { loadDemo } from "#db/demo/load.ts";
import { doors } from "#tests/routes/doors.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { type Running, startRunning } from "#tests/support/running.ts";
import { lookAt, newEyes, pictureAt } from "./look-at.ts";
import { makeNewcomers, type Newcomers } from "./newcomers.ts";
import { everyVisitor, refusedForms, type Visit, type Visitor } from "./pages.ts";

// Under a minute and a half on two quiet cores; a machine that does other things beside it may take far longer.
const longest = 600_000;

let database: TestDatabase;
let db: ReturnType<typeof openAsOwner>;
let running: Running;
let browser: Browser;
let fresh: Newcomers;
let visitors: Visitor[];

beforeAll(async () => {
  database = await freshDatabase();
  db = openAsOwner(database.owner);
  await loadDemo(database.owner, new Date());
  fresh = await makeNewcomers(database, db);
  visitors = await everyVisitor(db, fresh);
  [running, browser] = await Promise.all([startRunning(database), openBrowser()]);
});

afterAll(async () => {
  await browser.close();
  await running.stop();
  await db.destroy();
  await database.close();
});

it("is every page that there is", () => {
  const visited = new Set(visitors.flatMap(({ visits }) => visits.map(({ route }) => route)));
  const pages = Object.keys(doors).filter((route) => !(doors[route]?.onlyForms || elsewhere.has(route)));
  expect([...visited].sort()).toEqual(pages.sort());
});

// Not pages, or looked at below, where somebody comes to them by doing something.
const elsewhere = new Set([
  "/p/:practice/f/:family/files/:file",
  "/p/:practice/families/:family/files/:file",
  "/p/:practice/f/:family/write/:draft/message.eml",
  "/p/:practice/f/:family/log/table.csv",
  "/p/:practice/f/:family/sessions/:appointment/session.ics",
  "/s/:token/session.ics",
  "/hooks/calendar/:token",
  "/book/:handle/picture/:hash",
  "/p/:practice",
  "/sign-in/code",
  "/sandbox/mail",
  "/sandbox/mail/:mail",
  "/sandbox/mail/:mail/html",
  "/sandbox/mail.json",
]);

it(
  "shows everybody pages with nothing in the way, on a phone and at a desk, by day and by night",
  async () => {
    const waiting = visitors.flatMap(inParts);
    const found: Record<string, string[]> = {};
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) Object.assign(found, await looksAtAll(next));
    };
    await Promise.all([lane(), lane(), lane()]);
    expect(found).toEqual({});
  },
  longest,
);

it("says at every form what to mend", async () => {
  const found: Record<string, string[]> = {};
  for (const { personId, side, forms } of refusedForms(fresh)) {
    const { context, page, complaints } = await eyesOf(personId);
    for (const visit of forms) {
      await page.goto(visit.address);
      await emptyForms(page);
      await page.getByRole("button", { name: visit.press, exact: true }).click();
      await page.getByRole("alert").waitFor();
      const findings = await lookAt(page, `${side}/${nameOf(visit)}`);
      findings.push(...complaints.splice(0).filter((said) => !said.includes("status of 422")));
      if (findings.length > 0) found[visit.route] = findings;
    }
    await context.close();
  }
  expect(found).toEqual({});
});

/** As a browser that checks nothing itself would send them. */
const emptyForms = (page: Page) =>
  page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      "main :is(input, textarea)",
    )) {
      if (field.required) field.value = "";
    }
  });

it("shows the way in by mail: the code, a wrong one, and the mailbox of the sandbox", async () => {
  const { context, page, complaints } = await eyesOf(null);
  await page.goto("/sign-in");
  await page.getByLabel("Your email").fill("coach@demo.test");
  await page.getByRole("button", { name: "Email me a code" }).click();
  await page.waitForURL("**/sign-in/code");
  const found = await lookAt(page, "public/sign-in-code");
  await page.getByLabel("The six digits").fill("000000");
  await page.getByRole("button", { name: "Come in" }).click();
  await page.getByRole("alert").waitFor();
  found.push(...(await lookAt(page, "public/sign-in-code-refused")));
  const mail = await vi.waitFor(async () => {
    const [newest] = await running.mails();
    if (!newest) throw new Error("no mail has come");
    return newest;
  }, 15_000);
  await page.goto("/sandbox/mail");
  found.push(...(await lookAt(page, "public/sandbox-mail")));
  // The mail as a mail program shows it runs no scripts, axe's neither; tests/emails looks at it.
  await page.goto(`/sandbox/mail/${mail.id}`);
  found.push(...(await lookAt(page, "public/sandbox-mail-one")));
  await context.close();
  expect([...found, ...complaints.filter((said) => !said.includes("status of 422"))]).toEqual([]);
});

it("puts a goal on paper with its words, its picture and its table, and nothing to press", async () => {
  const coach = visitors.find(({ who }) => who === "coach");
  const goal = coach?.visits.find(({ route }) => route === "/p/:practice/families/:family/goals/:goal");
  const { context, page } = await eyesOf(coach?.personId ?? null);
  await page.goto(goal?.address ?? "");
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.screenshot({ path: pictureAt("desk/families-family-goals-goal-print"), fullPage: true });
  expect(await page.getByRole("button").or(page.getByRole("navigation")).filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole("table").filter({ visible: true }).count()).toBeGreaterThan(0);
  await context.close();
});

const eyesOf = async (personId: string | null) =>
  newEyes(browser, running.origin, personId ? await cookieFor(db, personId) : undefined);

/** A few visits at a time, so that no lane is still walking when the others are done. */
function inParts(visitor: Visitor): Visitor[] {
  const size = 8;
  const parts = Array.from({ length: Math.ceil(visitor.visits.length / size) }, (_, part) => part * size);
  return parts.map((from) => ({ ...visitor, visits: visitor.visits.slice(from, from + size) }));
}

async function looksAtAll({ who, side, personId, visits }: Visitor): Promise<Record<string, string[]>> {
  const { context, page, complaints } = await eyesOf(personId);
  const found: Record<string, string[]> = {};
  for (const visit of visits) {
    const findings = await looks(page, visit, `${side}/${nameOf(visit)}-${who}`);
    findings.push(
      ...complaints.splice(0).filter((said) => !(visit.status && said.includes(`status of ${visit.status}`))),
    );
    if (findings.length > 0) found[`${who} at ${visit.route} ${visit.address}`] = findings;
  }
  await context.close();
  return found;
}

async function looks(page: Page, { address, status = 200 }: Visit, picture: string): Promise<string[]> {
  const answer = await page.goto(address);
  const there = new URL(page.url());
  if (there.pathname + there.search !== address) return [`it went on to ${there.pathname}`];
  if (answer?.status() !== status) return [`it answered ${answer?.status()}`];
  return lookAt(page, picture);
}

/** The route as a file’s name: "families-family-goals-goal". */
function nameOf({ route, note }: Visit): string {
  const name = route
    .replace(/^\/p\/:practice(\/f\/:family)?/, "")
    .replaceAll(/[:*]/g, "")
    .split("/")
    .filter(Boolean)
    .join("-");
  const page = name || (route === "/" ? "landing" : route === "/*" ? "nothing-here" : "week");
  return note ? `${page}-${note}` : page;
}
