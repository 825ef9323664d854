import { type Kysely, sql } from "kysely";
import { newId } from "#app/domain/ids.ts";
import { type BookingValues, book } from "#app/domain/scheduling/book.server.ts";
import { type Actor, type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import type { ClusterUrls } from "#tests/support/cluster.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner, type TestGuardian, type TestMember } from "#tests/support/factories.ts";

/** The tables of sessions; tests/db/scheduling.test.ts tries each of their keys across practices. */
export const sessionTables = [
  ...[
    "booking_page",
    "service",
    "service_coach",
    "weekly_hours",
    "date_hours",
    "time_off",
    "travel",
    "series",
    "appointment",
  ],
  ...["appointment_words", "seat", "appointment_change", "waiting", "busy_calendar", "busy_time", "calendar_feed"],
];

export const secret = "a secret of the tests";

/** A house whose coach is there every weekday from 9 to 17 in New York, and a clock that stands where the test sets it. */
export type Desk = {
  test: TestDatabase;
  owner: Kysely<DB>;
  web: Database;
  worker: Database;
  house: House;
  clock: { now: Date };
  close(): Promise<void>;
};

// A Monday, 9:00 in New York.
export const monday = new Date("2026-11-23T14:00:00Z");

export async function openDesk(
  options: { size?: number; patience?: number } = {},
  cluster?: ClusterUrls,
): Promise<Desk> {
  const test = await freshDatabase(cluster);
  const clock = { now: monday };
  const owner = openAsOwner(test.owner);
  const now = () => clock.now;
  const web = openDatabase(test.web, { size: 5, ...options, now });
  const worker = openDatabase(test.worker, { size: 2, now });
  const house = await makeHouse(owner);
  await sql`insert into booking_page (practice_id, open, title) values (${house.practiceId}, true, 'A free first call')`.execute(
    owner,
  );
  const close = async () => {
    await Promise.all([web.close(), worker.close(), owner.destroy()]);
    await test.close();
  };
  return { test, owner, web, worker, house, clock, close };
}

type ServiceRow = Partial<{
  name: string;
  reminders: number[];
  minutes: number;
  step: number;
  notice: number;
  daysAhead: number;
  bufferBefore: number;
  bufferAfter: number;
  dailyMost: number | null;
  cutoff: number;
  lateFee: number;
  pays: string;
  price: number;
  needsConfirmation: boolean;
  offeredTo: string;
  questions: string;
  hold: number;
  seats: number;
}>;

/** A service of one hour, offered to anybody by `coach`, with her hours for it alone. */
export async function makeService(desk: Desk, coach: TestMember, row: ServiceRow = {}): Promise<string> {
  const { practiceId } = desk.house;
  const id = newId();
  await desk.owner
    .insertInto("service")
    .values({
      practiceId,
      id,
      name: "Session",
      policy: "Free until a day before.",
      offeredTo: "anybody",
      minutes: 60,
      step: 60,
      notice: 60,
      bufferAfter: 0,
      createdAt: desk.clock.now,
      ...row,
    })
    .execute();
  await desk.owner.insertInto("serviceCoach").values({ practiceId, serviceId: id, memberId: coach.memberId }).execute();
  for (const weekday of [1, 2, 3, 4, 5]) {
    const hours = { weekday, fromTime: "09:00", untilTime: "17:00", zone: "America/New_York" };
    await desk.owner
      .insertInto("weeklyHours")
      .values({ practiceId, id: newId(), memberId: coach.memberId, serviceId: id, ...hours })
      .execute();
  }
  return id;
}

export const memberBy = (member: TestMember) => ({ kind: "member" as const, ...member });
export const guardianBy = (guardian: TestGuardian) => ({ kind: "guardian" as const, ...guardian });

/** What a form of the booking page sends. */
export const form = (
  serviceId: string,
  coach: TestMember,
  startsAt: Date | string,
  more: Partial<BookingValues> = {},
): BookingValues => ({
  key: newId(),
  serviceId,
  coachId: coach.memberId,
  startsAt: new Date(startsAt),
  readerZone: "America/New_York",
  answers: {},
  toTalkAbout: "",
  ...more,
});

export const bookAs = (desk: Desk, guardian: TestGuardian, values: BookingValues) =>
  desk.web.as(guardian).write((tx) => book(tx, guardianBy(guardian), values, secret));

export const bookAsMember = (desk: Desk, member: TestMember, values: BookingValues) =>
  desk.web.as(member).write((tx) => book(tx, memberBy(member), values, secret));

/** A stranger on the public page. */
export const bookAsStranger = (desk: Desk, values: BookingValues, name = "Yolanda Quispe") => {
  const { practiceId } = desk.house;
  const inquirer = { name, email: "yolanda@correo.test", phone: "", language: "Spanish" };
  return desk.web
    .as({ actor: "visitor", practiceId })
    .write((tx) => book(tx, { kind: "visitor", practiceId }, { inquirer, ...values }, secret));
};

export const systemOf = (desk: Desk): Actor => ({ actor: "system", practiceId: desk.house.practiceId });

/** Mail that waits about an appointment, as "kind to whom at when". */
export async function mailOf(desk: Desk, appointmentId: string): Promise<string[]> {
  const rows = await desk.owner
    .selectFrom("outgoingEmail")
    .select(["kind", "dueAt", "memberId", "state"])
    .where("aboutId", "=", appointmentId)
    .where("state", "=", "waiting")
    .orderBy("dueAt")
    .orderBy("kind")
    .orderBy("memberId", (order) => order.asc().nullsFirst())
    .execute();
  return rows.map((row) => `${row.kind}${row.memberId ? " (coach)" : ""} ${row.dueAt.toISOString().slice(5, 16)}`);
}
