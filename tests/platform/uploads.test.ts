import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestHandler } from "#app/http/server/request-handler.server.ts";
import { readUpload } from "#app/http/upload.server.ts";
import type { Database } from "#db/client.server.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

// Files on their way in, from the socket to what a route is given; a real server, a build of one route.
const origin = "https://alongside.example";
let server: Server;
let port: number;

const route = {
  action: async ({ request }: { request: Request }) => {
    if (request.headers.has("x-stranger")) throw new Response(null, { status: 404 });
    const { fields, files, problem } = await readUpload(request);
    return Response.json({
      fields: [...fields.entries()],
      files: files.map(({ field, name, bytes }) => [field, name, bytes.length, bytes[0] ?? null]),
      problem,
    });
  },
};
const build = {
  entry: { module: { default: () => new Response("drawn"), handleError: () => {} } },
  routes: {
    files: { id: "files", path: "p/:practice/f/:family/write/:draft/files", module: route },
    other: { id: "other", path: "p/:practice/f/:family/write/:draft/keep", module: route },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  basename: "/",
  mode: "production",
  isSpaMode: false,
  future: { v3_singleFetch: true, v3_lazyRouteDiscovery: false },
} as unknown as ServerBuild;

beforeAll(async () => {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const handle = requestHandler({
    build,
    context: {
      database: undefined as unknown as Database,
      origin,
      secret: "secret",
      sandbox: false,
      inbound: testInbound,
      storage: memoryStorage(),
    },
    trustProxy: 0,
    log: quiet,
    files: () => false,
    notReady: async () => undefined,
  });
  server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const files = "/p/a/f/b/write/c/files";
const boundary = "----between";
const type = `multipart/form-data; boundary=${boundary}`;

type Part = { name: string; filename?: string; body: string | Buffer };
const multipart = (parts: readonly Part[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap(({ name, filename, body }) => [
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${filename === undefined ? "" : `; filename="${filename}"`}\r\n\r\n`,
      ),
      Buffer.from(body),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 7);

/** Posts a body; in pieces of unknown length when `chunked`. */
function post(path: string, body: Buffer, more: { chunked?: boolean; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = { origin, "content-type": type, ...more.headers };
    const length = more.chunked ? {} : { "content-length": String(body.length) };
    const sent = httpRequest({
      port,
      host: "127.0.0.1",
      path,
      method: "POST",
      agent: false,
      headers: { ...headers, ...length },
    });
    sent.on("response", (answer: IncomingMessage) => {
      const parts: Buffer[] = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
    });
    // An answer that came before all was read closes the way for the rest.
    sent.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE" && error.code !== "ECONNRESET") reject(error);
    });
    // Written before it is ended, a body goes without its length.
    if (more.chunked) for (let at = 0; at < body.length; at += 65_536) sent.write(body.subarray(at, at + 65_536));
    sent.end(more.chunked ? undefined : body);
  });
}

test("files of up to ten megabytes each arrive whole, beside the fields", async () => {
  const body = multipart([
    { name: "id", body: "42" },
    { name: "file", filename: "a.jpg", body: megabytes(9) },
    { name: "file", filename: "b.jpg", body: megabytes(8) },
  ]);
  const { status, text } = await post(files, body, { chunked: true });
  expect(status).toBe(200);
  expect(JSON.parse(text)).toEqual({
    fields: [["id", "42"]],
    files: [
      ["file", "a.jpg", 9 * 1024 * 1024, 7],
      ["file", "b.jpg", 8 * 1024 * 1024, 7],
    ],
  });
});

test("an empty chooser gives no file", async () => {
  const { text } = await post(files, multipart([{ name: "file", filename: "", body: "" }]));
  expect(JSON.parse(text).files).toEqual([]);
});

test.each<[string, Buffer, object, string]>([
  [
    "one file of eleven megabytes",
    multipart([{ name: "file", filename: "a", body: megabytes(11) }]),
    {},
    "more than can be taken",
  ],
  [
    "eleven files",
    multipart(Array.from({ length: 11 }, () => ({ name: "file", filename: "a", body: "x" }))),
    {},
    "more than can be taken",
  ],
  [
    "a form that breaks off",
    multipart([{ name: "file", filename: "a", body: "x" }]).subarray(0, 40),
    {},
    "did not arrive whole",
  ],
  ["no border at all", Buffer.from("x".repeat(1000)), {}, "did not arrive whole"],
])("%s is told so, and nothing breaks", async (_what, body, more, words) => {
  const { status, text } = await post(files, body, more);
  expect(status).toBe(200);
  expect(JSON.parse(text)).toMatchObject({ files: [], problem: expect.stringContaining(words) });
});

test("more than twenty megabytes are not listened to, said or unsaid", async () => {
  const body = multipart([
    { name: "file", filename: "a", body: megabytes(9) },
    { name: "file", filename: "b", body: megabytes(9) },
    { name: "file", filename: "c", body: megabytes(9) },
  ]);
  expect((await post(files, body)).status).toBe(413);
  const unsaid = await post(files, body, { chunked: true });
  expect(unsaid.status).toBe(200);
  expect(JSON.parse(unsaid.text)).toMatchObject({ files: [], problem: expect.any(String) });
});

test("an address that takes no files keeps the small limit, and a plain form has it everywhere", async () => {
  const body = multipart([{ name: "file", filename: "a", body: megabytes(1) }]);
  expect((await post("/p/a/f/b/write/c/keep", body)).status).toBe(413);
  const plain = { "content-type": "application/x-www-form-urlencoded" };
  expect((await post(files, megabytes(1), { headers: plain })).status).toBe(413);
});

test("somebody who may not enter is answered before her files are read", async () => {
  const body = multipart([{ name: "file", filename: "a", body: megabytes(9) }]);
  expect((await post(files, body, { headers: { "x-stranger": "yes" } })).status).toBe(404);
});
