/** People, each at a browser of her own, and the few words in which the journeys tell what they do. */
import path from "node:path";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { type TestContext, vi } from "vitest";
import { openBrowser } from "#tests/support/browser.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { type SandboxMail, startRunning } from "#tests/support/running.ts";

/** How long anything may take to show itself: a page, a sentence on it, a mail. Nothing here waits longer than it must. */
const patience = 15_000;
const screens = path.join(import.meta.dirname, "screens");
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };

export type Device = { screen: keyof typeof sizes; javaScript?: boolean };

export type Person = {
  name: string;
  email: string;
  javaScript: boolean;
  context: BrowserContext;
  /** The tab that she looks at. */
  page: Page;
};

/** The product as it runs, and everybody who came to it. */
export type Town = {
  origin: string;
  /** Somebody sits down at a browser of her own, with nothing in it. */
  person(name: string, email: string, device: Device): Promise<Person>;
  /** Opens one more tab of the same browser, and looks at it. */
  newTab(person: Person): Promise<Person>;
  /** The newest mail to her with these words in its subject that nobody has read yet; waits until it is there. */
  readMail(person: { email: string }, subject: string): Promise<SandboxMail>;
  /** All mail so far, the newest first. */
  mails(): Promise<SandboxMail[]>;
  /** What web and worker have said so far. */
  log(): string;
  /** What browsers complained of since the last call: errors in the console, refusals of the policy, answers that are 5xx. */
  complaints(): string[];
  /** What browsers may complain of until then, such as an answer that refuses, or a connection that a test cuts. */
  expectsComplaints(of: RegExp): void;
  /** For `afterEach`: keeps a picture of every page when a test has failed. */
  remember(test: TestContext): Promise<void>;
  close(): Promise<void>;
};

/** Starts web, worker and browser on a database. */
export async function openTown(database: TestDatabase): Promise<Town> {
  const [running, browser] = await Promise.all([startRunning(database), openBrowser()]);
  const people: Person[] = [];
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  const read = new Set<string>();
  const sitDown = async (who: Omit<Person, "page">) => {
    const person = { ...who, page: await who.context.newPage() };
    listen(person, complaints);
    people.push(person);
    return person;
  };
  return {
    origin: running.origin,
    person: async (name, email, { screen, javaScript = true }) => {
      const context = await newContext(browser, running.origin, screen, javaScript);
      return sitDown({ name, email, javaScript, context });
    },
    newTab: sitDown,
    readMail: (to, subject) =>
      vi.waitFor(async () => {
        const mails = await running.mails();
        const found = mails.find(
          (mail) => !read.has(mail.id) && isFor(mail, to.email) && mail.subject.includes(subject),
        );
        if (!found) throw new Error(`no mail “${subject}” to ${to.email} among ${mails.map(inShort).join("; ")}`);
        read.add(found.id);
        return found;
      }, waiting),
    mails: running.mails,
    log: running.said,
    complaints() {
      const fine = expected.splice(0);
      return complaints.splice(0).filter((complaint) => !fine.some((one) => one.test(complaint)));
    },
    expectsComplaints: (of) => void expected.push(of),
    async remember({ task }) {
      if (task.result?.state !== "fail") return;
      for (const [at, { name, page }] of people.entries()) {
        if (page.isClosed()) continue;
        const file = `failed ${task.name}, ${at + 1} ${name}.png`.replaceAll(/[^\w,. ]+/g, "");
        await page.screenshot({ path: path.join(screens, file), fullPage: true });
      }
    },
    async close() {
      await browser.close();
      await running.stop();
    },
  };
}

const waiting = { timeout: patience, interval: 50 };
const isFor = (mail: SandboxMail, email: string) => mail.to.some((to) => to.includes(email));
const inShort = (mail: SandboxMail) => `${mail.subject} (${mail.to.join(", ")})`;

async function newContext(browser: Browser, origin: string, screen: Device["screen"], javaScript: boolean) {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: sizes[screen],
    hasTouch: screen === "phone",
    javaScriptEnabled: javaScript,
    locale: "en-US",
    timezoneId: "America/Denver",
  });
  context.setDefaultTimeout(patience);
  return context;
}

function listen({ name, page }: Person, complaints: string[]): void {
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(`${name}, ${page.url()}: ${said.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${name}, ${page.url()}: ${error.stack ?? error.message}`));
  page.on("response", (answer) => {
    if (answer.status() >= 500) complaints.push(`${name}: ${answer.status()} from ${answer.url()}`);
  });
}

type Words = string | RegExp;

/** Goes to an address, as from a mail or a bookmark. */
export async function opens(person: Person, address: string): Promise<void> {
  await person.page.goto(address);
  await isAwake(person);
}

/** Loads the page anew. */
export async function reloads(person: Person): Promise<void> {
  await person.page.reload();
  await isAwake(person);
}

/** Waits until React has taken the page over, so that a journey with JavaScript is one from its first press. */
async function isAwake({ page, javaScript }: Person): Promise<void> {
  // A page that goes without our scripts is awake as it comes.
  if (!javaScript || (await page.locator("script[type=module]").count()) === 0) return;
  const main = page.getByRole("main");
  await vi.waitFor(async () => {
    const awake = await main.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__react")));
    if (!awake) throw new Error(`React has not taken ${page.url()} over`);
  }, waiting);
}

/** Presses a button. */
export async function presses({ page }: Person, name: Words): Promise<void> {
  await page.getByRole("button", named(name)).click();
}

/** Goes to one of the main places, by its entry in the rail or its tab. */
export async function goesTo({ page }: Person, place: string): Promise<void> {
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: new RegExp(`^${place}`) })
    .click();
}

/** Follows a link. */
export async function follows({ page }: Person, name: Words): Promise<void> {
  await page.getByRole("link", named(name)).click();
}

/** Writes into a field, in place of what stood there. */
export async function writes({ page }: Person, label: Words, words: string): Promise<void> {
  await page.getByLabel(beginning(label)).fill(words);
}

/** Ticks a choice or a box. */
export async function chooses({ page }: Person, label: Words): Promise<void> {
  await page.getByLabel(beginning(label)).check();
}

/** Picks one of a list that drops down. */
export async function picks({ page }: Person, label: Words, choice: string): Promise<void> {
  await page.getByLabel(beginning(label)).selectOption({ label: choice });
}

/** Opens something folded, by the words on it. */
export async function unfolds({ page }: Person, words: string): Promise<void> {
  const exact = { exact: true };
  await page.getByText(words, exact).or(page.getByLabel(words, exact)).first().click();
}

/** Waits until she sees words. */
export async function sees({ page }: Person, words: Words): Promise<Locator> {
  const found = page.getByText(words).filter({ visible: true }).first();
  await found.waitFor();
  return found;
}

/** Waits until a field holds exactly these words. */
export async function seesInField({ page }: Person, label: Words, words: string): Promise<void> {
  const field = page.getByLabel(beginning(label));
  await vi.waitFor(async () => {
    const standing = await field.inputValue();
    if (standing !== words) throw new Error(`the field holds “${standing}”`);
  }, waiting);
}

/** Shuts the tab that she looks at. */
export async function closesHerTab({ page }: Person): Promise<void> {
  await page.close();
}

/** Waits until she is on the page with this heading. */
export async function isAt({ page }: Person, title: Words): Promise<void> {
  await page.getByRole("heading", { level: 1, name: title }).waitFor();
}

/** Comes in with her password. */
export async function signsIn(person: Person, password: string): Promise<void> {
  await opens(person, "/sign-in/password");
  await writes(person, "Your email", person.email);
  await writes(person, "Your password", password);
  await presses(person, "Sign in");
  await person.page.getByRole("navigation", { name: "Main" }).waitFor();
}

/** What an address answers to her browser: the status, and everything that stands in the answer. */
export async function asksFor({ context }: Person, address: string): Promise<{ status: number; text: string }> {
  const answer = await context.request.get(address, { maxRedirects: 0 });
  return { status: answer.status(), text: await answer.text() };
}

/** The first link in a mail. */
export function linkIn(mail: SandboxMail): string {
  const [link] = mail.links;
  if (!link) throw new Error(`there is no link in “${mail.subject}”`);
  return link;
}

const named = (name: Words) => (typeof name === "string" ? { name, exact: true } : { name });

/** A label is asked for by how it begins: a note, or that it may stay empty, often stands behind it. */
const beginning = (label: Words) =>
  typeof label === "string" ? new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}`) : label;
