/** The built product in this process, asked without a socket: every loader, action and page as it is served. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { LoadContext } from "#app/http/load-context.ts";
import { pageHandler } from "#app/http/server/page-handler.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { ensureBuild } from "#scripts/build.ts";
import type { TestDatabase } from "./database.ts";
import { testInbound } from "./inbound.ts";
import { type MemoryStorage, memoryStorage } from "./storage.ts";

export const siteOrigin = "http://localhost:3000";

export type Site = {
  build: ServerBuild;
  database: Database;
  /** The bytes of files that were kept. */
  storage: MemoryStorage;
  /** Asks for a page, or sends a form when `form` is given. The cookie signs the person in. */
  ask(
    address: string,
    as?: { cookie?: string; form?: Record<string, string>; headers?: Record<string, string> },
  ): Promise<Response>;
  /** Sends a request as it is, for whoever wants to send what no browser would. */
  send(address: string, request: RequestInit): Promise<Response>;
  /** Sets the clock for everything that is asked from now on; undefined lets it go on by itself. */
  moveClock(to: Date | undefined): void;
  close(): Promise<void>;
};

/**
 * Opens the built product on a test's own database, under the web login.
 * The build is made here when it is not there yet; `npm test` has made it before.
 */
export async function openSite(database: TestDatabase): Promise<Site> {
  const folder = await ensureBuild(() => {});
  const build: ServerBuild = await import(pathToFileURL(path.join(folder, "server/index.js")).href);
  let now: Date | undefined;
  const opened = openDatabase(database.web, { now: () => now });
  const handle = pageHandler(build, "production");
  const storage = memoryStorage();
  const send: Site["send"] = async (address, request) => {
    const context: LoadContext = {
      nonce: "bm9uY2U=",
      network: "127.0.0.1",
      database: opened,
      origin: siteOrigin,
      secret: "a secret of the tests, long enough to be one",
      sandbox: false,
      inbound: testInbound,
      storage,
    };
    const headers = new Headers(request.headers);
    headers.set("host", new URL(siteOrigin).host);
    return handle(new Request(`${siteOrigin}${address}`, { ...request, headers }), context);
  };
  return {
    build,
    database: opened,
    storage,
    send,
    ask: (address, { cookie, form, headers } = {}) =>
      send(address, {
        method: form ? "POST" : "GET",
        headers: { ...(cookie ? { cookie } : {}), ...(form ? { origin: siteOrigin } : {}), ...headers },
        ...(form ? { body: new URLSearchParams(form) } : {}),
      }),
    moveClock: (to) => {
      now = to;
    },
    close: () => opened.close(),
  };
}
