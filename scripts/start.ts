/**
 * `npm start`: everything on one machine. Brings a Postgres unless it is given one, migrates, tells the demo's stories
 * to an empty database, builds what is stale, and runs web and worker until it is asked to end.
 */
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./build.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { isAlive } from "./postgres/processes.ts";
import { endWith } from "./start/end-with.ts";
import { type Kept, keepRunning } from "./start/keep-running.ts";
import { clearRemains, forgetStart, launchers, writeStart } from "./start/last-start.ts";
import { dataFolder, freePortToUse, makeSurroundings, type Surroundings } from "./start/surroundings.ts";

const tell = (line: string) => console.log(line);
const kept: Kept[] = [];
let surroundings: Surroundings | undefined;
let stopping = false;

/** Web and worker first, then the database that they use; all within five seconds. */
async function stop(): Promise<void> {
  stopping = true;
  await Promise.all(kept.map((child) => child.stop(3_500)));
  await surroundings?.postgres?.stop();
  if (surroundings) forgetStart(surroundings.dataDir);
}

async function start(): Promise<void> {
  const dataDir = dataFolder();
  await clearRemains(dataDir, tell);
  const port = await freePortToUse();
  const callers = launchers();
  const writeDown = () => {
    const children = kept.map((child) => child.pid()).filter((pid) => pid !== undefined);
    writeStart(dataDir, { pid: process.pid, launchers: callers, children });
  };
  writeDown();
  endWith(stop);
  // Whoever killed the npm that runs us (kill -9) wanted us to end, and could not say so.
  setInterval(() => {
    if (!callers.every(isAlive)) process.kill(process.pid, "SIGTERM");
  }, 500).unref();

  surroundings = await makeSurroundings(dataDir, port, tell);
  keepPostgres(surroundings);
  const folder = await ensureBuild(tell);
  const environment = {
    ...surroundings.environment,
    NODE_ENV: "production",
    BUILD_FOLDER: folder,
    LOG_FORMAT: process.env.LOG_FORMAT ?? "words",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
  };
  const run = async (name: string, script: string) => {
    const file = fileURLToPath(new URL(script, import.meta.url));
    kept.push(
      await keepRunning({ name, script: file, environment, tell, onStarted: writeDown, onGivenUp: () => giveUp(name) }),
    );
    writeDown();
  };
  await Promise.all([run("The web process", "web.ts"), run("The worker", "worker.ts")]);
  tell(`\nAlongside is ready at http://localhost:${port}`);
  for (const line of surroundings.signIns) tell(line);
  if (surroundings.environment.SANDBOX) tell(`Mail stays here: http://localhost:${port}/sandbox/mail`);
}

/** A Postgres of ours that dies is started again in its place, where web and worker look for it. */
function keepPostgres({ postgres, dataDir }: Surroundings): void {
  postgres?.ended.then(async () => {
    if (stopping || !surroundings) return;
    tell("The database ended and is started again");
    try {
      surroundings.postgres = await startEmbeddedPostgres({ dataDir, tell, port: postgres.port });
      keepPostgres(surroundings);
    } catch (error) {
      console.error((error as Error).message);
      giveUp("The database");
    }
  });
}

function giveUp(name: string): void {
  if (stopping) return;
  console.error(`${name} ends again and again, so all of Alongside ends.`);
  stop().finally(() => process.exit(1));
}

start().catch(async (error: Error) => {
  if (stopping) return;
  console.error(error.message);
  await stop();
  process.exit(1);
});
