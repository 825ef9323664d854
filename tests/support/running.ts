/** The product as it runs: the real web and worker processes on a test's own database, the sandbox in the web process. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensureBuild } from "#scripts/build.ts";
import { freePort } from "#scripts/embedded-postgres.ts";
import { makeSandbox } from "#scripts/migrate.ts";
import type { TestDatabase } from "./database.ts";

/** A mail in the sandbox's mailbox, as /sandbox/mail.json tells it. */
export type SandboxMail = {
  id: string;
  to: string[];
  cc: string[];
  from: string;
  replyTo: string[];
  subject: string;
  text: string;
  links: string[];
  code: string | null;
};

/** What the processes of a test sign their links and cookies with. */
export const secretOfTests = "a secret of the tests, long enough to be one";

export type Running = {
  origin: string;
  /** The process, for whoever wants to end it the hard way. */
  web(): ChildProcess;
  worker(): ChildProcess;
  startWeb(): Promise<void>;
  startWorker(): Promise<void>;
  /** What web and worker have said so far, on both of their outputs. */
  said(): string;
  /** All mail so far, the newest first. */
  mails(): Promise<SandboxMail[]>;
  stop(): Promise<void>;
};

/**
 * Starts web and worker and waits until both are ready.
 * @param options.quietly false shows their log lines
 */
export async function startRunning(database: TestDatabase, options: { quietly?: boolean } = {}): Promise<Running> {
  const folder = await ensureBuild(() => {});
  await makeSandbox(database);
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const origin = `http://localhost:${port}`;
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    BUILD_FOLDER: folder,
    PORT: String(port),
    APP_ORIGIN: origin,
    APP_SECRET: secretOfTests,
    DATABASE_URL: database.web,
    WORKER_DATABASE_URL: database.worker,
    SANDBOX: "1",
    SANDBOX_PORT: String(sandboxPort),
    RESEND_API_KEY: "",
    FILES_DIR: mkdtempSync(path.join(tmpdir(), "alongside-files-")),
  };
  const children = new Map<"web" | "worker", ChildProcess>();
  const said: Buffer[] = [];

  async function start(what: "web" | "worker"): Promise<void> {
    const child = spawn(process.execPath, [`scripts/${what}.ts`], {
      env: environment,
      stdio: ["pipe", "pipe", "pipe", "ipc"],
    });
    children.set(what, child);
    child.stdout?.on("data", (part: Buffer) => {
      said.push(part);
      if (options.quietly === false) process.stdout.write(part);
    });
    child.stderr?.on("data", (part: Buffer) => {
      said.push(part);
      process.stderr.write(part);
    });
    await new Promise<void>((ready, failed) => {
      child.once("message", () => ready());
      child.once("exit", (code) => failed(new Error(`the ${what} process ended with ${code} before it was ready`)));
    });
  }

  const childOf = (what: "web" | "worker") => {
    const child = children.get(what);
    if (!child) throw new Error(`no ${what} process`);
    return child;
  };
  await Promise.all([start("web"), start("worker")]);
  return {
    origin,
    web: () => childOf("web"),
    worker: () => childOf("worker"),
    startWeb: () => start("web"),
    startWorker: () => start("worker"),
    said: () => Buffer.concat(said).toString(),
    async mails() {
      const answer = await fetch(`${origin}/sandbox/mail.json`);
      return ((await answer.json()) as { mails: SandboxMail[] }).mails;
    },
    async stop() {
      await Promise.all([...children.values()].map(ended));
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}
