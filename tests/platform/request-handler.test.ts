import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { requestHandler } from "#app/http/server/request-handler.server.ts";
import type { Database } from "#db/client.server.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const storage = memoryStorage();
const origin = "https://alongside.example";
let server: Server;
let port: number;
let asked: { method: string; url: string; body: string; network: string }[] = [];
let logged: Record<string, unknown>[] = [];
let reason: string | undefined;

const note = (facts: Record<string, unknown>) => void logged.push(facts);
const database: Database = {
  as: () => {
    throw new Error("no handle here");
  },
  answers: async () => {},
  close: async () => {},
};

type Arguments = { request: Request; context: { network: string } };
const echoes = {
  default: undefined,
  loader: ({ request, context }: Arguments) => answerTo(request, context.network),
  action: ({ request, context }: Arguments) => answerTo(request, context.network),
};

/** A build of two routes that answer with what they were asked: enough of Remix to see what reaches it. */
const echo: ServerBuild = {
  entry: { module: { default: () => new Response("drawn"), handleError: () => {} } },
  routes: {
    "routes/echo": { id: "routes/echo", path: "p/:practice/echo", module: echoes },
    "routes/hook": { id: "routes/hook", path: "hooks/echo", module: echoes },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  basename: "/",
  mode: "production",
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
    unstable_optimizeDeps: false,
  },
} as unknown as ServerBuild;

async function answerTo(request: Request, network: string): Promise<Response> {
  asked.push({ method: request.method, url: request.url, body: await request.text(), network });
  return new Response("echo", { headers: { "Content-Type": "text/plain", "Set-Cookie": "one=1" } });
}

beforeAll(async () => {
  const handle = requestHandler({
    build: echo,
    context: { database, origin, secret: "secret", sandbox: false, inbound: testInbound, storage },
    trustProxy: 1,
    log: { info: note, warn: note, error: note },
    files: () => false,
    notReady: async () => reason,
  });
  server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
  asked = [];
  logged = [];
  reason = undefined;
});

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

function send(
  path: string,
  { method = "GET", headers = {}, body }: Sent = {},
): Promise<IncomingMessage & { text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: "127.0.0.1", path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve(Object.assign(answer, { text: Buffer.concat(parts).toString() })));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

const form = { origin, "content-type": "application/x-www-form-urlencoded" };
const echoPath = "/p/bridgewell/echo";

test("a form of our own page arrives whole, from the address that our proxy saw", async () => {
  const headers = { ...form, "x-forwarded-for": "6.6.6.6, 203.0.113.9", host: "evil.example" };
  const answer = await send(echoPath, { method: "POST", headers, body: "a=b" });
  expect(answer.statusCode).toBe(200);
  expect(asked).toEqual([{ method: "POST", url: `${origin}${echoPath}`, body: "a=b", network: "203.0.113.9" }]);
});

test.each([
  ["no Origin", { "content-type": form["content-type"] }, 403],
  ["a foreign Origin", { ...form, origin: "https://evil.example" }, 403],
  ["Origin null", { ...form, origin: "null" }, 403],
  ["our Origin over http", { ...form, origin: "http://alongside.example" }, 403],
  ["another site, says the browser", { ...form, "sec-fetch-site": "cross-site" }, 403],
  ["a sister site, says the browser", { ...form, "sec-fetch-site": "same-site" }, 403],
  ["plain text", { ...form, "content-type": "text/plain" }, 415],
  ["JSON", { ...form, "content-type": "application/json" }, 415],
])("a POST with %s reaches no action", async (_what, headers, status) => {
  const answer = await send(echoPath, { method: "POST", headers, body: "a=b" });
  expect(answer.statusCode).toBe(status);
  expect(answer.text).toContain("<h1>");
  expect(asked).toEqual([]);
});

test("a hook comes without an Origin, since it proves itself otherwise", async () => {
  const answer = await send("/hooks/echo", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect([answer.statusCode, asked.length]).toEqual([200, 1]);
});

test.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])("%s is not a method here", async (method) => {
  expect((await send(echoPath, { method, headers: form })).statusCode).toBe(405);
  expect(asked).toEqual([]);
});

test("a body that says it is too large is refused before it is read", async () => {
  const answer = await send(echoPath, { method: "POST", headers: form, body: Buffer.alloc(300 * 1024, 97) });
  expect(answer.statusCode).toBe(413);
  expect(asked).toEqual([]);
});

test("a body that does not say how large it is is counted as it comes", async () => {
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("data", (part) => {
      text += part;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
    const head = Object.entries(form).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST ${echoPath} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n${head.join("")}\r\n`);
    const part = "a".repeat(64 * 1024);
    for (let count = 0; count < 5; count++) socket.write(`${part.length.toString(16)}\r\n${part}\r\n`);
  });
  expect(answer).toMatch(/^HTTP\/1.1 413 /);
  expect(asked).toEqual([]);
});

test.each(["/__manifest", "/__manifest?p=/a&version=1"])("%s is closed", async (path) => {
  expect((await send(path)).statusCode).toBe(404);
});

test.each([["//evil.example/"], ["/\\evil.example"], ["http://evil.example/"], ["*"]])(
  "%s is no path of ours",
  async (path) => {
    expect((await send(path)).statusCode).toBe(400);
  },
);

test.each([echoPath, "/healthz", "/__manifest", "/nowhere", "//x"])(
  "the answer to %s carries the headers",
  async (path) => {
    const { headers } = await send(path);
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[\w+/=]{20,}';/);
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers).toMatchObject({
      "strict-transport-security": expect.stringContaining("max-age=63072000"),
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "same-origin",
    });
  },
);

test("no two answers share a nonce", async () => {
  const [one, other] = await Promise.all([send(echoPath), send(echoPath)]);
  expect(one.headers["content-security-policy"]).not.toBe(other.headers["content-security-policy"]);
});

test("what was made for somebody is not stored", async () => {
  const answer = await send(echoPath, { headers: { cookie: "session=x" } });
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("ready says what is not", async () => {
  expect((await send("/readyz")).statusCode).toBe(200);
  reason = "the database does not answer";
  const answer = await send("/readyz");
  expect([answer.statusCode, answer.text]).toEqual([503, "the database does not answer\n"]);
  expect((await send("/healthz")).statusCode).toBe(200);
});

test("the log says the route's pattern, and nothing that a person wrote", async () => {
  await send("/p/bridgewell/echo?secret=token");
  expect(logged).toEqual([{ method: "GET", route: "/p/:practice/echo", status: 200, ms: expect.any(Number) }]);
});
