import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getResponse, type RequestHandler } from "msw";

/** Resend takes 40 MB with all attachments as Base64. */
const largestBody = 40_000_000;

/**
 * Serves the sandbox's handlers on a loopback port of their own, so that the real SDKs reach them by their base URL.
 *
 * @param port which one; a free one when it is 0
 * @returns its address, and how to end it
 */
export async function serveSandbox(
  handlers: RequestHandler[],
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(handlers, request, response).catch(() => {
      // A client that hung up, or a database that is away: to the caller both are a service that fails for now.
      if (!response.headersSent) response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ statusCode: 500, name: "internal_server_error", message: "Try again." }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, close };
}

async function answer(handlers: RequestHandler[], incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) {
      outgoing.writeHead(413).end();
      return;
    }
    chunks.push(chunk);
  }
  const method = incoming.method ?? "GET";
  const request = new Request(new URL(incoming.url ?? "/", "http://sandbox.test"), {
    method,
    headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    ...(chunks.length > 0 && method !== "GET" && method !== "HEAD" ? { body: Buffer.concat(chunks) } : {}),
  });
  const response = (await getResponse(handlers, request)) ?? new Response(null, { status: 404 });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
