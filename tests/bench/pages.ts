/** The pages that are measured, and who asks for them. */
import { type Kysely, sql } from "kysely";
import { whatIsSeen } from "#app/domain/homework/what-is-seen.ts";
import { newId } from "#app/domain/ids.ts";
import { paths } from "#app/http/paths.ts";
import type { DB } from "#db/schema.ts";
import { cookieFor } from "#tests/support/factories.ts";
import { bookers } from "./bookings.ts";

/** `named` is the id in it that the replay has to know, `at` the time that it books. */
export type Form = { path: string; fields: Record<string, string>; named: string; at?: number };

/** One who asks: her cookie, and the forms that she will send, each of them once. */
export type Asker = { cookie: string; forms?: (count: number) => Promise<Form[]> };

export type MeasuredPage = {
  name: string;
  /** A public page is read by whoever comes. */
  side: "coach" | "parent" | "public";
  /** Where it is; a form's own address for the one that is sent. */
  path: string;
  askers: Asker[];
};

const practice = "bridgewell";
const lanes = 8;

/**
 * The pages on the example practice: Today, the list, a family, the review desk and the week's calendar for those who coach, the week, sharing
 * and booking for parents, and the booking page for strangers. Signs their readers in. Sharing and booking are asked by eight parents of eight
 * families, so that they do not wait for one another's row.
 */
export async function measuredPages(owner: Kysely<DB>): Promise<MeasuredPage[]> {
  const desk = paths.desk(practice);
  const { familyId } = await personAt(owner, "parent@demo.test");
  const askers = async (email: string) => {
    const asker = { cookie: await cookieFor(owner, (await personAt(owner, email)).personId) };
    return Array.from({ length: lanes }, () => asker);
  };
  const coach = await askers("coach@demo.test");
  const parent = await askers("parent@demo.test");
  const sharing = await sharers(owner);
  const strangers = Array.from({ length: lanes }, () => ({ cookie: "" }));
  return [
    { name: "Today", side: "coach", path: desk.today, askers: coach },
    { name: "family list", side: "coach", path: desk.families, askers: await askers("owner@demo.test") },
    { name: "family page", side: "coach", path: desk.family(familyId).overview, askers: coach },
    { name: "review desk", side: "coach", path: desk.reviewDraft(await waitingDraft(owner, familyId)), askers: coach },
    { name: "a coach's week", side: "coach", path: desk.calendar, askers: coach },
    { name: "parent's home", side: "parent", path: paths.home(practice, familyId).week, askers: parent },
    { name: "sharing homework", side: "parent", path: "", askers: sharing },
    { name: "booking page", side: "public", path: await bookingPage(owner), askers: strangers },
    { name: "booking", side: "parent", path: "", askers: await bookers(owner, lanes) },
  ];
}

/** A service that anybody may book, with its free times. */
async function bookingPage(owner: Kysely<DB>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select s.id from service s join identity.practice_handle h on h.practice_id = s.practice_id and h.handle = ${practice}
    where s.offered_to = 'anybody' and s.state = 'offered' order by s.created_at, s.id limit 1`.execute(owner);
  if (!rows[0]) throw new Error("the example practice offers strangers nothing");
  return paths.bookService(practice, rows[0].id);
}

/** The message of this family that waits on the desk, with its marks and suggestions. */
async function waitingDraft(owner: Kysely<DB>, familyId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from draft where family_id = ${familyId} and state = 'shared' order by shared_at desc limit 1`.execute(
    owner,
  );
  if (!rows[0]) throw new Error("nothing of this family waits on the desk");
  return rows[0].id;
}

async function personAt(owner: Kysely<DB>, email: string): Promise<{ personId: string; familyId: string }> {
  const { rows } = await sql<{ personId: string; familyId: string }>`
    select p.id as "personId", coalesce(g.family_id, p.id) as "familyId" from identity.person p
    left join guardian g on g.person_id = p.id where p.email = ${email}`.execute(owner);
  if (!rows[0]) throw new Error(`the example practice has nobody at ${email}`);
  return rows[0];
}

async function sharers(owner: Kysely<DB>): Promise<Asker[]> {
  const { rows } = await sql<{ personId: string; guardianId: string; familyId: string }>`
    select distinct on (g.family_id) g.person_id as "personId", g.id as "guardianId", g.family_id as "familyId"
    from guardian g
    join identity.person p on p.id = g.person_id
    join identity.practice_handle h on h.practice_id = g.practice_id and h.handle = ${practice}
    join consent c on c.practice_id = g.practice_id and c.guardian_id = g.id
    join family_coach k on k.practice_id = g.practice_id and k.family_id = g.family_id and k.until is null
    order by g.family_id, g.id limit ${lanes}`.execute(owner);
  if (rows.length < lanes) throw new Error("the example practice has too few families with a parent who came");
  return Promise.all(
    rows.map(async ({ personId, guardianId, familyId }) => ({
      cookie: await cookieFor(owner, personId),
      forms: (count: number) => startedAssignments(owner, { guardianId, familyId }, count),
    })),
  );
}

/** Fresh assignments with the same answers in each: copies of one that a parent of the demo shared. */
async function startedAssignments(
  owner: Kysely<DB>,
  of: { guardianId: string; familyId: string },
  count: number,
): Promise<Form[]> {
  const fresh = Array.from({ length: count }, () => newId());
  const answers = await owner.transaction().execute(async (tx) => {
    const like = await sql<{ practiceId: string; id: string }>`
      select a.practice_id as "practiceId", a.id from assignment a
      join identity.practice_handle h on h.practice_id = a.practice_id and h.handle = ${practice}
      where (select count(*) from answer w where w.practice_id = a.practice_id and w.assignment_id = a.id) >= 3
      order by a.id limit 1`.execute(tx);
    const model = like.rows[0];
    if (!model) throw new Error("the example practice has no assignment with answers");
    await sql`insert into assignment (practice_id, id, family_id, guardian_id, given_by, exercise, title, steps, minutes,
        short_minutes, form, note, by_day, state, given_at, moved_at)
      select a.practice_id, n.id, ${of.familyId}, ${of.guardianId}, a.given_by, a.exercise, a.title, a.steps, a.minutes,
        a.short_minutes, a.form, a.note, a.by_day, 'started', a.given_at, app_now()
      from assignment a, unnest(${fresh}::uuid[]) n (id)
      where a.practice_id = ${model.practiceId} and a.id = ${model.id}`.execute(tx);
    await sql`insert into answer (practice_id, assignment_id, guardian_id, family_id, step, value, saved_at)
      select w.practice_id, n.id, ${of.guardianId}, ${of.familyId}, w.step, w.value, w.saved_at
      from answer w, unnest(${fresh}::uuid[]) n (id)
      where w.practice_id = ${model.practiceId} and w.assignment_id = ${model.id}`.execute(tx);
    const { rows } = await sql<{ step: string; version: number }>`
      select step, version from answer where assignment_id = ${fresh[0] ?? ""}`.execute(tx);
    return rows;
  });
  const seen = whatIsSeen(answers);
  return fresh.map((assignmentId) => ({
    path: paths.home(practice, of.familyId).shareAnswers(assignmentId),
    fields: { id: newId(), seen, word: "This is how Tuesday was." },
    named: assignmentId,
  }));
}
