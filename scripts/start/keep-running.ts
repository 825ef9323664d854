import { type ChildProcess, spawn } from "node:child_process";

export type Kept = {
  pid(): number | undefined;
  /** Asks it to end and waits; what does not end within `withinMs` is ended. */
  stop(withinMs: number): Promise<void>;
};

type Program = {
  /** As it is called in sentences, such as "the worker". */
  name: string;
  script: string;
  environment: Record<string, string>;
  tell: (line: string) => void;
  /** It ended again and again, and was given up. */
  onGivenUp: () => void;
  /** Called whenever it was started, so that its number can be written down. */
  onStarted: () => void;
};

const TRIES = 5;
const TRIES_WITHIN_MS = 60_000;

/**
 * Runs a script of ours as a child, and again when it ends without being asked to.
 * @returns when it has said that it is ready
 * @throws when it ends before it was ready for the first time; it has then said why
 */
export async function keepRunning(program: Program): Promise<Kept> {
  const ends: number[] = [];
  let child: ChildProcess;
  let stopping = false;

  const start = (): Promise<void> =>
    new Promise((resolve, reject) => {
      child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", program.script], {
        env: { ...process.env, ...program.environment },
        // The channel is also how a child learns that we are gone. Ctrl-C reaches us alone, and we ask the children.
        stdio: ["ignore", "inherit", "inherit", "ipc"],
        detached: process.platform !== "win32",
      });
      program.onStarted();
      child.once("message", () => resolve());
      child.once("exit", () => {
        reject(new Error(`${program.name} did not start.`));
        if (!stopping) again();
      });
    });

  let first = true;
  const again = () => {
    if (first) return;
    const now = Date.now();
    ends.push(now);
    if (ends.filter((time) => now - time < TRIES_WITHIN_MS).length >= TRIES) return program.onGivenUp();
    program.tell(`${program.name} ended and is started again`);
    setTimeout(() => !stopping && start().catch(() => {}), 300);
  };

  await start();
  first = false;
  return {
    pid: () => child.pid,
    stop: async (withinMs) => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), withinMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
