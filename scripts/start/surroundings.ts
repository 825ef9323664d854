/** What `npm start` and `npm run dev` make sure of before anything runs: data folder, secret, database, demo. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from "../embedded-postgres.ts";
import { makeSandbox, migrate } from "../migrate.ts";

type Tell = (line: string) => void;
type Addresses = { owner: string; web: string; worker: string };

export type Surroundings = {
  dataDir: string;
  port: number;
  /** What web and worker are started with. */
  environment: Record<string, string>;
  /** Undefined when the database is somebody else's. */
  postgres: EmbeddedPostgres | undefined;
  /** Lines that say how to sign in; none where there is no demo. */
  signIns: string[];
};

/** The folder of everything that a start keeps; made when it is missing. */
export function dataFolder(): string {
  const folder = path.resolve(process.env.DATA_DIR || fileURLToPath(new URL("../../.data", import.meta.url)));
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Whether nobody listens on the port yet.
 * @throws with a sentence when somebody does, or when PORT is no port
 */
export async function freePortToUse(): Promise<number> {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT is ${process.env.PORT}, which is no port.`);
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const words =
        error.code === "EADDRINUSE"
          ? `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`
          : `Port ${port} cannot be used: ${error.message}`;
      reject(new Error(words));
    });
    probe.listen(port, () => probe.close(() => resolve()));
  });
  return port;
}

/**
 * Makes everything that web and worker need, in the order in which it is needed.
 * @throws with a sentence when something is missing or does not start
 */
export async function makeSurroundings(dataDir: string, port: number, tell: Tell): Promise<Surroundings> {
  const foreign = foreignAddresses();
  const origin = process.env.APP_ORIGIN || `http://localhost:${port}`;
  const sandbox = !process.env.RESEND_API_KEY;
  const postgres = foreign ? undefined : await startEmbeddedPostgres({ dataDir, tell });
  const addresses: Addresses = foreign ?? {
    owner: postgres?.url("owner") ?? "",
    web: postgres?.url("web") ?? "",
    worker: postgres?.url("worker") ?? "",
  };
  try {
    await migrate(addresses).then(
      (ran) => ran.length > 0 && tell(`Brought the database up to date (${ran.length} steps)`),
    );
    if (sandbox) await makeSandbox(addresses);
    const appSecret = process.env.APP_SECRET || secret(dataDir);
    const signIns =
      sandbox && (postgres || process.env.DEMO === "1") ? await demo(addresses.owner, appSecret, tell) : [];
    return {
      dataDir,
      port,
      postgres,
      signIns,
      environment: {
        PORT: String(port),
        APP_ORIGIN: origin,
        APP_SECRET: appSecret,
        DATABASE_URL: addresses.web,
        WORKER_DATABASE_URL: addresses.worker,
        FILES_DIR: process.env.FILES_DIR || path.join(dataDir, "files"),
        ...(sandbox ? { SANDBOX: "1", SANDBOX_PORT: process.env.SANDBOX_PORT || String(await freePort()) } : {}),
      },
    };
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

function foreignAddresses(): Addresses | undefined {
  const { DATABASE_URL: web, WORKER_DATABASE_URL: worker, OWNER_DATABASE_URL: owner } = process.env;
  if (web && worker && owner) return { web, worker, owner };
  if (!web && !worker && !owner) return undefined;
  throw new Error(
    "A Postgres of your own needs all three: DATABASE_URL, WORKER_DATABASE_URL and OWNER_DATABASE_URL. Without them " +
      "Alongside brings its own. docs/operations.md says how the logins are made.",
  );
}

async function demo(ownerUrl: string, appSecret: string, tell: Tell): Promise<string[]> {
  const { demoPassword, demoSignIns, loadDemo } = await import("#db/demo/load.ts");
  if (await loadDemo(ownerUrl, new Date(), appSecret)) tell("Told the stories of the demo practice");
  const widest = Math.max(...demoSignIns.map(({ email }) => email.length));
  return [
    `Sign in with the password "${demoPassword}" as`,
    ...demoSignIns.map(({ email, is }) => `  ${email.padEnd(widest)}  ${is}`),
  ];
}

/** Made once per data folder, so that links in old mails stay good. */
function secret(dataDir: string): string {
  const file = path.join(dataDir, "secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}
