/**
 * `npm run bench`: nine pages of the example practice beside a bare server that does the same at the database. Ends by
 * itself in under four minutes; the figures are kept, with commit and date, in tests/bench/results/latest.json.
 * BRIEF=1 makes short rounds and keeps nothing. `npm run bench -- growth` looks at 10,000 families instead, `-- sessions` at free
 * times and feeds alone, `-- check` at the draft check alone, which needs no database. ONLY="booking" measures the pages of that name.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { sql } from "kysely";
import { loadDemo } from "#db/demo/load.ts";
import { startCluster } from "#tests/support/cluster.ts";
import { freshDatabase } from "#tests/support/database.ts";
import { openAsOwner } from "#tests/support/factories.ts";
import { startRunning } from "#tests/support/running.ts";
import { openSite } from "#tests/support/site.ts";
import type { Replay } from "./bare.ts";
import { read } from "./buffers.ts";
import { measureDraftCheck, printDraftCheck } from "./draft-check.ts";
import { growth } from "./growth.ts";
import { type MeasuredPage, measuredPages } from "./pages.ts";
import { type Kind, kindsOf, type RecordedPage, recordPage } from "./recorded-pages.ts";
import { queriesOf } from "./recording.ts";
import { renewalFor } from "./renewal.ts";
import { type PageFigures, print } from "./report.ts";
import { measure, type Target } from "./rounds.ts";
import { startBare, startLoad } from "./servers.ts";
import { measureSessions, printSessions } from "./sessions.ts";
import { weigh } from "./weights.ts";

/** The web process's pool (db/client.server.ts), so that the bare server has the same. */
const poolSize = 10;
const brief = process.env.BRIEF === "1";
const rounds = brief ? 1 : 5;
const roundMs = brief ? 500 : 900;
const formsPerLane = brief ? 10 : 30;

const began = Date.now();
/** What else the machine had to do when this began: on a busy one the rates are low, the ratios less so. */
const loadBefore = Math.round((loadavg()[0] ?? 0) * 10) / 10;
if (process.argv[2] === "check") {
  printDraftCheck(await measureDraftCheck());
  process.exit();
}
const cluster = await startCluster({ movableClock: false });
try {
  if (process.argv[2] === "growth") await growth(cluster.urls);
  else if (process.argv[2] === "sessions") printSessions(await measureSessions(cluster.urls));
  else await bench();
} catch (error) {
  // Said before the cluster takes its connections along, whose complaints would drown it.
  console.error(error);
  process.exitCode = 1;
}
await cluster.stop();
process.exit();

async function bench(): Promise<void> {
  const database = await freshDatabase(cluster.urls);
  await loadDemo(database.owner, new Date());
  const owner = openAsOwner(database.owner);
  await sql`vacuum analyze`.execute(owner);
  const running = await startRunning(database);
  // Its jobs would be done beside the measurement, and their mail would be sent through the web process's sandbox.
  running.worker().kill();
  // The build brings React, which looks at this once: what is recorded is drawn as production draws it.
  process.env.NODE_ENV = "production";
  const site = await openSite(database);
  const recorded: RecordedPage[] = [];
  const only = process.env.ONLY;
  for (const page of await measuredPages(owner)) {
    if (only === undefined || page.name.includes(only)) recorded.push(await recordPage(site, page));
  }
  await site.close();
  const replays = recorded.flatMap(({ documents, navigations }) => [...documents, ...navigations]);
  const bare = await startBare({ databaseUrl: database.web, size: poolSize, replays });
  const load = startLoad();
  try {
    const figures: PageFigures[] = [];
    const web = { pid: running.web().pid ?? 0, port: Number(new URL(running.origin).port), origin: running.origin };
    for (const page of recorded) {
      const targets = kindsOf(page.page).flatMap((kind) => targetsOf(page, kind, web, bare, replays));
      // Before the load, which leaves rows behind in a parent's family.
      const reading = await readingOf(page, database.web);
      const [document, bareDocument, navigation, bareNavigation] = await measure(load, targets, rounds);
      if (!document || !bareDocument) throw new Error("a target was not measured");
      figures.push({
        name: page.page.name,
        side: page.page.side,
        sends: page.page.path === "",
        document,
        bareDocument,
        ...(navigation && bareNavigation && { navigation, bareNavigation }),
        ...reading,
        weights: await weigh(running.origin, ...(await weighed(page.page))),
      });
    }
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"]).toString().trim();
    const seconds = Math.round((Date.now() - began) / 1000);
    print(figures);
    const sessions = await measureSessions(cluster.urls);
    printSessions(sessions);
    const draftCheck = await measureDraftCheck();
    printDraftCheck(draftCheck);
    console.log(
      `${commit}, ${rounds} rounds of ${roundMs} ms, 8 connections, medians; ${seconds} s in all, load before ${loadBefore}.`,
    );
    if (!brief && only === undefined)
      keep({
        commit,
        on: new Date().toISOString().slice(0, 10),
        seconds,
        loadBefore,
        rounds,
        roundMs,
        pages: figures,
        sessions,
        draftCheck,
      });
  } finally {
    await Promise.all([load.end(), bare.end(), running.stop(), owner.destroy()]);
  }
}

type Server = { pid: number; port: number };

/** The product and the bare server, asked for the same. */
function targetsOf(
  { page, documents, navigations }: RecordedPage,
  kind: Kind,
  web: Server & { origin: string },
  bare: Server,
  replays: readonly Replay[],
): [Target, Target] {
  const own = kind === "document" ? documents : navigations;
  const status = own[0]?.status ?? 0;
  const suffix = kind === "document" ? "" : ".data";
  const method = page.path === "" ? ("POST" as const) : ("GET" as const);
  const target = (server: Server): Target => ({
    pid: server.pid,
    order: { port: server.port, method, status },
    forMs: method === "POST" ? "once" : roundMs,
    lanes: () =>
      Promise.all(
        page.askers.map(async ({ cookie, forms }, lane) => {
          const replay = own[lane % own.length];
          const headers = {
            host: new URL(web.origin).host,
            cookie,
            "x-replay": String(replay ? replays.indexOf(replay) : -1),
          };
          if (!forms) return [{ path: `${page.path}${suffix}`, headers }];
          return (await forms(formsPerLane)).map((form) => ({
            path: `${form.path}${suffix}`,
            headers: {
              ...headers,
              origin: web.origin,
              "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
              "x-named": form.named,
              ...(form.at !== undefined && { "x-at": String(form.at) }),
            },
            body: new URLSearchParams(form.fields).toString(),
          }));
        }),
      ),
  });
  return [target(web), target(bare)];
}

async function readingOf({ page, documents }: RecordedPage, webUrl: string) {
  const [first] = documents;
  const [asker] = page.askers;
  if (!first || !asker) throw new Error("nothing was recorded");
  const [form] = (await asker.forms?.(1)) ?? [];
  const { buffers, byQuery } = await read(webUrl, first, renewalFor(first, form));
  return {
    queries: queriesOf(first).length,
    buffers,
    buffersByQuery: byQuery.map((query) => query.buffers).join(" + "),
  };
}

/** The page that is weighed: of a form, the page on which it stands. */
async function weighed({ path, askers }: MeasuredPage): Promise<[path: string, cookie: string]> {
  const [asker] = askers;
  if (!asker) throw new Error("nobody asks");
  const [form] = (await asker.forms?.(1)) ?? [];
  return [form?.path ?? path, asker.cookie];
}

function keep(results: object): void {
  mkdirSync("tests/bench/results", { recursive: true });
  writeFileSync("tests/bench/results/latest.json", `${JSON.stringify(results, null, 2)}\n`);
}
