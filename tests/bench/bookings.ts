/** Eight parents who book, each with a coach of her own, so that they do not wait for one another's calendar. */
import { type Kysely, sql } from "kysely";
import { newId } from "#app/domain/ids.ts";
import { timeValue } from "#app/domain/scheduling/chosen-time.ts";
import { paths } from "#app/http/paths.ts";
import type { DB } from "#db/schema.ts";
import { cookieFor } from "#tests/support/factories.ts";
import type { Asker, Form } from "./pages.ts";

const practice = "bridgewell";
const minute = 60_000;
/** Every five minutes, from 0:00 to 23:55. */
const perDay = 287;
/** Bookings begin so far ahead that nothing else of a request's times is near them. */
export const firstDayAhead = 20;
const days = 340;

/** Signs them in. Whatever is booked is another time than all before it. */
export async function bookers(owner: Kysely<DB>, lanes: number): Promise<Asker[]> {
  const { rows } = await sql<{ personId: string; guardianId: string; familyId: string; practiceId: string }>`
    select distinct on (g.family_id) g.person_id as "personId", g.id as "guardianId", g.family_id as "familyId", g.practice_id as "practiceId"
    from guardian g
    join identity.practice_handle h on h.practice_id = g.practice_id and h.handle = ${practice}
    join consent c on c.practice_id = g.practice_id and c.guardian_id = g.id
    order by g.family_id desc, g.id limit ${lanes}`.execute(owner);
  if (rows.length < lanes) throw new Error("the example practice has too few families with a parent who came");
  const now = new Date();
  // The example practice is closed on holidays, on which nobody books.
  await sql`delete from time_off where practice_id = ${rows[0]?.practiceId} and member_id is null`.execute(owner);
  return Promise.all(
    rows.map(async (of, lane) => {
      const coach = await coachFor(owner, of, lane, now);
      let next = 0;
      const forms = async (count: number): Promise<Form[]> =>
        Array.from({ length: count }, () => {
          const at = placeAt(now, next++);
          const key = newId();
          return {
            path: paths.home(practice, of.familyId).bookService(coach.serviceId),
            fields: { key, time: timeValue({ startsAt: at, coachId: coach.memberId }), press: "book" },
            named: key,
            at,
          };
        });
      return { cookie: await cookieFor(owner, of.personId), forms };
    }),
  );
}

/** Spread over the year, so that no day fills up before the others. */
function placeAt(now: Date, count: number): number {
  const day = count % days;
  const place = Math.floor(count / days);
  if (place >= perDay) throw new Error("the bench has booked the whole year");
  const midnight = Math.floor(now.getTime() / (1_440 * minute)) * 1_440 * minute;
  return midnight + (firstDayAhead + day) * 1_440 * minute + place * 5 * minute;
}

async function coachFor(
  owner: Kysely<DB>,
  { practiceId, familyId }: { practiceId: string; familyId: string },
  lane: number,
  now: Date,
): Promise<{ memberId: string; serviceId: string }> {
  const [memberId, personId, serviceId] = [newId(), newId(), newId()];
  await sql`insert into identity.person (id, email, name, created_at)
    values (${personId}, ${`bench-${lane}@people.test`}, ${`Coach ${lane}`}, ${now})`.execute(owner);
  const member = { practiceId, id: memberId, personId, name: `Coach ${lane}`, roles: ["coach"], zone: "UTC" };
  await owner
    .insertInto("member")
    .values({ ...member, createdAt: now })
    .execute();
  await owner.insertInto("familyCoach").values({ practiceId, id: newId(), familyId, memberId, since: now }).execute();
  await owner
    .insertInto("service")
    .values({
      practiceId,
      id: serviceId,
      name: `Session ${lane}`,
      offeredTo: "families",
      minutes: 5,
      step: 5,
      notice: 0,
      daysAhead: 400,
      bufferAfter: 0,
      createdAt: now,
    })
    .execute();
  await owner.insertInto("serviceCoach").values({ practiceId, serviceId, memberId }).execute();
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    practiceId,
    id: newId(),
    memberId,
    weekday,
    fromTime: "00:00",
    untilTime: "23:59",
    zone: "UTC",
  }));
  await owner.insertInto("weeklyHours").values(week).execute();
  return { memberId, serviceId };
}
