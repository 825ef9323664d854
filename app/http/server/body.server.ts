import type { IncomingMessage } from "node:http";

/** The largest form: the longest message with all its fields has room in it several times. */
export const largestBody = 256 * 1024;

/**
 * Reads a request's body, counting as it comes, so that nobody fills our memory.
 *
 * @returns the bytes, or "too large" as soon as there are more than `most` (the rest is not read)
 * @throws when the client goes away in the middle
 */
export async function readBody(request: IncomingMessage, most = largestBody): Promise<Buffer | "too large"> {
  if (Number(request.headers["content-length"] ?? 0) > most) return "too large";
  const parts: Buffer[] = [];
  let size = 0;
  // Left undestroyed on an early return: the same connection still carries the answer.
  for await (const part of request.iterator({ destroyOnReturn: false })) {
    size += part.length;
    if (size > most) return "too large";
    parts.push(part);
  }
  return Buffer.concat(parts);
}
