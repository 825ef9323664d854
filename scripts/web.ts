/**
 * `npm run web`: one web process, of which there may be several. It ends when it is asked to (SIGTERM, SIGINT) or when
 * the process that started it is gone.
 */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { startWeb } from "#app/http/server/start-web.server.ts";
import { EnvironmentProblem } from "#app/outside/env.server.ts";
import { currentBuild } from "./build.ts";
import { endWith } from "./start/end-with.ts";

process.env.NODE_ENV ??= "production";
try {
  const folder = process.env.BUILD_FOLDER ?? currentBuild();
  const build = await import(pathToFileURL(path.join(folder, "server/index.js")).href);
  const web = await startWeb({ build, client: path.join(folder, "client") });
  endWith(() => web.stop());
  process.send?.("ready");
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException;
  const taken = code === "EADDRINUSE";
  if (error instanceof EnvironmentProblem) console.error(`The web process cannot start.\n${message}`);
  else console.error(taken ? "The port is taken by another program; set PORT to a free one." : message);
  process.exit(1);
}
