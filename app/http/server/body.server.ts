import type { IncomingMessage } from "node:http";
import { largestUpload } from "#app/http/upload.server.ts";

/** The largest form: the longest message with all its fields has room in it several times. */
export const largestBody = 256 * 1024;

/** How long a form may take to arrive; files may take longer, and have a limit of the server's own. */
const formMs = 30_000;

/**
 * Reads a request's body, counting as it comes, so that nobody fills our memory.
 *
 * @returns the bytes, or "too large" as soon as there are more than `most` (the rest is not read)
 * @throws when the client goes away in the middle
 */
export async function readBody(
  request: IncomingMessage,
  most = largestBody,
): Promise<Uint8Array<ArrayBuffer> | "too large"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  const parts: Buffer[] = [];
  let size = 0;
  const late = setTimeout(() => request.destroy(), formMs);
  request.once("close", () => clearTimeout(late));
  request.once("end", () => clearTimeout(late));
  // Left undestroyed on an early return: the same connection still carries the answer.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > most) return "too large";
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * A request's body as a stream, for a form with files: it is read only when the route has looked who is there, and never further
 * than it may be long, so that what waits in memory is a few parts of it.
 *
 * @returns "too large" when it says so itself; one that goes on past the limit breaks off
 */
export function streamBody(request: IncomingMessage): ReadableStream<Uint8Array> | "too large" {
  // The borders between parts are no file's bytes.
  const most = largestUpload + largestBody;
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  const parts = request.iterator({ destroyOnReturn: false });
  let size = 0;
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) return controller.close();
      size += value.length;
      if (size > most) return controller.error(new RangeError("the body is longer than it may be"));
      controller.enqueue(new Uint8Array(value));
    },
  });
}
