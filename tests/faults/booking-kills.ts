import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { linkToken } from "#app/domain/identity/tokens.server.ts";
import { bookers } from "#tests/bench/bookings.ts";
import type { Form } from "#tests/bench/pages.ts";
import { openAsOwner } from "#tests/support/factories.ts";
import { secretOfTests } from "#tests/support/running.ts";
import { openStage, type Stage, type Victim } from "./killing.ts";

/** What came of killing processes while people book. All but `kills`, `confirmed`, `cancelled` and `refused` should be 0. */
export type BookingKills = {
  victim: Victim;
  kills: number;
  /** Bookings and cancellings that were confirmed on the screen. */
  confirmed: number;
  cancelled: number;
  /** Answered with 503 or not at all while something was down: nothing was promised. The same form is then sent again. */
  refused: number;
  /** Answers that are neither a confirmation nor a kind refusal. */
  strange: number;
  /** Confirmed, and not there, or not as it was confirmed. */
  lost: number;
  /** One form that made two bookings, or two confirmations of one form that name different ones. */
  doubled: number;
  /** A booking without its words, its history or its mail. */
  halves: number;
  mailsTwice: number;
  mailsNever: number;
  slowestRecoveryMs: number;
};

/** How many things went wrong. */
export const wrongIn = (seen: BookingKills): number =>
  seen.strange + seen.lost + seen.doubled + seen.halves + seen.mailsTwice + seen.mailsNever;

/** What somebody saw on her screen. */
type Seen = { id: string; cancelled: boolean };
type Hand = { cookie: string; next(): Promise<Form> };

const hands = 4;

/**
 * Parents book through the running product, and cancel some of it, while one of its processes is killed with SIGKILL again and again. A form
 * that was not answered is sent again, as people do.
 *
 * @param times how often to kill which process
 */
export async function killUnderBookings(times: Record<Victim, number>): Promise<BookingKills[]> {
  const stage = await openStage();
  const owner = openAsOwner(stage.owner);
  try {
    const askers = await bookers(owner, hands);
    await owner.destroy();
    const people = askers.map(({ cookie, forms }) => ({
      cookie,
      next: async () => {
        const [form] = (await forms?.(1)) ?? [];
        if (!form) throw new Error("no form to send");
        return form;
      },
    }));
    const results: BookingKills[] = [];
    for (const victim of ["worker", "web", "postgres"] as const) {
      if (times[victim] > 0) results.push(await round(stage, people, victim, times[victim]));
    }
    return results;
  } finally {
    await stage.close();
  }
}

async function round(stage: Stage, people: readonly Hand[], victim: Victim, times: number): Promise<BookingKills> {
  const counts = { kills: 0, confirmed: 0, cancelled: 0, refused: 0, strange: 0, lost: 0, doubled: 0, halves: 0 };
  const result: BookingKills = { victim, ...counts, mailsTwice: 0, mailsNever: 0, slowestRecoveryMs: 0 };
  /** By the key of the form. */
  const seen = new Map<string, Seen>();
  let ended = false;
  const writers = people.map(async (hand) => {
    for (let count = 0; !ended; count += 1) await bookOne(stage, hand, { seen, result, cancels: count % 4 === 3 });
  });
  for (let at = 0; at < times; at += 1) {
    await pause(150 + ((at * 37) % 200));
    await stage.kill(victim);
    result.kills += 1;
    const from = Date.now();
    const before = seen.size;
    while (seen.size === before && Date.now() - from < 15_000) await pause(10);
    result.slowestRecoveryMs = Math.max(result.slowestRecoveryMs, Date.now() - from);
  }
  ended = true;
  await Promise.all(writers);
  result.confirmed = seen.size;
  result.cancelled = [...seen.values()].filter(({ cancelled }) => cancelled).length;
  await look(stage, seen, result);
  return result;
}

/** One booking, until it is confirmed; the same form after every answer that did not come. */
async function bookOne(
  { running }: Stage,
  { cookie, next }: Hand,
  { seen, result, cancels }: { seen: Map<string, Seen>; result: BookingKills; cancels: boolean },
): Promise<void> {
  const form = await next();
  const page = await untilAnswered(running.origin, cookie, form.path, form.fields, result);
  const id = /\/sessions\/([0-9a-f-]{36})$/.exec(page ?? "")?.[1];
  if (page === undefined || id === undefined) return;
  seen.set(form.named, { id, cancelled: false });
  // A form that is sent twice though it was answered, as by an impatient thumb.
  if (cancels) {
    const again = await untilAnswered(running.origin, cookie, form.path, form.fields, result);
    if (again !== undefined && again !== page) result.doubled += 1;
    const answer = await untilAnswered(running.origin, cookie, `${page}/cancel`, { sequence: "0" }, result);
    if (answer !== undefined) seen.set(form.named, { id, cancelled: true });
  }
}

/** @returns where a confirmation leads; nothing for an answer that should not be */
async function untilAnswered(
  origin: string,
  cookie: string,
  path: string,
  fields: Record<string, string>,
  result: BookingKills,
): Promise<string | undefined> {
  for (let tries = 0; tries < 400; tries += 1) {
    const answer = await send(origin, cookie, path, fields);
    if (answer !== "cut" && answer.status !== 503) {
      const to = answer.headers.get("location");
      if (answer.status === 303 && to) return new URL(to, origin).pathname;
      result.strange += 1;
      return undefined;
    }
    result.refused += 1;
    await pause(50);
  }
  result.strange += 1;
  return undefined;
}

async function send(origin: string, cookie: string, path: string, fields: Record<string, string>) {
  try {
    const answer = await fetch(`${origin}${path}`, {
      method: "POST",
      body: new URLSearchParams(fields),
      redirect: "manual",
      headers: { cookie, origin },
      signal: AbortSignal.timeout(20_000),
    });
    await answer.arrayBuffer();
    return answer;
  } catch {
    return "cut" as const;
  }
}

async function look({ owner }: Stage, seen: ReadonlyMap<string, Seen>, result: BookingKills): Promise<void> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; key: string; state: string; whole: boolean }>(
      `select a.id, a.booking_key as key, a.state,
          exists (select from appointment_words w where w.appointment_id = a.id)
          and exists (select from appointment_change h where h.appointment_id = a.id and h.from_state is null)
          and exists (select from outgoing_email o where o.about_id = a.id and o.guardian_id is not null and o.kind = 'appointment booked')
          and exists (select from outgoing_email o where o.about_id = a.id and o.member_id is not null and o.kind = 'appointment booked') as whole
       from appointment a join member m on m.practice_id = a.practice_id and m.id = a.member_id where m.name like 'Coach %'`,
    );
    const byKey = new Map(rows.map((row) => [row.key, row]));
    result.doubled += rows.length - byKey.size;
    result.halves = rows.filter(({ whole }) => !whole).length;
    for (const [key, { id, cancelled }] of seen) {
      const row = byKey.get(key);
      if (row?.id !== id || row.state !== (cancelled ? "cancelled" : "booked")) result.lost += 1;
    }
    await lookAtMail(client, [...seen.values()], result);
  } finally {
    await client.end();
  }
}

/** A booking that stands is told once, a cancelling once; one that was cancelled before its mail left need not be told of as booked. */
async function lookAtMail(client: pg.Client, seen: readonly Seen[], result: BookingKills): Promise<void> {
  // A killed worker's jobs are free again within a minute, and a lost order is found again within two.
  const from = Date.now();
  for (;;) {
    const { rows } = await client.query<{ n: number }>(
      "select count(*)::int as n from outgoing_email where state = 'waiting' and due_at <= app_now()",
    );
    if (rows[0]?.n === 0 || Date.now() - from > 300_000) break;
    await pause(250);
  }
  const { rows: mails } = await client.query<{ subject: string; text: string }>(
    "select subject, body as text from sandbox.email",
  );
  for (const { id, cancelled } of seen) {
    const link = `/s/${linkToken(secretOfTests, "appointment", id)}`;
    const booked = mails.filter(
      ({ subject, text }) => subject.startsWith("Your session is booked") && text.includes(link),
    );
    if (booked.length > 1) result.mailsTwice += 1;
    if (booked.length === 0 && !cancelled) result.mailsNever += 1;
  }
  const { rows: untold } = await client.query<{ never: number }>(
    `select count(*)::int as never from outgoing_email where about_id = any ($1) and kind = 'appointment cancelled' and state <> 'sent'`,
    [seen.filter(({ cancelled }) => cancelled).map(({ id }) => id)],
  );
  result.mailsNever += untold[0]?.never ?? 0;
}
