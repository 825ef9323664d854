/** Puts the web process together: environment, database, sandbox, handler, server; and takes it apart again. */
import { webEnvironment } from "#app/outside/env.server.ts";
import { aboutError, log } from "#app/outside/log.server.ts";
import { openStorage } from "#app/outside/storage.server.ts";
import { type Database, openDatabase } from "#db/client.server.ts";
import { answering503 } from "./database-away.server.ts";
import { loginProblems, notReady } from "./health.server.ts";
import { type HandlerOptions, requestHandler } from "./request-handler.server.ts";
import { listen } from "./server.server.ts";
import { staticFiles } from "./static-files.server.ts";

type Parts = {
  build: HandlerOptions["build"];
  /** The build's folder for the browser, or under `npm run dev` what answers for files instead. */
  client: string | HandlerOptions["files"];
  hotReload?: boolean;
};

/**
 * Starts to serve.
 * @returns the port, and what ends it
 * @throws EnvironmentProblem when the environment is not enough, and an Error when the database's login is one that
 *   the policies would not hold
 */
export async function startWeb({ build, client, hotReload }: Parts): Promise<{ port: number; stop(): Promise<void> }> {
  const environment = webEnvironment();
  const { databaseUrl, origin, secret, sandbox } = environment;
  const problems = await loginProblems(databaseUrl);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const pool = openDatabase(databaseUrl);
  const database = answering503(pool, (error) => log.error(aboutError(error), "the database is away"));
  const closeSandbox = sandbox ? await openSandbox(pool, environment.sandboxPort) : async () => {};
  const handle = requestHandler({
    build,
    context: {
      database,
      origin,
      secret,
      sandbox,
      inbound: environment.inbound,
      storage: openStorage(environment.files),
    },
    trustProxy: environment.trustProxy,
    log,
    files: typeof client === "string" ? staticFiles(client) : client,
    notReady: () => notReady(databaseUrl),
    hotReload,
  });
  // The sandbox shows everybody's mail, so nobody from outside may come near it.
  const server = await listen(handle, { port: environment.port, host: sandbox ? "127.0.0.1" : undefined });
  log.info({ port: server.port }, "the web process is ready");
  return {
    port: server.port,
    async stop() {
      await server.stop();
      await closeSandbox();
      await pool.close();
    },
  };
}

/** The sandbox is not part of a production's packages, so it is loaded only where it is wanted. */
async function openSandbox(database: Database, port: number): Promise<() => Promise<void>> {
  const { serveSandbox } = await import("#app/outside/sandbox/serve.server.ts");
  const { resendHandlers } = await import("#app/outside/sandbox/resend.server.ts");
  const { databaseMailbox } = await import("#app/outside/sandbox/mailbox.server.ts");
  const mailbox = databaseMailbox(database.as({ actor: "visitor" }));
  const { databaseShelf, domainHandlers } = await import("#app/outside/sandbox/domains.server.ts");
  const shelf = databaseShelf(database.as({ actor: "visitor" }));
  const { receivingHandlers } = await import("#app/outside/sandbox/received.server.ts");
  const { databaseReceivedBox } = await import("#app/outside/sandbox/received-box.server.ts");
  const received = receivingHandlers(databaseReceivedBox(database.as({ actor: "visitor" })));
  const { close } = await serveSandbox([...received, ...resendHandlers(mailbox), ...domainHandlers(shelf)], port);
  return close;
}
