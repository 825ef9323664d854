/**
 * `npm run worker`: one worker, of which there may be several. It ends when it is asked to (SIGTERM, SIGINT) or when
 * the process that started it is gone, after the jobs under way.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { currentBuild } from "./build.ts";
import { endWith } from "./start/end-with.ts";

process.env.NODE_ENV ??= "production";
// A job whose end could not be written, because the database went away under it, stays this worker's own. Whoever starts
// us starts a new worker, and the jobs of this one are free again within a minute.
process.on("unhandledRejection", (error) => {
  console.error(`The worker ends: ${error instanceof Error ? error.message : "a promise was refused"}`);
  process.exit(1);
});
const START_WITHIN_MS = 30_000;
const late = setTimeout(() => {
  console.error("The worker cannot start: the database does not answer.");
  process.exit(1);
}, START_WITHIN_MS);
try {
  const folder = process.env.BUILD_FOLDER ?? currentBuild();
  const { startWorker } = await import(pathToFileURL(path.join(folder, "worker/index.js")).href);
  const worker: { stop(): Promise<void>; ended: Promise<void> } = await startWorker();
  clearTimeout(late);
  let stopping = false;
  endWith(() => {
    stopping = true;
    return worker.stop();
  });
  // A worker that has stopped working is no worker: whoever started it starts another.
  worker.ended.then(() => {
    if (!stopping) process.exit(1);
  });
  process.send?.("ready");
} catch (error) {
  console.error(`The worker cannot start.\n${(error as Error).message}`);
  process.exit(1);
}
