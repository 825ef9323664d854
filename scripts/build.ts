/**
 * `npm run build`: the web process's and the worker's code, in a folder named after what it was made from. A build
 * that is there is not made again, a running process keeps its own folder, and two builds at once do no harm.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { working } from "./start/working.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const builds = path.join(root, "build");
const currentFile = path.join(builds, "current");

/** Everything that a build is made from. */
const SOURCES = ["app", "db/client.server.ts", "db/clock.server.ts", "emails", "public"];
const SETTINGS = ["package-lock.json", "remix.config.js", "vite.config.ts", "vite.worker.config.ts", "tsconfig.json"];

/** How many builds are kept: the running one, the last, and one for whoever tests at the same time. */
const KEPT = 4;

/** A folder with `client`, `server/index.js` and `worker/index.js`. */
export type BuildFolder = string;

/**
 * The build of the sources as they are now; made when it is not there.
 * @param tell says what takes a moment
 * @throws with the builder's own words when the sources do not build
 */
export async function ensureBuild(tell: (line: string) => void): Promise<BuildFolder> {
  const folder = path.join(builds, hashOfSources());
  if (!existsSync(folder)) {
    await working("Building Alongside", tell, () => build(folder));
    removeOldBuilds(folder);
  }
  utimesSync(folder, new Date(), new Date());
  writeFileSync(`${currentFile}.${process.pid}`, folder);
  renameSync(`${currentFile}.${process.pid}`, currentFile);
  return folder;
}

/**
 * The build that was made last, for the processes of a production that does not build.
 * @throws when there is none
 */
export function currentBuild(): BuildFolder {
  if (!existsSync(currentFile)) throw new Error("There is no build yet: run `npm run build` first.");
  return readFileSync(currentFile, "utf8");
}

async function build(folder: BuildFolder): Promise<void> {
  const fresh = path.join(builds, `.${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    BUILD_DIRECTORY: path.relative(root, fresh),
    NODE_ENV: "production",
  };
  const run = async (program: string, ...args: string[]) => {
    try {
      await promisify(execFile)(process.execPath, [path.join(root, "node_modules", program), ...args], {
        cwd: root,
        env,
      });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`The build failed:\n${stdout}\n${stderr}`);
    }
  };
  try {
    await run("@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "warn");
    await run("vite/bin/vite.js", "build", "--config", "vite.worker.config.ts", "--logLevel", "warn");
    compress(path.join(fresh, "client"));
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Once, thoroughly, so that no request pays for it. */
function compress(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(css|js|svg|json|txt|webmanifest)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const body = readFileSync(file);
    if (body.length < 500) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(body));
    writeFileSync(`${file}.gz`, gzipSync(body, { level: 9 }));
  }
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  const add = (file: string) =>
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(path.join(root, file)))
      .update("\0");
  for (const place of [...SOURCES, ...SETTINGS]) {
    const whole = path.join(root, place);
    if (!existsSync(whole)) continue;
    if (!statSync(whole).isDirectory()) add(place);
    else {
      const files = readdirSync(whole, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
      for (const file of files.sort()) add(file);
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function removeOldBuilds(keep: BuildFolder): void {
  const folders = readdirSync(builds)
    .filter((name) => /^[0-9a-f]{16}$/.test(name))
    .map((name) => path.join(builds, name))
    .filter((folder) => folder !== keep)
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const folder of folders.slice(KEPT - 1)) rmSync(folder, { recursive: true, force: true });
}

if (import.meta.main) {
  try {
    console.log(`Built in ${path.relative(root, await ensureBuild((line) => console.log(line)))}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
