/** A practice in Denver that can be booked, on a Monday that stands in the calendar: what the journeys of booking begin with. */
import { type Kysely, sql } from "kysely";
import { newId } from "#app/domain/ids.ts";
import type { DB } from "#db/schema.ts";
import { cookieFor, type House, makeHouse, type TestGuardian, type TestMember } from "#tests/support/factories.ts";
import type { Person, Town } from "./people.ts";

/**
 * Monday, 8:00 in Denver; on Tuesday, 4:00 in Auckland. It lies behind us, because a job that falls due by a clock ahead of ours would not be
 * woken by ours.
 */
export const monday = new Date("2025-11-24T15:00:00Z");

export type Bookable = House & { services: { call: string; session: string } };

/** A coach who is there from 9 to 17 on Tuesdays to Fridays, a free call for anybody, and an hour for her families. */
export async function makeBookable(db: Kysely<DB>): Promise<Bookable> {
  const house = await makeHouse(db, { zone: "America/Denver" });
  const { practiceId, coach } = house;
  await db
    .insertInto("bookingPage")
    .values({ practiceId, open: true, title: "Meet Keisha", words: "We talk about how school is going." })
    .execute();
  const policy = "Free until a day before. After that we may ask for half; a sick child is never charged.";
  const paid = { pays: "later", price: 14_000, lateFee: 7_000, policy, minutes: 60, step: 60, offeredTo: "families" };
  const services = {
    call: await offers(db, house, {
      name: "Free first call",
      offeredTo: "anybody",
      place: "phone",
      minutes: 20,
      step: 20,
      cutoff: 0,
    }),
    session: await offers(db, house, { name: "Session", ...paid }),
  };
  for (const weekday of [2, 3, 4, 5]) {
    const hours = { weekday, fromTime: "09:00", untilTime: "17:00", zone: "America/Denver" };
    await db
      .insertInto("weeklyHours")
      .values({ practiceId, id: newId(), memberId: coach.memberId, ...hours })
      .execute();
  }
  return { ...house, services };
}

async function offers(
  db: Kysely<DB>,
  { practiceId, coach }: House,
  service: { name: string; minutes: number; step: number; offeredTo: string; place?: string; cutoff?: number },
): Promise<string> {
  const id = newId();
  await db
    .insertInto("service")
    .values({ practiceId, id, createdAt: monday, notice: 60, bufferAfter: 0, ...service })
    .execute();
  await db.insertInto("serviceCoach").values({ practiceId, serviceId: id, memberId: coach.memberId }).execute();
  return id;
}

/** A guardian lives elsewhere. */
export const livesIn = (db: Kysely<DB>, guardian: TestGuardian, zone: string) =>
  sql`update guardian set zone = ${zone} where id = ${guardian.guardianId}`.execute(db);

/** Somebody of the house sits down at a browser in which she is signed in already. */
export async function atHerBrowser(
  town: Town,
  db: Kysely<DB>,
  who: TestGuardian | TestMember,
  screen: "phone" | "desk",
): Promise<Person> {
  const person = await town.person(who.name, who.email, { screen });
  const [name = "", value = ""] = (await cookieFor(db, who.personId)).split("=");
  await person.context.addCookies([{ name, value, url: town.origin }]);
  return person;
}
