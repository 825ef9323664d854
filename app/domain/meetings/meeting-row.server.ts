import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import type { Acting } from "../practice/member.ts";
import { Refusal } from "../refusal.ts";
import { type Comer, isMeeting } from "./meeting.ts";

/** A session as the verbs around it read it. */
export type MeetingRow = {
  id: string;
  memberId: string;
  familyId: string | null;
  familyName: string | null;
  state: string;
  startsAt: Date;
  endsAt: Date;
  comers: (Comer & { familyId: string })[];
};

/** Who comes to an appointment `a`: who booked it, and who else has a seat, as far as the reader knows them. */
export const comersOf = sql<
  MeetingRow["comers"]
>`(select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'zone', g.zone,
    'came', g.person_id is not null, 'familyId', g.family_id) order by g.id <> a.guardian_id, g.name, g.id), '[]')
  from guardian g where g.practice_id = a.practice_id and (g.id = a.guardian_id or g.id in (select s.guardian_id from seat s
    where s.practice_id = a.practice_id and s.appointment_id = a.id and s.state = 'booked')))`;

/** Whether the acting member reads what was said in appointment `a`, and not only that its time is taken. */
export const readsMeeting = sql<boolean>`(member_is('owner') or a.family_id = any (my_families()) or holds_meeting(a.id))`;

/**
 * A session of a family that this coach reads, with who comes to it.
 *
 * @throws Refusal "gone" for one that is not there, not hers to read, or never was more than a held time
 */
export async function meetingRow(tx: Tx, coach: Acting, appointmentId: string): Promise<MeetingRow> {
  const { rows } = await sql<MeetingRow>`
    select a.id, a.member_id, a.family_id, f.name as family_name, a.state, a.starts_at, a.ends_at, ${comersOf} as comers
    from appointment a left join family f on f.practice_id = a.practice_id and f.id = a.family_id
    where a.practice_id = ${coach.practiceId} and a.id = ${appointmentId} and ${readsMeeting}`.execute(tx);
  const row = rows[0];
  if (!row || !isMeeting(row.state)) throw new Refusal("gone", "There is no such session.");
  return row;
}

/** @throws Refusal "gone" for somebody who does not come to it */
export function comerOf(meeting: MeetingRow, guardianId: string): MeetingRow["comers"][number] {
  const comer = meeting.comers.find((one) => one.id === guardianId);
  if (!comer) throw new Refusal("gone", "Nobody of that name comes to this session.");
  return comer;
}
