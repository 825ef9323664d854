import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { MailKind } from "./booking-row.server.ts";

/** What a mail about a session tells, read fresh when it leaves. */
export type SessionTold = {
  kind: MailKind;
  to: { name: string; email: string };
  /** In whose zone the times are said. */
  zone: string;
  toCoach: boolean;
  appointment: {
    id: string;
    state: string;
    sequence: number;
    startsAt: Date;
    endsAt: Date;
    changedAt: Date;
    heldUntil: Date | null;
    service: string;
    place: string;
    placeWords: string;
    policy: string;
    cutoff: number;
    lateFee: number;
    currency: string;
  };
  coach: { name: string; email: string };
  guardian: string;
  /** Before a move, for "moved from … to …". */
  before: Date | null;
};

/**
 * Reads what an order of mail about a session tells of, as the system of the practice. A mail that tells of an older time or state than the
 * session's own is out of date and has nothing to tell; so has a reminder of what has begun, or is not booked any more.
 *
 * @param orderId of outgoing_email
 * @returns nothing when there is no reason to send it any more, or no address
 */
export async function sessionTold(tx: Tx, orderId: string): Promise<SessionTold | undefined> {
  const { rows } = await sql<Row>`
    select o.kind, o.member_id is not null as to_coach, a.id, a.state, a.sequence, a.starts_at, a.ends_at, a.moved_at as changed_at, a.held_until,
      coalesce(t.reader_zone, a.reader_zone) as reader_zone, a.cutoff, a.late_fee, a.currency, a.place, s.name as service, coalesce(w.policy, '') as policy,
      coalesce(w.place_words, '') as place_words, m.name as coach, m.zone as coach_zone, identity.address_of(m.person_id) as coach_email,
      g.name as guardian, coalesce(nullif(c.email, ''), identity.address_of(g.person_id)) as guardian_email,
      (select h.from_start from appointment_change h where h.practice_id = a.practice_id and h.appointment_id = a.id and h.sequence = a.sequence
        order by h.at desc limit 1) as before
    from outgoing_email o
    join appointment a on a.practice_id = o.practice_id and a.id = o.about_id and a.sequence = o.about_sequence
    join service s on s.practice_id = a.practice_id and s.id = a.service_id
    join member m on m.practice_id = a.practice_id and m.id = a.member_id
    left join appointment_words w on w.practice_id = a.practice_id and w.appointment_id = a.id
    left join guardian g on g.practice_id = a.practice_id and g.id = coalesce(o.guardian_id, a.guardian_id)
    left join seat t on t.practice_id = a.practice_id and t.appointment_id = a.id and t.guardian_id = o.guardian_id
    left join guardian_contact c on c.practice_id = g.practice_id and c.guardian_id = g.id
    where o.id = ${orderId} and (o.kind <> 'appointment reminder' or (a.state = 'booked' and a.starts_at > app_now()))
      and (t.id is null or t.state = 'booked' or o.kind = 'appointment cancelled')
      and (o.kind <> 'time offered' or (a.state = 'held' and a.held_until > app_now()))`.execute(tx);
  const row = rows[0];
  const email = row?.toCoach ? row.coachEmail : row?.guardianEmail;
  if (!row || !email) return undefined;
  const {
    id,
    state,
    sequence,
    startsAt,
    endsAt,
    changedAt,
    heldUntil,
    service,
    place,
    placeWords,
    policy,
    cutoff,
    lateFee,
  } = row;
  return {
    kind: row.kind,
    to: { name: row.toCoach ? row.coach : (row.guardian ?? ""), email },
    zone: row.toCoach ? row.coachZone : row.readerZone,
    toCoach: row.toCoach,
    appointment: {
      id,
      state,
      sequence,
      startsAt,
      endsAt,
      changedAt,
      heldUntil,
      service,
      place,
      placeWords,
      policy,
      cutoff,
      lateFee,
      currency: row.currency,
    },
    coach: { name: row.coach, email: row.coachEmail ?? "" },
    guardian: row.guardian ?? "",
    before: row.before,
  };
}

type Row = SessionTold["appointment"] & {
  kind: MailKind;
  toCoach: boolean;
  readerZone: string;
  coach: string;
  coachZone: string;
  coachEmail: string | null;
  guardian: string | null;
  guardianEmail: string | null;
  before: Date | null;
};
