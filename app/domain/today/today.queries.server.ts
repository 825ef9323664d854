import { sql } from "kysely";
import type { Tx } from "#db/client.server.ts";
import { draftTitle, keptRecipients } from "../drafts/addressees.ts";
import type { Purpose } from "../drafts/draft.ts";

/** A date of a family that is near. */
export type NearDate = { familyId: string; family: string; day: string; words: string; child: string };
/** A family that has not been heard from for a while. */
export type Quiet = { familyId: string; family: string; heardAt: string | null };
/** Something given that rests: not begun for a while, or left for another week. */
export type Resting = {
  id: string;
  familyId: string;
  family: string;
  title: string;
  who: string;
  state: string;
  since: string;
};
/** A message that went to school without a look and that its writer lets her coach read. */
export type WentOut = {
  id: string;
  familyId: string;
  who: string;
  title: string;
  subject: string;
  body: string;
  sentAt: string;
};

/** Whom she meets, with the page to read before it. */
export type Meeting = {
  id: string;
  state: string;
  startsAt: string;
  endsAt: string;
  place: string;
  service: string;
  /** Nobody's for a group. */
  familyId: string | null;
  family: string | null;
  guardian: string | null;
};

export type Around = {
  now: Date;
  /** The families that she coaches herself or reads for while somebody is away; an owner may see more. */
  own: string[];
  /** Today's and tomorrow's sessions of her own; those that ask for her yes, whenever they are. */
  meets: Meeting[];
  dates: NearDate[];
  quiet: Quiet[];
  resting: Resting[];
  wentOut: WentOut[];
};

type SentRow = Omit<WentOut, "title"> & { purpose: Purpose; recipients: unknown };

const atMost = sql.lit(6);

/**
 * What stands beside the queue, in one query: whom she meets today and tomorrow, dates of the next 30 days, families not heard from for two weeks, what was given
 * and rests, and what went to school without a look in the last three days. Each list is short, whatever the practice holds.
 *
 * @param whose "mine" for the families that she coaches, "all" for every one that she may see
 * @param member whose days are counted in her own zone
 */
export async function aroundToday(
  tx: Tx,
  member: { memberId: string; zone: string },
  whose: "mine" | "all",
): Promise<Around> {
  const hers = (family: string) =>
    whose === "all"
      ? sql`true`
      : sql`${sql.ref(family)} = any (array(select c.family_id from family_coach c
      where c.practice_id = ctx_practice() and c.member_id = ${member.memberId} and c.until is null))`;
  const today = sql`(app_now() at time zone ${member.zone})::date`;
  const { rows } = await sql<Omit<Around, "wentOut"> & { sent: SentRow[] }>`
    select app_now() as now,
      my_families() as own,
      (select coalesce(json_agg(x order by x."startsAt", x.id), '[]') from (
        select a.id, a.state, a.starts_at as "startsAt", a.ends_at as "endsAt", a.place, s.name as service, a.family_id as "familyId",
          f.name as family, g.name as guardian
        from (
          (select * from appointment b where b.practice_id = ctx_practice() and b.member_id = ${member.memberId}
            and b.state in ('booked', 'done') and b.starts_at >= (select ${today}::timestamp at time zone ${member.zone})
            and b.starts_at < (select (${today} + 2)::timestamp at time zone ${member.zone}) order by b.starts_at limit 12)
          union all
          (select * from appointment b where b.practice_id = ctx_practice() and b.member_id = ${member.memberId}
            and b.state = 'requested' and b.starts_at > (select app_now()) order by b.starts_at limit 12)
        ) a
        join service s on s.practice_id = a.practice_id and s.id = a.service_id
        left join family f on f.practice_id = a.practice_id and f.id = a.family_id
        left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
        order by a.starts_at, a.id limit 12) x) as meets,
      (select coalesce(json_agg(n order by n.day, n.family), '[]') from (
        select * from (
          select e.family_id as "familyId", f.name as family, e.on_day as day, e.words, coalesce(c.name, '') as child
          from family_event e
          join family f on f.practice_id = e.practice_id and f.id = e.family_id and f.state = 'active'
          left join child c on c.practice_id = e.practice_id and c.id = e.child_id
          where e.practice_id = ctx_practice() and ${hers("e.family_id")}
            and e.on_day >= ${today} and e.on_day <= ${today} + 30
          union all
          select p.family_id, f.name, p.plan_review_on, 'The ' || p.support_plan || ' is looked at again', c.name
          from child_profile p
          join family f on f.practice_id = p.practice_id and f.id = p.family_id and f.state = 'active'
          join child c on c.practice_id = p.practice_id and c.id = p.child_id
          where p.practice_id = ctx_practice() and ${hers("p.family_id")} and p.support_plan in ('IEP', '504 plan', 'informal plan')
            and p.plan_review_on >= ${today} and p.plan_review_on <= ${today} + 30
            and not exists (select from family_event e where e.practice_id = p.practice_id and e.family_id = p.family_id
              and e.kind = 'plan' and e.on_day = p.plan_review_on)
        ) near order by day, family limit ${atMost}) n) as dates,
      (select coalesce(json_agg(q order by q."heardAt" nulls first, q.family), '[]') from (
        select f.id as "familyId", f.name as family, f.last_heard_at as "heardAt" from family f
        where f.practice_id = ctx_practice() and f.state = 'active' and ${hers("f.id")}
          and f.heard_key < app_now() - interval '14 days' and f.created_at < app_now() - interval '14 days'
        order by f.heard_key, f.id limit ${atMost}) q) as quiet,
      (select coalesce(json_agg(r order by r.since, r.id), '[]') from (
        select a.id, a.family_id as "familyId", f.name as family, a.title, coalesce(g.name, '') as who, a.state,
          a.moved_at as since
        from assignment a
        join family f on f.practice_id = a.practice_id and f.id = a.family_id and f.state = 'active'
        left join guardian g on g.practice_id = a.practice_id and g.id = a.guardian_id
        where a.practice_id = ctx_practice() and ${hers("a.family_id")} and a.moved_at > app_now() - interval '60 days'
          and (a.state = 'not this week' or (a.state = 'given' and a.moved_at < app_now() - interval '7 days'))
        order by a.moved_at, a.id limit ${atMost}) r) as resting,
      (select coalesce(json_agg(s order by s."sentAt" desc, s.id), '[]') from (
        select x.id, x.family_id as "familyId", coalesce(g.name, '') as who, d.purpose, v.recipients, v.subject, v.body,
          x.sent_at as "sentAt"
        from draft_sending x
        join draft d on d.practice_id = x.practice_id and d.id = x.draft_id
        join draft_version v on v.practice_id = x.practice_id and v.id = x.version_id
        left join guardian g on g.practice_id = x.practice_id and g.id = x.guardian_id
        where x.practice_id = ctx_practice() and ${hers("x.family_id")} and x.shared and x.state = 'sent'
          and x.sent_at > app_now() - interval '3 days'
          and not exists (select from draft_look l where l.practice_id = x.practice_id and l.draft_id = x.draft_id
            and l.decision = 'looks ready' and l.hash = x.hash)
        order by x.sent_at desc, x.id limit ${atMost}) s) as sent
  `.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("a select without from gives one row");
  const { sent, ...around } = row;
  return {
    ...around,
    wentOut: sent.map(({ purpose, recipients, ...one }) => ({
      ...one,
      title: draftTitle(purpose, keptRecipients(recipients).to),
    })),
  };
}
