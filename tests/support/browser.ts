/** Finds a real browser on any machine: CHROMIUM_PATH, an installed one, Playwright's, or the one inside an npm package. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";

/** A browser's program, and what it needs around it to run. */
export type BrowserProgram = { name: string; executablePath: string; env?: Record<string, string> };

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** What to say where there is no browser. */
export const noBrowser =
  "No browser was found. Install Chromium or Chrome, or set CHROMIUM_PATH to one, so that the journeys can run.";

/** Whether a browser can be had, without unpacking or starting one. */
export function hasBrowser(): boolean {
  return installed() !== undefined || packedFolder() !== undefined;
}

/**
 * The browser to test with.
 * @throws with a sentence that says what to install when there is none
 */
export async function findBrowser(): Promise<BrowserProgram> {
  const found = installed() ?? (await unpacked());
  if (!found) throw new Error(noBrowser);
  return found;
}

/**
 * Starts a headless browser that calls nobody but the pages it is shown.
 * @returns Playwright's browser; close it when done
 */
export async function openBrowser(): Promise<Browser> {
  const program = await findBrowser();
  const quiet = ["--disable-quic", "--disable-gpu", "--disable-sync", "--disable-domain-reliability", "--no-pings"];
  return chromium.launch({
    executablePath: program.executablePath,
    env: { ...process.env, ...program.env },
    // Chromium's own sandbox does not run as root, nor in most containers; it is shown our pages alone.
    chromiumSandbox: false,
    args: [...quiet, "--font-render-hinting=none"],
  });
}

function installed(): BrowserProgram | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
    return { name: "CHROMIUM_PATH", executablePath: named };
  }
  const place = [...INSTALLED, chromium.executablePath()].find((candidate) => existsSync(candidate));
  return place ? { name: path.basename(place), executablePath: place } : undefined;
}

/** The folder of @sparticuz/chromium: a whole Chromium for Linux on x64. */
function packedFolder(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return path.join(entry, "../../bin");
}

async function unpacked(): Promise<BrowserProgram | undefined> {
  const packed = packedFolder();
  if (!packed) return undefined;
  const home = path.join(tmpdir(), `alongside-chromium-153-${process.getuid?.() ?? "user"}`);
  const program = path.join(home, "chromium");
  if (!existsSync(program)) await unpack(packed, home);
  return { name: "@sparticuz/chromium", executablePath: program, env: surroundings(home, program) };
}

/** Unpacks beside the place and moves it there whole, so that two runs at once never meet half a browser. */
async function unpack(packed: string, home: string): Promise<void> {
  const fresh = mkdtempSync(`${home}-`);
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = fresh;
  try {
    const { default: packaged, inflate } = await import("@sparticuz/chromium");
    await packaged.executablePath(packed);
    await inflate(path.join(packed, "al2023.tar.br"));
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, { recursive: true });
  }
}

/** Libraries and fonts of the package's own, where the machine has none. */
function surroundings(home: string, program: string): Record<string, string> {
  const env: Record<string, string> = {};
  const own = path.join(home, "al2023/lib");
  if (spawnSync(program, ["--version"]).status !== 0) env.LD_LIBRARY_PATH = own;
  if (!existsSync("/etc/fonts/fonts.conf")) {
    const list = path.join(home, "fonts.conf");
    const places = `<dir>${home}/fonts/fonts</dir><cachedir>${home}/fonts-cache</cachedir>`;
    writeFileSync(list, `<?xml version="1.0"?><fontconfig>${places}</fontconfig>`);
    env.FONTCONFIG_FILE = list;
  }
  if (env.LD_LIBRARY_PATH) execFileSync(program, ["--version"], { env: { ...process.env, ...env }, stdio: "ignore" });
  return env;
}
