import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { hashOf } from "../identity/tokens.server.ts";
import type { AppointmentState, Pays } from "./appointment.ts";
import type { Place } from "./offered.ts";

/** A service as the public page lists it. */
export type ServiceListed = {
  id: string;
  name: string;
  words: string;
  minutes: number;
  place: Place;
  pays: Pays;
  price: number;
  currency: string;
};

/** A practice's public page. */
export type BookingPage = {
  practiceId: string;
  name: string;
  zone: string;
  title: string;
  words: string;
  services: ServiceListed[];
  pictureSha256: string | null;
  pictureType: string | null;
  pictureWords: string;
  now: Date;
};

/** The public page of a practice by its name in addresses, while it is open. */
export async function bookingPageAt(tx: Tx, handle: string): Promise<BookingPage | undefined> {
  const { rows } = await sql<BookingPage>`
    select p.*, app_now() as now from identity.booking_page_at(${handle.slice(0, 100)}) p`.execute(tx);
  return rows[0];
}

/** Whose appointment a link in a mail opens. */
export type LinkFound = {
  practiceId: string;
  appointmentId: string;
  handle: string;
  practice: string;
  coach: string;
  now: Date;
};

/** The appointment behind a link, until it is over. */
export async function appointmentAt(tx: Tx, token: string): Promise<LinkFound | undefined> {
  const { rows } = await sql<LinkFound>`
    select a.*, app_now() as now from identity.appointment_at(${hashOf(token)}) a`.execute(tx);
  return rows[0];
}

/** A session as its own family, or the holder of its link, reads it. */
export type SessionShown = {
  id: string;
  serviceId: string;
  service: string;
  coachId: string;
  /** Not for the holder of a link, who has it with the link. */
  coach: string | null;
  coachZone: string | null;
  familyId: string | null;
  guardianId: string | null;
  /** A freed time on offer to her who waits. */
  offered: boolean;
  state: AppointmentState;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  heldUntil: Date | null;
  readerZone: string;
  place: Place;
  placeWords: string;
  pays: Pays;
  price: number;
  currency: string;
  lateFee: number;
  cutoff: number;
  policy: string;
  sequence: number;
  askedToMove: boolean;
  inSeries: boolean;
  seats: number;
};

/** One session with its terms as they were promised; nothing for whoever may not see it. */
export async function sessionShown(tx: Tx, id: string): Promise<SessionShown | undefined> {
  const row = await tx
    .selectFrom("appointment as a")
    .innerJoin("service as s", (join) =>
      join.onRef("s.practiceId", "=", "a.practiceId").onRef("s.id", "=", "a.serviceId"),
    )
    .leftJoin("member as m", (join) => join.onRef("m.practiceId", "=", "a.practiceId").onRef("m.id", "=", "a.memberId"))
    .leftJoin("appointmentWords as w", (join) =>
      join.onRef("w.practiceId", "=", "a.practiceId").onRef("w.appointmentId", "=", "a.id"),
    )
    .select(["a.id", "a.serviceId", "s.name as service", "a.memberId as coachId", "a.state", "a.startsAt", "a.endsAt"])
    .select(["a.movedAt as changedAt", "a.heldUntil", "a.readerZone", "a.place", "a.pays", "a.price", "a.currency"])
    .select(["a.lateFee", "a.cutoff", "a.sequence", "a.seats", "a.askedToMoveAt", "a.seriesId"])
    .select([
      "w.policy",
      "w.placeWords",
      "m.name as coach",
      "m.zone as coachZone",
      "a.familyId",
      "a.guardianId",
      "a.bookedBy",
    ])
    .where("a.id", "=", id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { askedToMoveAt, seriesId, policy, placeWords, bookedBy, ...session } = row;
  return {
    ...session,
    state: row.state as AppointmentState,
    place: row.place as Place,
    pays: row.pays as Pays,
    policy: policy ?? "",
    placeWords: placeWords ?? "",
    offered: row.state === "held" && bookedBy === "system",
    askedToMove: askedToMoveAt !== null,
    inSeries: seriesId !== null,
  };
}
