/**
 * `node scripts/run.mjs <program> …`: installs what is missing, then runs the program on the Node that the project
 * brings. npm finds that Node by itself as soon as it is there; only the very first run begins on the machine's own.
 * (A `prestart` would not do: npm leaves it out where `ignore-scripts` is set.)
 */
import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pinnedNode } from "./ensure.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [program = "", ...rest] = process.argv.slice(2);
const target = path.resolve(root, program);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  process.argv = [process.execPath, target, ...rest];
  await import(pathToFileURL(target).href);
} else {
  const child = spawn(pinnedNode(), [target, ...rest], { stdio: "inherit" });
  // The child decides how to end; a Ctrl-C reaches it by itself, with us in the same group.
  process.on("SIGINT", () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.once("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
