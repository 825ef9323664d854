import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tx } from "#db/client.server.ts";
import { childrenOf, coachesOf, educatorsOf, guardiansOf } from "./family-rows.server.ts";

// The rows inside a row are JSON, and the names of their fields come back as SQL has them: hence one-word names.

/**
 * What stands over every page of a family: who, which children, who at school, what is open, how much is in each tab.
 * The policies leave out what the member may not see: an assistant gets names and addresses.
 *
 * @param schoolYear the year whose school team is shown
 * @returns undefined when this member has no such family
 */
export async function familyHead(tx: Tx, familyId: string, schoolYear: number) {
  return tx
    .selectFrom("family as f")
    .select((eb) => [
      "f.id",
      "f.name",
      "f.state",
      "f.version",
      sql<Date>`app_now()`.as("now"),
      jsonArrayFrom(
        guardiansOf(eb).select([
          "g.id",
          "g.name",
          "g.relationship",
          "g.language",
          "g.householdId as home",
          sql<boolean>`g.person_id is not null`.as("came"),
          "gc.email",
          "gc.phone",
          "gc.address",
        ]),
      ).as("guardians"),
      jsonArrayFrom(
        childrenOf(eb).select([
          "c.id",
          "c.name",
          "p.born",
          "p.grade",
          "p.supportPlan as plan",
          "p.supportNote as said",
        ]),
      ).as("children"),
      jsonArrayFrom(
        educatorsOf(eb)
          .select(["e.id", "e.name", "e.role", "s.name as school"])
          .where((on) =>
            on.exists(
              on
                .selectFrom("schoolTeam as t")
                .select("t.id")
                .whereRef("t.practiceId", "=", "e.practiceId")
                .whereRef("t.educatorId", "=", "e.id")
                .where("t.schoolYear", "=", schoolYear),
            ),
          ),
      ).as("team"),
      jsonArrayFrom(coachesOf(eb).select(["m.id", "m.name"])).as("coaches"),
      openThings().as("open"),
      nextMeeting().as("next"),
    ])
    .where("f.id", "=", familyId)
    .executeTakeFirst();
}

export type FamilyHead = NonNullable<Awaited<ReturnType<typeof familyHead>>>;

type OpenThings = {
  drafts: number;
  draftsWaiting: number;
  trying: number;
  assignmentsWaiting: number;
  assignments: number;
  goals: number;
  notes: number;
  log: number;
};

/** When somebody meets them next; of what is asked for, when that would be. */
type NextMeeting = { id: string; at: string; state: string; service: string; coach: string; zone: string };

const nextMeeting = () => sql<NextMeeting | null>`(
  select json_build_object('id', a.id, 'at', a.starts_at, 'state', a.state, 'service', s.name, 'coach', m.name, 'zone', a.reader_zone)
  from appointment a
  join service s on s.practice_id = a.practice_id and s.id = a.service_id
  join member m on m.practice_id = a.practice_id and m.id = a.member_id
  where a.practice_id = f.practice_id and a.family_id = f.id and a.state in ('requested', 'booked') and a.ends_at > app_now()
    and a.starts_at > (select app_now() - interval '12 hours')
  order by a.starts_at limit 1)`;

// One row of counts, each over the index of its family.
const openThings = () => sql<OpenThings>`(select json_build_object(
    'drafts', d.all_of, 'draftsWaiting', d.waiting, 'trying', a.trying, 'assignmentsWaiting', a.waiting,
    'assignments', a.all_of, 'goals', g.all_of, 'notes', n.all_of, 'log', l.all_of)
  from (select count(*) as all_of, count(*) filter (where state = 'shared') as waiting
          from draft where practice_id = f.practice_id and family_id = f.id) d,
       (select count(*) filter (where state <> 'taken back') as all_of,
               count(*) filter (where state in ('given', 'started', 'answered')) as trying,
               count(*) filter (where state = 'shared') as waiting
          from assignment where practice_id = f.practice_id and family_id = f.id) a,
       (select count(*) as all_of from goal where practice_id = f.practice_id and family_id = f.id
          and state in ('planned', 'active', 'resting')) g,
       (select count(*) as all_of from log_entry where practice_id = f.practice_id and family_id = f.id) l,
       (select (select count(*) from note where practice_id = f.practice_id and family_id = f.id)
          + (select count(distinct appointment_id) from session_note
             where practice_id = f.practice_id and family_id = f.id and words <> '') as all_of) n)`;

/**
 * What the overview shows beside the goal: children in full, the school team with its cards, homes and invitations.
 *
 * @param today the member's own day, which parts what was from what is ahead
 */
export async function familyOverview(tx: Tx, familyId: string, schoolYear: number, today: string) {
  return tx
    .selectFrom("family as f")
    .select((eb) => [
      "f.id",
      "f.name",
      sql<Date>`app_now()`.as("now"),
      jsonArrayFrom(
        childrenOf(eb)
          .where("p.childId", "is not", null)
          .select([
            "c.id",
            "c.name",
            "p.grade",
            "p.born",
            "p.supportPlan as plan",
            "p.supportNote as said",
            "p.planReviewOn as review",
            "p.lightsUp as lights",
            "p.strengths",
            "p.hard",
            "p.helps",
          ]),
      ).as("children"),
      jsonArrayFrom(
        educatorsOf(eb).select((on) => [
          "e.id",
          "e.name",
          "e.role",
          "e.channel",
          "e.email",
          "e.phone",
          "e.hours",
          "e.usualWait as wait",
          "s.name as school",
          jsonArrayFrom(
            on
              .selectFrom("schoolTeam as t")
              .innerJoin("child as c", (join) =>
                join.onRef("c.practiceId", "=", "t.practiceId").onRef("c.id", "=", "t.childId"),
              )
              .select(["c.name as child", "t.does"])
              .whereRef("t.practiceId", "=", "e.practiceId")
              .whereRef("t.educatorId", "=", "e.id")
              .where("t.schoolYear", "=", schoolYear)
              .orderBy("c.name"),
          ).as("around"),
        ]),
      ).as("educators"),
      jsonArrayFrom(
        eb
          .selectFrom("household as h")
          .select(["h.id", "h.name"])
          .whereRef("h.practiceId", "=", "f.practiceId")
          .whereRef("h.familyId", "=", "f.id")
          .orderBy("h.id"),
      ).as("homes"),
      guardiansWithInvitations().as("guardians"),
      jsonArrayFrom(
        eb
          .selectFrom("familyEvent as ev")
          .select(["ev.id", "ev.onDay as day", "ev.words", "ev.quote"])
          .whereRef("ev.practiceId", "=", "f.practiceId")
          .whereRef("ev.familyId", "=", "f.id")
          .where("ev.onDay", "<=", today)
          .orderBy("ev.onDay", "desc")
          .orderBy("ev.id", "desc")
          .limit(4),
      ).as("lately"),
      jsonArrayFrom(
        eb
          .selectFrom("familyEvent as ev")
          .select(["ev.id", "ev.onDay as day", "ev.words", "ev.quote"])
          .whereRef("ev.practiceId", "=", "f.practiceId")
          .whereRef("ev.familyId", "=", "f.id")
          .where("ev.onDay", ">", today)
          .orderBy("ev.onDay", "asc")
          .orderBy("ev.id", "asc")
          .limit(2),
      ).as("ahead"),
    ])
    .where("f.id", "=", familyId)
    .executeTakeFirst();
}

/** A guardian on the coach's page, with the newest invitation if one was sent and none was accepted. */
export type GuardianAtHome = {
  id: string;
  name: string;
  relationship: string;
  language: string;
  zone: string;
  householdId: string;
  hasCome: boolean;
  email: string;
  phone: string;
  address: string;
  invitation: { id: string; version: number; email: string; expiresAt: string; expired: boolean } | null;
};

const guardiansWithInvitations = () => sql<GuardianAtHome[]>`(select coalesce(json_agg(json_build_object(
    'id', g.id, 'name', g.name, 'relationship', g.relationship, 'language', g.language, 'zone', g.zone,
    'householdId', g.household_id, 'hasCome', g.person_id is not null, 'email', coalesce(gc.email, ''),
    'phone', coalesce(gc.phone, ''), 'address', coalesce(gc.address, ''), 'invitation', i.said)
    order by g.created_at, g.id), '[]')
  from guardian g
  left join guardian_contact gc on gc.practice_id = g.practice_id and gc.guardian_id = g.id
  left join lateral (
    select json_build_object('id', v.id, 'version', v.version, 'email', v.email, 'expiresAt', v.expires_at,
      'expired', v.expires_at <= app_now()) as said
    from invitation v
    where v.practice_id = g.practice_id and v.guardian_id = g.id and v.accepted_at is null and v.withdrawn_at is null
  ) i on true
  where g.practice_id = f.practice_id and g.family_id = f.id)`;
