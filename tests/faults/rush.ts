import { newId } from "#app/domain/ids.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { book } from "#app/domain/scheduling/book.server.ts";
import { bookSeries } from "#app/domain/scheduling/book-series.server.ts";
import { cancelAppointment } from "#app/domain/scheduling/cancel-appointment.server.ts";
import { wallAt } from "#app/domain/scheduling/days.ts";
import { moveAppointment } from "#app/domain/scheduling/move-appointment.server.ts";
import {
  bookAs,
  bookAsStranger,
  type Desk,
  form,
  guardianBy,
  makeService,
  memberBy,
  monday,
  openDesk,
  secret,
} from "#tests/domain/scheduling/booking.ts";
import type { ClusterUrls } from "#tests/support/cluster.ts";

// How long a request waits for a connection is another test's; here everybody gets one.

/** What rounds of many people for one time came to. `faults` is anything that was neither a booking nor a refusal: a deadlock, a timeout. */
export type Rush = { rounds: number; tries: number; won: number; refused: number; wrong: number; faults: string[] };

const hour = 3_600_000;
const newYork = "America/New_York";

/**
 * Many at once for one time: guardians, strangers and members book it, some move what they have to it, a series runs into it, and others
 * want a time that overlaps it. Exactly one gets it, in every round.
 *
 * @param size.people in a round
 * @param size.cluster where; the run's own in a test
 */
export async function rush(size: { rounds: number; people: number; cluster?: ClusterUrls }): Promise<Rush> {
  const desk = await openDesk({ size: 20, patience: 30_000 }, size.cluster);
  const rush: Rush = { rounds: 0, tries: 0, won: 0, refused: 0, wrong: 0, faults: [] };
  try {
    const serviceId = await makeService(desk, desk.house.coach, {
      minutes: 60,
      step: 30,
      daysAhead: 400,
      notice: 0,
      cutoff: 0,
    });
    for (let round = 0; round < size.rounds; round += 1) await oneRound(desk, serviceId, round, size.people, rush);
  } finally {
    await desk.close();
  }
  return rush;
}

async function oneRound(desk: Desk, serviceId: string, round: number, people: number, rush: Rush) {
  const { coach, family } = desk.house;
  const [first, second = first] = family.guardians;
  // Another day for each of 120 rounds, on both sides of a change of the clocks; those who have a session to move have it earlier that day.
  const day = new Date(monday.getTime() + (1 + (round % 3) + 7 * (Math.floor(round / 3) % 40)) * 24 * hour);
  const wanted = new Date(day.getTime() + 3 * hour);
  const overlapping = new Date(wanted.getTime() + hour / 2);
  const theirs = [0, 1].map((place) => new Date(day.getTime() + (place - 0) * hour));
  const booked = await Promise.all(theirs.map((startsAt) => bookAs(desk, first, form(serviceId, coach, startsAt))));
  const doings = Array.from({ length: people }, (_, place) => () => {
    const startsAt = place % 4 === 3 ? overlapping : wanted;
    const mine = booked[place];
    if (mine)
      return desk.web
        .as(first)
        .write((tx) => moveAppointment(tx, guardianBy(first), { id: mine.id, sequence: 0, startsAt: wanted }));
    if (place === 2)
      return desk.web
        .as(coach)
        .write((tx) => bookSeries(tx, memberBy(coach), seriesAt(desk, serviceId, wanted), secret));
    if (place % 3 === 0) return bookAsStranger(desk, form(serviceId, coach, startsAt), `Stranger ${place}`);
    const guardian = place % 2 === 0 ? first : second;
    return desk.web
      .as(guardian)
      .write((tx) => book(tx, guardianBy(guardian), form(serviceId, coach, startsAt), secret));
  });
  const outcomes = await Promise.allSettled(doings.map((doing) => doing()));
  rush.rounds += 1;
  rush.tries += people;
  const won = outcomes.filter((outcome) => outcome.status === "fulfilled").length;
  rush.won += won;
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    if (outcome.reason instanceof Refusal) rush.refused += 1;
    else rush.faults.push(String(outcome.reason));
  }
  const there = await desk.owner
    .selectFrom("appointment")
    .select(["id", "sequence", "guardianId"])
    .where("state", "in", ["requested", "held", "booked", "done"])
    .where("startsAt", "<", new Date(overlapping.getTime() + hour))
    .where("endsAt", ">", wanted)
    .execute();
  if (won !== 1 || there.length !== 1) rush.wrong += 1;
  await clear(desk);
}

/** A single date, so that a round touches no other: a series of two of which the second is far away. */
function seriesAt(desk: Desk, serviceId: string, wanted: Date) {
  return {
    id: newId(),
    serviceId,
    coachId: desk.house.coach.memberId,
    guardianId: desk.house.family.guardians[0].guardianId,
    firstDay: wanted.toISOString().slice(0, 10),
    atMinutes: wallAt(wanted.getTime(), newYork).minutes,
    zone: newYork,
    everyWeeks: 12,
    times: 2,
    leaveOutTaken: false,
  };
}

async function clear(desk: Desk) {
  await desk.owner.deleteFrom("outgoingEmail").execute();
  await desk.owner.deleteFrom("appointment").execute();
  await desk.owner.deleteFrom("series").execute();
}

/** Everybody changes the same appointment at once: it ends in one state, and whoever saw an older one is refused. */
export async function rushOnOne(
  people: number,
  cluster?: ClusterUrls,
): Promise<{ won: number; faults: string[]; sequence: number }> {
  const desk = await openDesk({ size: 20, patience: 30_000 }, cluster);
  try {
    const serviceId = await makeService(desk, desk.house.coach, { daysAhead: 60, notice: 0, cutoff: 0 });
    const [guardian] = desk.house.family.guardians;
    const { id } = await bookAs(
      desk,
      guardian,
      form(serviceId, desk.house.coach, new Date(monday.getTime() + 25 * hour)),
    );
    const outcomes = await Promise.allSettled(
      Array.from({ length: people }, (_, place) =>
        desk.web.as(guardian).write((tx) =>
          place % 2 === 0
            ? cancelAppointment(tx, guardianBy(guardian), { id, sequence: 0 })
            : moveAppointment(tx, guardianBy(guardian), {
                id,
                sequence: 0,
                startsAt: new Date(monday.getTime() + (26 + (place % 5)) * hour),
              }),
        ),
      ),
    );
    const { sequence } = await desk.owner
      .selectFrom("appointment")
      .select("sequence")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const faults = outcomes.flatMap((each) =>
      each.status === "rejected" && !(each.reason instanceof Refusal) ? [String(each.reason)] : [],
    );
    return { won: outcomes.filter((each) => each.status === "fulfilled").length, faults, sequence };
  } finally {
    await desk.close();
  }
}
