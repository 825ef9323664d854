/** One request from the socket to the answer, in the order in which a request may be turned away. */
import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import type { LoadContext } from "#app/http/load-context.ts";
import { takesFiles } from "#app/http/takes-files.ts";
import { aboutError, type Log } from "#app/outside/log.server.ts";
import { readBody, streamBody } from "./body.server.ts";
import { networkOf } from "./network.server.ts";
import { refusalOf } from "./origin-check.server.ts";
import { pageHandler } from "./page-handler.server.ts";
import { plainPage } from "./plain-page.server.ts";
import { routePatterns } from "./route-pattern.server.ts";
import { securityHeaders } from "./security-headers.server.ts";
import { sendResponse } from "./send-response.server.ts";

/** Longer than the database's own deadline (db/client.server.ts), so that this one is met only by our own faults. */
const DEADLINE_MS = 15_000;
/** A form with files is read while it is answered, as fast as a phone sends it. */
const FILES_DEADLINE_MS = 120_000;

export type HandlerOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Everything that a loader is given and that is the same for every request. */
  context: Omit<LoadContext, "nonce" | "network">;
  trustProxy: number;
  log: Log;
  /** Answers for a file and says true, or says false. */
  files: (request: IncomingMessage, response: ServerResponse, path: string) => boolean | Promise<boolean>;
  /** What is not ready, or undefined. */
  notReady: () => Promise<string | undefined>;
  /** True under `npm run dev`. */
  hotReload?: boolean;
};

/**
 * Makes the function that node:http calls for every request. It never throws and always ends the answer.
 */
export function requestHandler(
  options: HandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { context, log } = options;
  const mode = options.hotReload ? "development" : "production";
  const remix = pageHandler(options.build, mode);
  const setHeaders = securityHeaders({ origin: context.origin, hotReload: options.hotReload ?? false });
  const known = typeof options.build === "function" ? undefined : options.build;
  const patternOf = known ? routePatterns(known.routes) : (path: string) => path;
  const stylesheet = known?.assets.routes.root?.css?.[0];

  const sendPage = (response: ServerResponse, status: number) => {
    const page = plainPage(status, stylesheet);
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    if (status === 503) response.setHeader("Retry-After", "5");
    // What is left of a body that we do not read goes with its connection.
    if (status === 413) response.setHeader("Connection", "close");
    response.writeHead(status).end(page);
  };

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    nonce: string,
  ): Promise<void> {
    if (path === "/healthz") return sendText(response, 200, "alive");
    if (path === "/readyz") {
      const reason = await options.notReady();
      return reason ? sendText(response, 503, reason) : sendText(response, 200, "ready");
    }
    // Remix's list of routes for lazy discovery, which is off: one request to it held the process for seconds.
    if (path === "/__manifest") return sendPage(response, 404);
    const method = request.method ?? "";
    const refused = refusalOf({ method, path, headers: request.headers }, context.origin);
    if (refused) return sendPage(response, refused);
    if (await options.files(request, response, path)) return;
    const files = method === "POST" && takesFiles(path, request.headers["content-type"]);
    const body = method === "POST" ? await (files ? streamBody(request) : readBody(request)) : undefined;
    if (body === "too large") return sendPage(response, 413);
    // What a refused form did not read of itself goes with its connection.
    if (files) response.setHeader("Connection", "close");

    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const asked = new Request(`${context.origin}${request.url}`, {
      method,
      headers: headersOf(request, context.origin),
      signal: gone.signal,
      body,
      ...(files && { duplex: "half" as const }),
    });
    const network = networkOf(request, options.trustProxy);
    const answered = await withinDeadline(
      remix(asked, { ...context, nonce, network }),
      files ? FILES_DEADLINE_MS : DEADLINE_MS,
    );
    if (answered === "late") return sendPage(response, 503);
    await sendResponse(request, response, answered);
  }

  return async (request, response) => {
    const began = performance.now();
    const nonce = randomBytes(16).toString("base64");
    const path = pathOf(request.url);
    response.once("close", () => {
      if (path === "/healthz" || path === "/readyz" || path?.startsWith("/assets/")) return;
      const ms = Math.round((performance.now() - began) * 10) / 10;
      const status = response.writableFinished ? response.statusCode : "cut";
      log.info({ method: request.method, route: patternOf(path ?? ""), status, ms }, "request");
    });
    try {
      setHeaders(request, response, nonce);
      if (path === undefined) return sendPage(response, 400);
      await answer(request, response, path, nonce);
    } catch (error) {
      if (request.socket.destroyed) return;
      log.error({ route: patternOf(path ?? ""), ...aboutError(error) }, "a request failed");
      if (response.headersSent) response.destroy();
      else sendPage(response, 500);
    }
  };
}

/** The path of a request's target; undefined for a target that is no path, or that would name another host. */
function pathOf(target = ""): string | undefined {
  if (!target.startsWith("/") || target.startsWith("//") || target.includes("\\")) return undefined;
  return target.split(/[?#]/)[0];
}

/** The origin was checked before; Remix checks it again, against the name that a proxy may have put into Host. */
function headersOf(request: IncomingMessage, origin: string): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headersDistinct)) {
    for (const one of value ?? []) headers.append(name, one);
  }
  headers.set("x-forwarded-host", new URL(origin).host);
  return headers;
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Cache-Control", "no-store");
  response.writeHead(status).end(`${text}\n`);
}

async function withinDeadline<T>(work: Promise<T>, ms: number): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
