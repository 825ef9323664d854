/**
 * A real Postgres of the project's own, for a person's machine and for the tests. In production Alongside is given a
 * Postgres by DATABASE_URL, WORKER_DATABASE_URL and OWNER_DATABASE_URL, and this file is not used.
 *
 * It listens on 127.0.0.1 alone, on a free port, and every login has a generated password, so that other people on
 * the machine stay outside. It ends with the process that started it, also after a `kill -9`.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { localeOf, postgresPrograms, type RunAs, reachableDataFolder, whoRunsPostgres } from "./postgres/binaries.ts";
import { commandLine, hasEnded, isAlive } from "./postgres/processes.ts";

/** The logins that Alongside knows, none of them a superuser; `admin` only makes logins and databases. */
const LOGINS = ["admin", "owner", "web", "worker", "backup"] as const;
type Login = (typeof LOGINS)[number];

export type EmbeddedPostgres = {
  port: number;
  /** The address of a database (`alongside` when none is named) for one of the logins. */
  url(login: Login, database?: string): string;
  /** Resolves when Postgres has ended, whoever ended it. */
  ended: Promise<void>;
  /** Ends Postgres after its last statement; at most some four seconds. */
  stop(): Promise<void>;
};

type Options = {
  /** Where the cluster lives; made when it is missing. */
  dataDir: string;
  /** Says a line about what takes a moment. */
  tell: (line: string) => void;
  /** For tests: nothing is kept safe from a power cut, and it is faster for it. */
  forgetful?: boolean;
  /** The port to listen on; a free one when it is missing. */
  port?: number;
};

/**
 * Starts the cluster in `dataDir`, making it first when there is none, and makes sure of logins and database.
 * @throws with the end of Postgres's own log when it does not start
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const runAs = whoRunsPostgres();
  const bin = postgresPrograms(runAs, options.tell);
  const home = reachableDataFolder(path.resolve(options.dataDir), runAs, options.tell);
  const passwords = readPasswords(home);
  const cluster = path.join(home, "postgres");
  const logFile = path.join(home, "postgres.log");
  if (!existsSync(path.join(cluster, "PG_VERSION"))) await makeCluster(bin, home, passwords.admin, runAs, options.tell);
  await endLeftover(cluster, options.tell);

  const port = options.port ?? (await freePort());
  const child = launch({ bin, cluster, port, logFile, runAs, forgetful: options.forgetful ?? false });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = (login: Login, database = "alongside") =>
    `postgres://alongside_${login}:${passwords[login]}@127.0.0.1:${port}/${database}`;
  await untilItAnswers(url("admin", "postgres"), child, logFile);
  await makeLogins(url("admin", "postgres"), passwords);

  const stop = async () => {
    child.stdin?.end();
    if (process.platform === "win32") child.kill("SIGINT");
    const pid = postmasterPid(cluster);
    if (pid && !(await hasEnded(pid, 4000)) && isAlive(pid)) process.kill(pid, "SIGQUIT");
    await ended;
  };
  return { port, url, ended, stop };
}

function readPasswords(home: string): Record<Login, string> {
  const file = path.join(home, "passwords.json");
  if (!existsSync(file)) {
    const made = Object.fromEntries(LOGINS.map((login) => [login, randomBytes(18).toString("hex")]));
    writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Makes the cluster beside its place and moves it there when it is whole: a cut in the middle leaves no half one. */
async function makeCluster(
  bin: string,
  home: string,
  password: string,
  runAs: RunAs | undefined,
  tell: (line: string) => void,
): Promise<void> {
  tell("Making a database of its own");
  const fresh = path.join(home, "postgres.new");
  const passwordFile = path.join(home, "admin-password");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) for (const file of [fresh, passwordFile]) chownSync(file, runAs.uid, runAs.gid);
  try {
    const settings = ["--auth=scram-sha-256", "--encoding=UTF8", ...localeOf(bin)];
    const who = ["--username=alongside_admin", `--pwfile=${passwordFile}`];
    await promisify(execFile)(path.join(bin, "initdb"), [`--pgdata=${fresh}`, "--no-sync", ...settings, ...who], {
      ...runAs,
      cwd: "/",
      env: environment(),
    });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, path.join(home, "postgres"));
}

/** A start that was killed can leave its Postgres running for a moment, or a pid file that names a stranger. */
async function endLeftover(cluster: string, tell: (line: string) => void): Promise<void> {
  const pid = postmasterPid(cluster);
  if (!pid) return;
  const ours = isAlive(pid) && (process.platform === "win32" || commandLine(pid).includes(cluster));
  if (ours) {
    tell("Ending the database that an earlier start left running");
    process.kill(pid, "SIGINT");
    if (!(await hasEnded(pid, 10_000))) process.kill(pid, "SIGQUIT");
    if (!(await hasEnded(pid, 10_000))) throw new Error(`The earlier Postgres (process ${pid}) does not end.`);
  }
  rmSync(path.join(cluster, "postmaster.pid"), { force: true });
}

function postmasterPid(cluster: string): number | undefined {
  try {
    return Number(readFileSync(path.join(cluster, "postmaster.pid"), "utf8").split("\n")[0]) || undefined;
  } catch {
    return undefined;
  }
}

type Launch = {
  bin: string;
  cluster: string;
  port: number;
  logFile: string;
  runAs: RunAs | undefined;
  forgetful: boolean;
};

/**
 * Postgres does not watch its parent, so a shell stands between: when our end of the pipe closes, however we ended,
 * it asks Postgres to stop. A group of its own keeps a Ctrl-C from reaching Postgres before web and worker are done.
 */
const WATCHED =
  'exec 3<&0; "$0" "$@" & p=$!; { read _; kill -INT $p; } <&3 & r=$!; wait $p; s=$?; kill $r 2>/dev/null; exit $s';

function launch({ bin, cluster, port, logFile, runAs, forgetful }: Launch): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    jit: "off",
    shared_buffers: "96MB",
    // A log line holds no statement and no row: both carry what people wrote.
    log_error_verbosity: "terse",
    log_min_error_statement: "panic",
    ...(forgetful
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200", autovacuum: "off" }
      : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["-D", cluster, "-p", String(port), ...flags];
  const log = openSync(logFile, "w", 0o600);
  chmodSync(logFile, 0o600);
  const program = path.join(bin, process.platform === "win32" ? "postgres.exe" : "postgres");
  const [command, rest] =
    process.platform === "win32" ? [program, args] : ["/bin/sh", ["-c", WATCHED, program, ...args]];
  return spawn(command, rest, { ...runAs, cwd: "/", env: environment(), detached: true, stdio: ["pipe", log, log] });
}

function environment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT } = process.env;
  return { PATH, SYSTEMROOT, LC_ALL: "C", TZ: "UTC", NODE_ENV: process.env.NODE_ENV };
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function untilItAnswers(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (child.exitCode === null && Date.now() < deadline) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  const said = readFileSync(logFile, "utf8").trim().split("\n").slice(-8).join("\n");
  throw new Error(`The database did not start. It said:\n${said}`);
}

async function makeLogins(adminUrl: string, passwords: Record<Login, string>): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    for (const login of ["owner", "web", "worker", "backup"] as const) {
      const rights = `nosuperuser nocreatedb nocreaterole ${login === "backup" ? "bypassrls" : "nobypassrls"}`;
      const known = await client.query("select from pg_roles where rolname = $1", [`alongside_${login}`]);
      if (known.rowCount === 0) {
        await client.query(`create role alongside_${login} login ${rights} password '${passwords[login]}'`);
      }
    }
    await client.query("alter role alongside_backup set default_transaction_read_only = on");
    const database = await client.query("select from pg_database where datname = 'alongside'");
    if (database.rowCount === 0) await client.query("create database alongside owner alongside_owner");
  } finally {
    await client.end();
  }
}
