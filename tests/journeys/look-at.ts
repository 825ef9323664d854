/** Looks at a page as four people would: on a phone and at a desk, by day and by night. */
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";

const screens = path.join(import.meta.dirname, "screens");
const patience = 20_000;
const looks = [
  { width: 390, height: 844, scheme: "light" },
  { width: 390, height: 844, scheme: "dark" },
  { width: 1280, height: 800, scheme: "dark" },
  { width: 1280, height: 800, scheme: "light" },
] as const;
const ofColour = ["color-contrast", "link-in-text-block"];
type RunOnly = { type: "rule" | "tag"; values: string[] };
const ofAll = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

// Axe stays in a page that it has once looked at; bringing its half a megabyte again takes longer than looking does.
const alreadyThere = "undefined";

/** Where a picture is kept; git does not. */
export const pictureAt = (name: string): string => path.join(screens, `${name}.png`);

/** A browser of her own for somebody, where nothing moves; `complaints` are what its console and its policy said. */
export async function newEyes(browser: Browser, origin: string, cookie?: string) {
  const context = await browser.newContext({
    baseURL: origin,
    reducedMotion: "reduce",
    locale: "en-US",
    timezoneId: "America/New_York",
  });
  context.setDefaultTimeout(patience);
  if (cookie) await context.addCookies([cookieAt(origin, cookie)]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (said) => {
    if (said.type() === "error" || said.type() === "warning") complaints.push(said.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { context, page, complaints } satisfies { context: BrowserContext; page: Page; complaints: string[] };
}

function cookieAt(url: string, cookie: string) {
  const [name = "", value = ""] = cookie.split("=");
  return { name, value, url };
}

/**
 * Looks at the page that is open, four times, and keeps a picture of each.
 * @param picture folder and name of the pictures, such as "desk/today-coach"
 * @returns what is wrong with it; nothing when all is well
 */
export async function lookAt(page: Page, picture: string): Promise<string[]> {
  const findings: string[] = [];
  const title = await page.title();
  if (title === "" || title === "Alongside") findings.push(`its tab says only “${title}”`);
  for (const [turn, { width, height, scheme }] of looks.entries()) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { scrollWidth, scrollHeight };
    });
    if (size.scrollWidth > width) findings.push(`at ${width} it is ${size.scrollWidth} wide`);
    // As tall as the page, so that nothing lies half under what stays at an edge.
    if (size.scrollHeight > height) await page.setViewportSize({ width, height: size.scrollHeight });
    // By night only the colours differ.
    const runOnly: RunOnly = scheme === "dark" ? { type: "rule", values: ofColour } : { type: "tag", values: ofAll };
    const axe = new AxeBuilder({ page, axeSource: turn === 0 ? undefined : alreadyThere })
      .setLegacyMode(true)
      .options({ runOnly, resultTypes: ["violations"] });
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      findings.push(
        `${id} at ${width} ${scheme}: ${nodes.map((node) => `${node.target} ${shortened(node.failureSummary)}`).join("; ")}`,
      );
    }
    await page.screenshot({ path: pictureAt(`${picture}-${width}-${scheme}`) });
  }
  return findings;
}

const shortened = (words = "") => words.replaceAll(/\s+/g, " ").slice(0, 240);
