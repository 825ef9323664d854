import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress, createGzip } from "node:zlib";

/** Texts are worth compressing; everything else that a route sends is compressed already or is tiny. */
const COMPRESSIBLE = /^(text\/|application\/(json|javascript|manifest\+json)|image\/svg)/;

/**
 * Writes Remix's answer to the socket, compressed where the browser takes it. Headers that the route set win over
 * those that were set before.
 *
 * @throws when the client goes away before the end
 */
export async function sendResponse(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.appendHeader("Set-Cookie", cookies);
  if (!response.hasHeader("Cache-Control")) {
    // Where a cookie is about, the page is somebody's: no store, neither on a shared computer nor on the way.
    const personal = request.headers.cookie !== undefined || cookies.length > 0;
    response.setHeader("Cache-Control", personal ? "no-store" : "no-cache");
  }
  if (!answer.body || request.method === "HEAD") {
    await answer.body?.cancel();
    response.end();
    return;
  }
  const body = Readable.fromWeb(answer.body as import("node:stream/web").ReadableStream);
  const encoding = encodingFor(request, answer);
  if (!encoding) return await pipeline(body, response);
  response.setHeader("Content-Encoding", encoding);
  response.appendHeader("Vary", "Accept-Encoding");
  response.removeHeader("Content-Length");
  const squeeze =
    encoding === "br"
      ? createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : createGzip({ level: 5 });
  await pipeline(body, squeeze, response);
}

function encodingFor(request: IncomingMessage, answer: Response): "br" | "gzip" | undefined {
  if (answer.headers.has("content-encoding")) return undefined;
  if (!COMPRESSIBLE.test(answer.headers.get("content-type") ?? "")) return undefined;
  const accepted = String(request.headers["accept-encoding"] ?? "");
  if (/\bbr\b/.test(accepted)) return "br";
  return /\bgzip\b/.test(accepted) ? "gzip" : undefined;
}
