import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";
import { freePort } from "#scripts/embedded-postgres.ts";
import { makeSandbox } from "#scripts/migrate.ts";
import type { TestDatabase } from "./database.ts";

/** Web and worker as they run in production, over a test's own database, with the sandbox for mail. */
export type RunningApp = { origin: string; close(): Promise<void> };

/**
 * Starts the built app. Mail is at `/sandbox/mail` and `/sandbox/mail.json`.
 * @param build a folder that scripts/build.ts made; in the journeys the run's own
 */
export async function startApp(database: TestDatabase, build: string = inject("build")): Promise<RunningApp> {
  await makeSandbox(database);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const environment = {
    NODE_ENV: "production",
    BUILD_FOLDER: build,
    PORT: String(port),
    APP_ORIGIN: origin,
    APP_SECRET: "a secret that only the tests know, 32 characters",
    DATABASE_URL: database.web,
    WORKER_DATABASE_URL: database.worker,
    SANDBOX: "1",
    SANDBOX_PORT: String(await freePort()),
    RESEND_API_KEY: "",
    LOG_LEVEL: "error",
    LOG_FORMAT: "words",
  };
  const children = await Promise.all(["web.ts", "worker.ts"].map((script) => startScript(script, environment)));
  const close = async () => {
    await Promise.all(children.map((end) => end()));
  };
  return { origin, close };
}

function startScript(script: string, environment: Record<string, string>): Promise<() => Promise<void>> {
  const file = fileURLToPath(new URL(`../../scripts/${script}`, import.meta.url));
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  return new Promise((resolve, reject) => {
    child.once("message", () =>
      resolve(async () => {
        child.kill("SIGTERM");
        await ended;
      }),
    );
    child.once("exit", () => reject(new Error(`${script} did not start; it has said why.`)));
  });
}
