import type { IncomingMessage } from "node:http";

/**
 * The client's network address. X-Forwarded-For is a claim: only the entries that our own proxies wrote are believed,
 * and these are the last ones.
 *
 * @param trustProxy how many proxies stand in front of this process
 */
export function networkOf(request: IncomingMessage, trustProxy: number): string {
  const direct = request.socket.remoteAddress ?? "";
  if (trustProxy === 0) return direct;
  const claimed = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  return claimed.at(-trustProxy) ?? direct;
}
