import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { newId } from "#app/domain/ids.ts";
import { demoId } from "#db/demo/seed.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import type { Running } from "#tests/support/running.ts";
import { openStage, type Victim } from "./killing.ts";

/** What came of killing processes under writes. All but `kills`, `acknowledged` and `refused` should be 0. */
export type KillResult = {
  victim: string;
  kills: number;
  acknowledged: number;
  /** Answered with 503 or not at all while something was down: nothing was promised. */
  refused: number;
  /** Answers that are neither a promise nor a kind refusal. */
  strange: number;
  lost: number;
  halves: number;
  mailsTwice: number;
  mailsNever: number;
  /** The web process ended by itself. */
  crashes: number;
  slowestRecoveryMs: number;
};

const hands = 4;

/**
 * Families are added and their guardians invited through the running product, while one of its processes is killed with
 * SIGKILL again and again. A family is nine rows and an email in one transaction.
 *
 * @param times how often to kill which process
 */
export async function killUnderWrites(times: Record<Victim, number>): Promise<KillResult[]> {
  const stage = await openStage();
  const results: KillResult[] = [];
  try {
    const cookie = await signedIn(stage.owner);
    for (const victim of ["worker", "web", "postgres"] as const) {
      if (times[victim] === 0) continue;
      const kill = () => stage.kill(victim);
      results.push(await round(stage.running, stage.owner, cookie, victim, times[victim], kill));
    }
  } finally {
    await stage.close();
  }
  return results;
}

async function round(
  running: Running,
  ownerUrl: string,
  cookie: string,
  victim: Victim,
  times: number,
  kill: () => Promise<void>,
): Promise<KillResult> {
  const result: KillResult = {
    victim,
    kills: 0,
    acknowledged: 0,
    refused: 0,
    strange: 0,
    lost: 0,
    halves: 0,
    mailsTwice: 0,
    mailsNever: 0,
    crashes: 0,
    slowestRecoveryMs: 0,
  };
  const kept: string[] = [];
  let ended = false;
  const webBefore = running.web();
  const forgetting = (async () => {
    while (!ended) {
      await forgetTries(ownerUrl).catch(() => {});
      await pause(200);
    }
  })();
  const writers = Array.from({ length: hands }, async () => {
    while (!ended) {
      const id = newId();
      const answer = await addFamily(running.origin, cookie, id);
      if (answer === 303 || answer === 302 || answer === 204) kept.push(id);
      else if (answer === "cut" || answer === 503) {
        result.refused += 1;
        await pause(50);
      } else if (answer === 429 || answer === 422) {
        // The throttle, until it is forgotten again.
        await pause(50);
      } else result.strange += 1;
    }
  });
  for (let at = 0; at < times; at += 1) {
    await pause(120 + ((at * 37) % 200));
    await kill();
    result.kills += 1;
    const from = Date.now();
    const before = kept.length;
    while (kept.length === before && Date.now() - from < 10_000) await pause(10);
    result.slowestRecoveryMs = Math.max(result.slowestRecoveryMs, Date.now() - from);
  }
  ended = true;
  await Promise.all([...writers, forgetting]);
  if (victim !== "web" && (webBefore.exitCode !== null || webBefore.signalCode !== null)) result.crashes += 1;
  result.acknowledged = kept.length;
  await look(ownerUrl, kept, result);
  return result;
}

async function look(ownerUrl: string, kept: readonly string[], result: KillResult): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; whole: boolean }>(
      `select f.id, exists (select from family_coach x where x.family_id = f.id) and exists (select from household x where x.family_id = f.id)
          and exists (select from guardian x where x.family_id = f.id) and exists (select from guardian_contact x where x.family_id = f.id)
          and exists (select from child x where x.family_id = f.id) and exists (select from child_profile x where x.family_id = f.id)
          and exists (select from invitation x where x.family_id = f.id) and exists (select from outgoing_email x where x.family_id = f.id) as whole
       from family f where f.name like 'Fault %'`,
    );
    const whole = new Set(rows.filter((row) => row.whole).map((row) => row.id));
    result.halves = rows.length - whole.size;
    result.lost = kept.filter((id) => !whole.has(id)).length;
    // A killed worker's jobs are free again within a minute, and a lost order is found again within two.
    const from = Date.now();
    for (;;) {
      const { rows: waiting } = await client.query<{ n: number }>(
        "select count(*)::int as n from outgoing_email where state = 'waiting'",
      );
      if (waiting[0]?.n === 0 || Date.now() - from > 200_000) break;
      await pause(250);
    }
    const sent = await client.query<{ to: string; n: number }>(
      `select i.email as to, (select count(*)::int from sandbox.email m where m.recipients::text like '%' || i.email || '%') as n
       from invitation i where i.email like 'fault-%'`,
    );
    result.mailsTwice = sent.rows.filter((row) => row.n > 1).length;
    result.mailsNever = sent.rows.filter((row) => row.n === 0).length;
  } finally {
    await client.end();
  }
}

async function addFamily(origin: string, cookie: string, id: string): Promise<number | "cut"> {
  const tail = id.slice(-12);
  const form = new URLSearchParams({
    id,
    child: `Child ${tail}`,
    family: `Fault ${tail}`,
    guardian: `Guardian ${tail}`,
    email: `fault-${tail}@families.test`,
    zone: "America/Denver",
    invite: "yes",
  });
  try {
    const answer = await fetch(`${origin}/p/bridgewell/families/new`, {
      method: "POST",
      body: form,
      redirect: "manual",
      headers: { cookie, origin },
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return "cut";
  }
}

/** So many invitations by one person would be held back by the throttle, which is not what is tried here. */
async function forgetTries(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("delete from identity.throttle");
  } finally {
    await client.end();
  }
}

async function signedIn(ownerUrl: string): Promise<string> {
  const owner = openAsOwner(ownerUrl);
  try {
    return await cookieFor(owner, demoId("person owner@demo.test"));
  } finally {
    await owner.destroy();
  }
}
