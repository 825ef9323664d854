import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { MailKind } from "./booking-row.server.ts";

/** What a mail about a session tells, read fresh when it leaves. */
export type SessionTold = {
  kind: MailKind;
  /** When it was to leave: what it says of "until" counts from here, so that a retry is the same mail. */
  dueAt: Date;
  to: { name: string; email: string };
  /** In whose zone the times are said. */
  zone: string;
  toCoach: boolean;
  /** The guardian to whom it goes; null for the coach. */
  guardianId: string | null;
  /** Her family, or for the coach the one that she meets; null for a group. */
  familyId: string | null;
  /** She booked it, or it was booked for her: the link in the mail is hers to move and cancel with. */
  booker: boolean;
  /** She has a login, and so pages of her own. */
  hasLogin: boolean;
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
    pays: string;
    /** More than one: a group, whose others are nobody's business. */
    seats: number;
  };
  coach: { name: string; email: string };
  /** Whom the coach meets, and in which zone she reads it. */
  guardian: { name: string; zone: string };
  /** Who changed it last. */
  changedBy: "guardian" | "member" | "system";
  /** Before a move, for "moved from … to …". */
  before: Date | null;
  /** Those of its series that were booked or cancelled in the same moment, in order and with itself; empty for a single one. */
  series: readonly { id: string; sequence: number; startsAt: Date; endsAt: Date }[];
};

/**
 * Reads what an order of mail about a session tells of, as the system of the practice. A mail that tells of an older time or state than the
 * session's own is out of date and has nothing to tell; so has one about a session that has begun meanwhile (but for what ended it), a
 * reminder after which another has come due, a question that she has answered already, and anything to somebody whose seat was given back.
 *
 * @param orderId of outgoing_email
 * @returns nothing when there is no reason to send it any more, or no address
 */
export async function sessionTold(tx: Tx, orderId: string): Promise<SessionTold | undefined> {
  const { rows } = await sql<Row>`
    select o.kind, o.due_at, o.member_id is not null as to_coach, o.guardian_id, coalesce(o.family_id, a.family_id) as family_id,
      o.guardian_id is not distinct from a.guardian_id as booker, r.person_id is not null as has_login,
      a.id, a.state, a.sequence, a.starts_at, a.ends_at, a.moved_at as changed_at, a.held_until, a.cutoff, a.late_fee, a.currency, a.pays,
      a.seats::integer, a.place, s.name as service, coalesce(w.policy, '') as policy, coalesce(w.place_words, '') as place_words,
      m.name as coach, identity.address_of(m.person_id) as coach_email,
      coalesce((select t.zone from travel t where t.practice_id = a.practice_id and t.member_id = m.id
        and (a.starts_at at time zone t.zone)::date between t.first_day and t.last_day limit 1), m.zone) as coach_zone,
      coalesce(g.name, '') as guardian, a.reader_zone as guardian_zone, r.name as reader,
      coalesce(t.reader_zone, a.reader_zone) as reader_zone,
      coalesce(identity.address_of(r.person_id), nullif(c.email, '')) as reader_email,
      case h.actor when 'member' then 'member' when 'system' then 'system' else 'guardian' end as changed_by, h.from_start as before,
      case when a.series_id is not null and o.kind in ('appointment booked', 'appointment cancelled') then (
        select json_agg(json_build_object('id', x.id, 'sequence', x.sequence, 'startsAt', x.starts_at, 'endsAt', x.ends_at) order by x.starts_at)
        from appointment x where x.practice_id = a.practice_id and x.series_id = a.series_id and x.state = a.state and x.moved_at = a.moved_at) end as series
    from outgoing_email o
    join appointment a on a.practice_id = o.practice_id and a.id = o.about_id and a.sequence = o.about_sequence
    join service s on s.practice_id = a.practice_id and s.id = a.service_id
    join member m on m.practice_id = a.practice_id and m.id = a.member_id
    left join appointment_words w on w.practice_id = a.practice_id and w.appointment_id = a.id
    left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
    left join guardian r on r.practice_id = o.practice_id and r.id = o.guardian_id
    left join guardian_contact c on c.practice_id = r.practice_id and c.guardian_id = r.id
    left join seat t on t.practice_id = a.practice_id and t.appointment_id = a.id and t.guardian_id = o.guardian_id
    left join lateral (select x.actor, x.from_start from appointment_change x where x.practice_id = a.practice_id and x.appointment_id = a.id
      and x.sequence = a.sequence order by x.at desc limit 1) h on true
    where o.id = ${orderId} and ${stillToTell}`.execute(tx);
  const row = rows[0];
  const email = row?.toCoach ? row.coachEmail : row?.readerEmail;
  return row && email ? toldFrom(row, email) : undefined;
}

const stillToTell = sql`(o.member_id is not null or o.guardian_id = a.guardian_id or t.state = 'booked' or o.kind = 'appointment cancelled')
  and case o.kind
    when 'appointment reminder' then a.state = 'booked' and a.starts_at > app_now() and not exists (select from outgoing_email n
      where n.practice_id = o.practice_id and n.about_id = o.about_id and n.guardian_id = o.guardian_id and n.kind = o.kind
        and n.about_sequence = o.about_sequence and n.due_at > o.due_at and n.due_at <= app_now())
    when 'asked to talk about' then a.state = 'booked' and a.starts_at > app_now() and a.family_id is not null and r.person_id is not null
      and (coalesce(w.to_talk_about, '') = '' or o.guardian_id is distinct from a.guardian_id) and not exists (select from talk_share k
        where k.practice_id = a.practice_id and k.appointment_id = a.id and k.guardian_id = o.guardian_id)
    when 'asked to move' then a.state in ('requested', 'booked') and a.starts_at > app_now() and a.asked_to_move_at is not null
    when 'time offered' then a.state = 'held' and a.held_until > app_now()
    when 'declined in calendar' then a.state in ('requested', 'booked') and a.starts_at > app_now()
    when 'appointment asked for' then a.ends_at > app_now()
    when 'appointment booked' then a.ends_at > app_now()
    when 'appointment moved' then a.ends_at > app_now()
    else true end`;

function toldFrom(row: Row, email: string): SessionTold {
  const { kind, dueAt, toCoach, guardianId, familyId, booker, hasLogin, coach, guardian, changedBy, before, ...own } =
    row;
  const { id, state, sequence, startsAt, endsAt, changedAt, heldUntil, service, place, placeWords, policy } = own;
  const { cutoff, lateFee, currency, pays, seats } = own;
  return {
    kind,
    dueAt,
    to: { name: toCoach ? coach : (row.reader ?? ""), email },
    zone: toCoach ? row.coachZone : row.readerZone,
    toCoach,
    guardianId,
    familyId,
    booker,
    hasLogin,
    appointment: {
      ...{ id, state, sequence, startsAt, endsAt, changedAt, heldUntil, service, place, placeWords, policy },
      ...{ cutoff, lateFee, currency, pays, seats },
    },
    coach: { name: coach, email: row.coachEmail ?? "" },
    guardian: { name: guardian, zone: row.guardianZone },
    changedBy,
    before: before && before.getTime() !== startsAt.getTime() ? before : null,
    series: (row.series ?? []).map((each) => ({
      ...each,
      startsAt: new Date(each.startsAt),
      endsAt: new Date(each.endsAt),
    })),
  };
}

type Row = SessionTold["appointment"] & {
  kind: MailKind;
  dueAt: Date;
  toCoach: boolean;
  guardianId: string | null;
  familyId: string | null;
  booker: boolean;
  hasLogin: boolean;
  readerZone: string;
  reader: string | null;
  readerEmail: string | null;
  coach: string;
  coachZone: string;
  coachEmail: string | null;
  guardian: string;
  guardianZone: string;
  changedBy: SessionTold["changedBy"];
  before: Date | null;
  series: { id: string; sequence: number; startsAt: string; endsAt: string }[] | null;
};
