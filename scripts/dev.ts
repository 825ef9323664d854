/**
 * `npm run dev`: like `npm start`, but from the sources: a saved file is on the page at once. Web and worker live in
 * this one process, behind the same server and with the same headers as in production.
 */
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { createServer as createVite, type ViteDevServer } from "vite";
import { startWeb } from "#app/http/server/start-web.server.ts";
import { freePort } from "./embedded-postgres.ts";
import { endWith } from "./start/end-with.ts";
import { clearRemains, forgetStart, writeStart } from "./start/last-start.ts";
import { dataFolder, freePortToUse, makeSurroundings } from "./start/surroundings.ts";

const tell = (line: string) => console.log(line);

async function start(): Promise<void> {
  process.env.NODE_ENV = "development";
  const dataDir = dataFolder();
  await clearRemains(dataDir, tell);
  const surroundings = await makeSurroundings(dataDir, await freePortToUse(), tell);
  writeStart(dataDir, { pid: process.pid, launchers: [], children: [] });
  Object.assign(process.env, surroundings.environment);

  const vite = await openVite(path.join(dataDir, "vite"));
  const web = await startWeb({
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>,
    client: viteAnswers(vite),
    hotReload: true,
  });
  const { startWorker } = await vite.ssrLoadModule("/app/worker.server.ts");
  const worker: { stop(): Promise<void> } = await startWorker();
  endWith(async () => {
    await Promise.all([web.stop(), worker.stop(), vite.close()]);
    await surroundings.postgres?.stop();
    forgetStart(dataDir);
  });
  tell(`\nAlongside is ready at http://localhost:${surroundings.port}, and follows what you save`);
  for (const line of surroundings.signIns) tell(line);
}

/** Its web socket has a port of its own, since the server in front of it is ours. */
async function openVite(cacheDir: string): Promise<ViteDevServer> {
  const socket = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => socket.listen(port, "127.0.0.1", resolve));
  return createVite({
    root: fileURLToPath(new URL("..", import.meta.url)),
    appType: "custom",
    cacheDir,
    server: { middlewareMode: true, hmr: { server: socket, clientPort: port, host: "localhost" } },
  });
}

/** Vite answers for sources and public files; what it does not know goes on to the routes. */
function viteAnswers(vite: ViteDevServer) {
  return (
    request: Parameters<ViteDevServer["middlewares"]>[0],
    response: Parameters<ViteDevServer["middlewares"]>[1],
  ) =>
    new Promise<boolean>((resolve, reject) => {
      response.once("close", () => resolve(true));
      vite.middlewares(request, response, (error?: unknown) => (error ? reject(error) : resolve(false)));
    });
}

start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
