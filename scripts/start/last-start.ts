/** What the last start wrote down about itself, so that the next one can tell a running Alongside from remains. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { commandLine, hasEnded, isAlive } from "../postgres/processes.ts";

type Start = { pid: number; launchers: number[]; children: number[] };

/** Writes down who runs in this data folder. */
export function writeStart(dataDir: string, start: Start): void {
  writeFileSync(path.join(dataDir, "running.json"), JSON.stringify(start));
}

/** This start ended in good order. */
export function forgetStart(dataDir: string): void {
  rmSync(path.join(dataDir, "running.json"), { force: true });
}

/**
 * The processes that lead from this one up to the npm that was called. When one of them is killed, nobody is left who
 * would pass on a Ctrl-C.
 */
export function launchers(): number[] {
  if (!process.env.npm_lifecycle_event || process.platform === "win32") return [];
  const found: number[] = [];
  // Between npm and us are a shell and, the very first time, the Node of the machine.
  for (let pid: number | undefined = process.ppid; pid && pid > 1 && found.length < 4; pid = parentOf(pid)) {
    found.push(pid);
    if (isNpm(pid)) return found;
  }
  return found.slice(0, 1);
}

/**
 * Ends what a start that was killed left behind, and waits until its port and files are free.
 * @throws with a sentence when Alongside is running from this folder in good health
 */
export async function clearRemains(dataDir: string, tell: (line: string) => void): Promise<void> {
  const last = readStart(dataDir);
  if (!last || last.pid === process.pid) return;
  const running = isOurs(last.pid, "scripts/");
  if (running && last.launchers.every(isAlive)) {
    throw new Error(
      `Alongside is already running from ${dataDir} (process ${last.pid}). End it first, or set DATA_DIR to another folder.`,
    );
  }
  const remains = [last.pid, ...last.children].filter((pid) => isOurs(pid, "scripts/"));
  if (remains.length > 0) tell("Ending what an earlier start left running");
  for (const pid of remains) signal(pid, "SIGTERM");
  for (const pid of remains) if (!(await hasEnded(pid, 6000))) signal(pid, "SIGKILL");
}

function readStart(dataDir: string): Start | undefined {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, "running.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function isOurs(pid: number, part: string): boolean {
  return isAlive(pid) && (process.platform === "win32" || commandLine(pid).includes(part));
}

function isNpm(pid: number): boolean {
  return /\bnpm\b/.test(commandLine(pid));
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) || undefined;
  } catch {
    return undefined;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime.
  }
}
