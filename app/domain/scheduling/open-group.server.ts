import type { Tx } from "#db/client.server.ts";
import { newId } from "../ids.ts";
import { Refusal } from "../refusal.ts";
import {
  type Booking,
  type By,
  linkHash,
  orderMail,
  takeCalendar,
  termsOf,
  whatIsPromised,
} from "./booking-row.server.ts";
import { TimeTaken } from "./time-taken.ts";

/** A group's time, before anybody sits in it. */
export type GroupValues = {
  /** Made with the form: the same key is the same group. */
  key: string;
  serviceId: string;
  coachId: string;
  startsAt: Date;
  /** Also outside of offered times; never where another session stands. */
  anyTime: boolean;
};

/**
 * Opens a group at a time of its coach: an appointment of no family, with as many seats as its service has. Families sit down in it with
 * takeSeat.
 *
 * @returns the group; the same when this form was sent before
 * @throws TimeTaken; Refusal "gone" for a service that is not hers to book, "not so" for one without seats
 */
export async function openGroup(
  tx: Tx,
  by: Extract<By, { kind: "member" }>,
  values: GroupValues,
  secret: string,
): Promise<Booking> {
  await takeCalendar(tx, values.coachId);
  const before = await groupWith(tx, values.key);
  if (before) return before;
  const { startsAt, anyTime, serviceId, coachId: memberId } = values;
  const { service, now } = await whatIsPromised(tx, { serviceId, memberId, startsAt, anyTime });
  if (service.seats < 2)
    throw new Refusal("not so", "This service is for one family. Choose one with seats.", "serviceId");
  const id = newId();
  const terms = termsOf(service, startsAt);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("appointment")
    .values({
      ...terms,
      practiceId: by.practiceId,
      id,
      bookingKey: values.key,
      memberId,
      serviceId,
      state: "booked",
      readerZone: "UTC",
      linkHash: linkHash(secret, id),
      bookedBy: "member",
      createdAt: new Date(now),
      movedAt: new Date(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) throw new TimeTaken([]);
  const words = { policy: service.policy, placeWords: service.placeWords };
  await tx
    .insertInto("appointmentWords")
    .values({ practiceId: by.practiceId, appointmentId: id, ...words })
    .execute();
  await orderMail(tx, { id, startsAt }, new Date(now), []);
  return { id, memberId, state: "booked", startsAt, endsAt: terms.endsAt, sequence: 0 };
}

async function groupWith(tx: Tx, key: string): Promise<Booking | undefined> {
  const row = await tx
    .selectFrom("appointment")
    .select(["id", "memberId", "startsAt", "endsAt", "sequence"])
    .where("bookingKey", "=", key)
    .executeTakeFirst();
  return row && { ...row, state: "booked" };
}
