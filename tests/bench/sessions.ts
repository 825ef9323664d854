/**
 * Sessions in figures: the free times of 60 days for ten coaches who have 10,000 appointments between them, and a calendar feed of 2,000.
 * `npm run bench -- sessions` runs it alone.
 */
import { sql } from "kysely";
import { newId } from "#app/domain/ids.ts";
import { feed } from "#app/domain/scheduling/calendar-files/write.ts";
import { feedEntries } from "#app/domain/scheduling/feed.queries.server.ts";
import { schedulingOf, slotsOf } from "#app/domain/scheduling/scheduling-of.server.ts";
import { type Desk, openDesk } from "#tests/domain/scheduling/booking.ts";
import type { ClusterUrls } from "#tests/support/cluster.ts";

type Spent = { p50: number; p95: number };

export type SessionFigures = {
  /** The one statement with everything that free times are made of, as the web process asks it. */
  statement: Spent;
  /** The pure function on what came. */
  computing: Spent;
  together: Spent;
  offered: number;
  appointments: number;
  /** A feed of 2,000: asked for, and written. */
  feed: Spent & { events: number; bytes: number };
};

const coaches = 10;
const appointmentsEach = 1_000;
const feedOf = 2_000;
const days = 60;
const day = 86_400_000;
const times = 60;
const bars = { milliseconds: 50 };

/** Measures it on a practice of its own; a few seconds. */
export async function measureSessions(cluster: ClusterUrls): Promise<SessionFigures> {
  const desk = await openDesk({ size: 2 }, cluster);
  try {
    const { serviceId, appointments } = await busyPractice(desk);
    const window = { from: Date.now(), until: Date.now() + days * day };
    const visitor = desk.web.as({ actor: "visitor", practiceId: desk.house.practiceId });
    const statement: number[] = [];
    const computing: number[] = [];
    let offered = 0;
    for (let round = -10; round < times; round += 1) {
      const began = performance.now();
      const scheduling = await visitor.read((tx) => schedulingOf(tx, { serviceId, window }));
      const read = performance.now();
      if (!scheduling) throw new Error("nothing is offered");
      offered = slotsOf(scheduling, window, 100_000).length;
      if (round < 0) continue;
      statement.push(read - began);
      computing.push(performance.now() - read);
    }
    const together = statement.map((each, at) => each + (computing[at] ?? 0));
    return {
      statement: spent(statement),
      computing: spent(computing),
      together: spent(together),
      offered,
      appointments,
      feed: await measureFeed(desk),
    };
  } finally {
    await desk.close();
  }
}

/** Ten coaches with 24 places a day of 20 minutes and hours of their own, of which most are taken; all rows by hand. */
async function busyPractice(desk: Desk): Promise<{ serviceId: string; appointments: number }> {
  const { practiceId, family } = desk.house;
  const serviceId = newId();
  const [guardian] = family.guardians;
  const now = new Date();
  await desk.owner
    .insertInto("service")
    .values({
      practiceId,
      id: serviceId,
      name: "Session",
      offeredTo: "anybody",
      minutes: 20,
      step: 20,
      notice: 0,
      bufferAfter: 0,
      daysAhead: days + 1,
      createdAt: now,
    })
    .execute();
  for (let coach = 0; coach < coaches; coach += 1) {
    const [memberId, personId] = [newId(), newId()];
    await sql`insert into identity.person (id, email, name, created_at)
      values (${personId}, ${`${personId}@people.test`}, ${`Coach ${coach}`}, ${now})`.execute(desk.owner);
    const member = {
      practiceId,
      id: memberId,
      personId,
      name: `Coach ${coach}`,
      roles: ["coach"],
      zone: "America/Denver",
    };
    await desk.owner
      .insertInto("member")
      .values({ ...member, createdAt: now })
      .execute();
    await desk.owner.insertInto("serviceCoach").values({ practiceId, serviceId, memberId }).execute();
    const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      ...{ practiceId, id: newId(), memberId, weekday },
      ...{ fromTime: "09:00", untilTime: "17:00", zone: "America/Denver" },
    }));
    await desk.owner.insertInto("weeklyHours").values(week).execute();
    await takenTimes(desk, { serviceId, memberId, guardian, step: "20 minutes", most: appointmentsEach, share: 0.72 });
  }
  await sql`vacuum analyze`.execute(desk.owner);
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from appointment where practice_id = ${practiceId}`.execute(desk.owner);
  return { serviceId, appointments: rows[0]?.n ?? 0 };
}

type Taken = {
  serviceId: string;
  memberId: string;
  guardian: { guardianId: string; familyId: string };
  step: string;
  most: number;
  /** Of the places from nine to five, so many are taken. */
  share: number;
};

/** Appointments of a coach from tomorrow on, in the hours from nine to five. */
async function takenTimes(desk: Desk, { serviceId, memberId, guardian, step, most, share }: Taken): Promise<void> {
  await sql`
    insert into appointment (practice_id, id, booking_key, member_id, service_id, family_id, guardian_id, state, starts_at, ends_at, taken_from,
      taken_until, reader_zone, place, pays, price, currency, late_fee, cutoff, reminders, link_hash, booked_by, created_at, moved_at)
    select ${desk.house.practiceId}, gen_random_uuid(), gen_random_uuid(), ${memberId}, ${serviceId}, ${guardian.familyId}, ${guardian.guardianId},
      'booked', t, t + ${step}::interval, t, t + ${step}::interval, 'America/Denver', 'video', 'nothing', 0, 'usd', 0, 1440, '{}', '\\x00', 'member',
      now(), now()
    from (select t from generate_series(date_trunc('day', now()) + interval '1 day', now() + interval '400 days', ${step}::interval) t
      where extract(hour from t at time zone 'America/Denver') between 9 and 16
        and ('x' || substr(md5(t::text || ${memberId}), 1, 8))::bit(32)::bigint < ${share}::float8 * 4294967296
      order by t limit ${most}) x`.execute(desk.owner);
}

async function measureFeed(desk: Desk): Promise<SessionFigures["feed"]> {
  const { coach, family } = desk.house;
  const serviceId = newId();
  const row = { practiceId: desk.house.practiceId, id: serviceId, name: "Session", minutes: 60, createdAt: new Date() };
  await desk.owner.insertInto("service").values(row).execute();
  const [guardian] = family.guardians;
  await takenTimes(desk, { serviceId, memberId: coach.memberId, guardian, step: "1 hour", most: feedOf, share: 1 });
  await sql`insert into appointment_words (practice_id, appointment_id, guardian_id, family_id, place_words)
    select practice_id, id, guardian_id, family_id, 'https://meet.test/abc' from appointment where member_id = ${coach.memberId}`.execute(
    desk.owner,
  );
  await sql`vacuum analyze`.execute(desk.owner);
  const as = desk.web.as(coach);
  const of = { name: "Bridgewell: sessions", zone: "America/New_York", host: "alongside.test" };
  const took: number[] = [];
  let [events, bytes] = [0, 0];
  for (let round = -5; round < times / 2; round += 1) {
    const began = performance.now();
    const entries = await as.read((tx) => feedEntries(tx, coach, (id) => `https://alongside.test/p/x/sessions/${id}`));
    const file = feed(entries, of);
    if (round >= 0) took.push(performance.now() - began);
    [events, bytes] = [entries.length, Buffer.byteLength(file)];
  }
  return { ...spent(took), events, bytes };
}

function spent(took: number[]): Spent {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

/** Writes the figures to stdout, each beside its bar. */
export function printSessions(figures: SessionFigures): void {
  const { statement, computing, together, offered, appointments, feed: fed } = figures;
  const against = (p50: number) => `(${p50 <= bars.milliseconds ? "holds" : "NOT"} ≤ ${bars.milliseconds})`;
  const said = ({ p50, p95 }: Spent) => `${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)}`;
  console.log(
    `\nFree times of ${days} days for ${coaches} coaches with ${appointments} appointments; ${offered} are offered`,
  );
  console.table({
    "its one statement": said(statement),
    "the pure function": said(computing),
    together: `${said(together)} ${against(together.p50)}`,
    [`a feed of ${fed.events}`]: `${said(fed)} ${against(fed.p50)}, ${(fed.bytes / 1000).toFixed(0)} kB`,
  });
}
