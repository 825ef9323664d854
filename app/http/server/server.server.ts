/** The web process's server: it listens, answers, and ends without cutting anybody off. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

/** How long requests that are under way may take when the process is asked to end. */
const GRACE_MS = 3_000;

export type RunningServer = {
  port: number;
  /** Takes no new request, lets the others finish for three seconds at most, and resolves. */
  stop(): Promise<void>;
};

/**
 * Listens on a port, of this machine alone when `host` says so.
 * @throws EADDRINUSE and the like, when the port cannot be had
 */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  { port, host }: { port: number; host: string | undefined },
): Promise<RunningServer> {
  // Room for files from a phone; a form without any has its own, shorter time (body.server.ts).
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 }, handle);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    stop: () => stop(server),
  };
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  // Connections that become idle after their answer are closed by server.close itself.
  await closed;
  clearTimeout(cut);
}
