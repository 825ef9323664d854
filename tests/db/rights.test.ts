import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#db/client.server.ts";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";

// docs/security/rights.md, cell by cell, on the two homes of the demo. Each table's sample rows are those that the
// family's coach or its first guardian made; every actor then tries to read, change, remove and copy them.
const columns = ["owner", "coach", "other coach", "assistant", "guardian", "other guardian", "worker"] as const;
type Who = (typeof columns)[number] | "other practice" | "visitor";
type Row = Record<string, unknown>;

let database: TestDatabase;
let owner: pg.Client;
let web: pg.Client;
let worker: pg.Client;

const id = (name: string) => demoId(`bridgewell ${name}`);
const family = id("raman-feinberg family");
const practiceId = demoId("practice bridgewell");
const priya = id("raman-feinberg guardian priya");
const daniel = id("raman-feinberg guardian daniel");
const member = (key: string, email: string, ...roles: string[]): Actor => ({
  actor: "member",
  practiceId,
  memberId: id(`member ${key}`),
  personId: demoId(`person ${email}`),
  roles,
});
const guardian = (guardianId: string, email: string): Actor => ({
  actor: "guardian",
  practiceId,
  guardianId,
  familyId: family,
  personId: demoId(`person ${email}`),
});
const actors: Record<Who, Actor> = {
  owner: member("marit", "owner@demo.test", "owner", "coach"),
  coach: member("tobias", "coach2@demo.test", "coach"),
  "other coach": member("keisha", "coach@demo.test", "coach"),
  assistant: member("ines", "assistant@demo.test", "assistant"),
  guardian: guardian(priya, "parent-a@demo.test"),
  "other guardian": guardian(daniel, "parent-b@demo.test"),
  worker: { actor: "system", practiceId },
  "other practice": {
    actor: "member",
    practiceId: demoId("practice oxbow"),
    memberId: demoId("oxbow member owner"),
    personId: demoId("person other-owner@demo.test"),
    roles: ["owner", "coach"],
  },
  visitor: { actor: "visitor" },
};

const page = readFileSync(new URL("../../docs/security/rights.md", import.meta.url), "utf8");
const matrix = readMatrix();
const changeable = readChangeable();
const generated = new Set<string>();
// Another value of a column, by its type.
const others: Record<string, string> = {
  uuid: "gen_random_uuid()",
  text: "? || 'x'",
  smallint: "? + 1",
  integer: "? + 1",
  boolean: "not ?",
  jsonb: `'{"other": 1}'::jsonb`,
  date: "coalesce(?, date '2026-01-01') + 1",
  "timestamp with time zone": "coalesce(?, app_now()) + interval '1 day'",
  "time without time zone": "? + interval '1 minute'",
  bytea: "? || '\\x01'::bytea",
};

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date("2026-11-22T18:00:00Z"));
  [owner, web, worker] = [database.owner, database.web, database.worker].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client, pg.Client];
  await Promise.all([owner.connect(), web.connect(), worker.connect()]);
  await addWhatTheDemoLacks();
  await addWhatCameIn();
  await addSessions();
  await addMeetings();
  const { rows } = await owner.query<{ name: string }>(
    "select attrelid::regclass || '.' || attname as name from pg_attribute where attgenerated <> '' and attnum > 0",
  );
  for (const { name } of rows) generated.add(name);
});

afterAll(async () => {
  await Promise.all([owner?.end(), web?.end(), worker?.end()]);
  await database?.close();
});

it("has a row in the matrix for every tenant table, and none for a table that is gone", async () => {
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
  );
  expect([...matrix.keys()].sort()).toEqual(rows.map((row) => row.name));
});

describe.each([...matrix])("%s", (table, cells) => {
  it.each([...columns, "other practice", "visitor"] as const)("for %s", async (who) => {
    const may = who === "other practice" || who === "visitor" ? "" : (cells.get(who) ?? "");
    const sample = await sampleOf(table);
    expect(sample.length, `the demo has rows of ${table}`).toBeGreaterThan(0);
    expect(await touched(who, `select 1 from ${table} where ${only(table)}`), "read").toBe(
      may.includes("r") ? "some" : "none",
    );
    const changed = await touched(who, `update ${table} set practice_id = practice_id where ${only(table)}`);
    if (!may.includes("u*")) expect(changed, "change").toBe(may.includes("u") ? "some" : "none");
    const removed = await touched(who, `delete from ${table} where ${only(table)}`);
    if (!may.includes("d*")) expect(removed, "remove").toBe(may.includes("d") ? "some" : "none");
    expect(await copied(who, table, sample[0] ?? {}), "create").toBe(may.includes("c") ? "let in" : "refused");
  });
});

describe("columns", () => {
  it("stand on the page as the database holds them", async () => {
    const { rows } = await owner.query<{ about: string; actor: Actor["actor"]; columns: string[] }>(
      "select * from changeable_columns()",
    );
    const held = [...matrix.keys()].flatMap((table) =>
      (["member", "guardian", "system"] as const).map((actor) => [
        `${table} ${actor}`,
        rows.find((row) => row.about === table && row.actor === actor)?.columns ?? [],
      ]),
    );
    expect(held).toEqual(
      [...changeable].flatMap(([table, actors]) => [...actors].map(([actor, names]) => [`${table} ${actor}`, names])),
    );
    expect(rows.every((row) => matrix.has(row.about))).toBe(true);
  });

  it.each([...matrix.keys()])("of %s are changed by nobody to whom they do not belong", async (table) => {
    const { rows } = await owner.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    for (const who of columns) {
      const may = changeable.get(table)?.get(actors[who].actor) ?? [];
      for (const { name, type } of rows.filter((column) => !may.includes(column.name))) {
        const other = type.endsWith("[]") ? `'{}'::${type}` : (others[type] ?? "null").replace("?", name);
        expect(
          await touched(
            who,
            `update ${table} set ${name} = ${other} where ${only(table)} and ${name} is distinct from ${other}`,
          ),
          `${who} changes ${name}`,
        ).toBe("none");
      }
    }
  });
});

// Rows of tables that no story fills.
async function addWhatTheDemoLacks() {
  await owner.query(
    `insert into invitation (practice_id, id, family_id, guardian_id, email, name, invited_by, link_hash, created_at, expires_at)
     values ($1, gen_random_uuid(), $2, $3, 'priya@elsewhere.test', 'Priya', $4, '\\x01', now(), now() + interval '7 days')`,
    [practiceId, family, priya, id("member tobias")],
  );
  await owner.query(
    "insert into look_rule (practice_id, id, purpose, family_id, look_first) values ($1, gen_random_uuid(), 'concern', $2, true)",
    [practiceId, family],
  );
  await owner.query(
    `insert into outgoing_email (practice_id, id, kind, about_id, family_id, guardian_id, due_at, created_at)
     values ($1, gen_random_uuid(), 'something new', (select id from draft where guardian_id = $3 limit 1), $2, $3, now(), now())`,
    [practiceId, family, priya],
  );
  await owner.query(
    `with file as (insert into stored_file (practice_id, id, family_id, guardian_id, name, type, size, sha256, kept_at)
       values ($1, gen_random_uuid(), $2, $3, 'note.jpg', 'image/jpeg', 3, repeat('0', 64), now()) returning *),
     working as (insert into draft_file (practice_id, draft_id, file_id, guardian_id, family_id, added_at)
       select $1, d.id, f.id, $3, $2, now() from file f, draft d where d.guardian_id = $3 limit 1)
     insert into version_file (practice_id, version_id, file_id, draft_id, guardian_id, family_id, place)
     select $1, v.id, f.id, v.draft_id, $3, $2, 0 from file f, draft_version v where v.guardian_id = $3 and v.shared limit 1`,
    [practiceId, family, priya],
  );
  await owner.query(
    `insert into draft_copy (practice_id, draft_id, original_id, educator_id, guardian_id, family_id, made_at)
     select $1, d.id, o.id, e.id, $3, $2, now() from draft d, draft o, educator e
     where d.guardian_id = $3 and o.guardian_id = $3 and o.id <> d.id and e.family_id = $2 limit 1`,
    [practiceId, family, priya],
  );
  await owner.query(
    `insert into sending_domain (practice_id, id, name, state, made_at)
     values ($1, gen_random_uuid(), 'mail.bridgewell.test', 'verified', now())`,
    [practiceId],
  );
  await owner.query(
    "insert into family_hold (practice_id, id, family_id, held_by, since) values ($1, gen_random_uuid(), $2, $3, now())",
    [practiceId, family, id("member marit")],
  );
  await owner.query(
    `insert into calm_promise (practice_id, guardian_id, family_id, words, from_level, at_night, set_at)
     values ($1, $3, $2, 'Until morning.', 4, true, now()) on conflict do nothing`,
    [practiceId, family, priya],
  );
  // The entry that she shares with her coach, put right and with a picture; and a chronology that she ordered.
  await owner.query(
    `with e as (select * from log_entry where practice_id = $1 and guardian_id = $3 and body like 'I can do that.%'),
      f as (insert into stored_file (practice_id, id, family_id, guardian_id, name, type, size, sha256, kept_at)
        select $1, gen_random_uuid(), $2, $3, 'sheet.png', 'image/png', 10, repeat('c', 64), now() returning *),
      l as (insert into log_file (practice_id, entry_id, file_id, guardian_id, family_id)
        select $1, e.id, f.id, $3, $2 from e, f),
      o as (insert into chronology (practice_id, id, family_id, guardian_id, from_day, to_day, ordered_at)
        values ($1, gen_random_uuid(), $2, $3, '2026-09-01', '2026-11-01', now()))
    insert into log_correction (practice_id, id, entry_id, guardian_id, family_id, words, made_at)
    select $1, gen_random_uuid(), id, $3, $2, 'From Wednesday on.', now() from e`,
    [practiceId, family, priya],
  );
  // A suggestion to her last shared version, her answer to it, and what else the Review desk keeps.
  await owner.query(
    `with v as (select * from draft_version where practice_id = $1 and guardian_id = $3 and shared and length(body) > 5 limit 1),
      s as (insert into draft_suggestion (practice_id, id, draft_id, version_id, guardian_id, family_id, member_id, field, start_at,
          end_at, replaced, words, made_at, given_at)
        select $1, gen_random_uuid(), draft_id, id, guardian_id, family_id, $4, 'body', 0, 0, '', 'Well, ', now(), now() from v returning *),
      t as (insert into written_together (practice_id, id, draft_id, version_id, guardian_id, family_id, member_id, said_at)
        select $1, gen_random_uuid(), draft_id, id, guardian_id, family_id, $4, now() from v),
      h as (insert into handover (practice_id, id, family_id, draft_id, given_by, to_member, handed_at)
        select $1, gen_random_uuid(), $2, draft_id, $4, $5, now() from v)
    insert into suggestion_answer (practice_id, suggestion_id, draft_id, guardian_id, family_id, answer, answered_at)
    select $1, id, draft_id, guardian_id, family_id, 'taken', now() from s`,
    [practiceId, family, priya, id("member tobias"), id("member marit")],
  );
  await owner.query(
    "insert into snippet (practice_id, id, member_id, name, words, made_at) values ($1, gen_random_uuid(), $2, 'One day', 'Name the day.', now())",
    [practiceId, id("member tobias")],
  );
  await owner.query(
    `insert into stand_in (practice_id, id, member_id, stand_in_id, begins_at, until, made_at)
     values ($1, gen_random_uuid(), $2, $3, now(), now() + interval '3 days', now())`,
    [practiceId, id("member tobias"), id("member marit")],
  );
  await owner.query(
    "insert into practice_phrase (practice_id, id, about, words, made_at) values ($1, gen_random_uuid(), 'thanks', 'Thank you.', now())",
    [practiceId],
  );
  await owner.query(
    "insert into phrase_use (practice_id, phrase, school, month, times) values ($1, 'Thank you.', 'Larkspur', '2026-11-01', 4)",
    [practiceId],
  );
}

// A mail that waits for her, one that the owner has handed on, and her address.
async function addWhatCameIn() {
  await owner.query(
    `insert into inbound_address (practice_id, id, guardian_id, family_id, token_hash, created_at)
     values ($1, gen_random_uuid(), $3, $2, '\\x01', now())`,
    [practiceId, family, priya],
  );
  await owner.query(
    `with mail as (insert into inbound_mail (practice_id, id, guardian_id, family_id, provider_id, state, kind, received_at, moved_at)
       select $1, gen_random_uuid(), $3, $2, state, state, 'message', now(), now()
       from unnest(array['unsure', 'handed on']) state returning *),
     words as (insert into inbound_content (practice_id, mail_id, guardian_id, family_id, direction, body, happened_at)
       select $1, id, $3, $2, 'in', 'Words', now() from mail where state = 'unsure'),
     file as (insert into stored_file (practice_id, id, family_id, guardian_id, name, type, size, sha256, kept_at)
       values ($1, gen_random_uuid(), $2, $3, 'form.pdf', 'application/pdf', 3, repeat('1', 64), now()) returning *)
     insert into inbound_file (practice_id, mail_id, file_id, guardian_id, family_id)
     select $1, m.id, f.id, $3, $2 from mail m, file f where m.state = 'unsure'`,
    [practiceId, family, priya],
  );
}

// A service of the family's coach, his hours, a session of the first guardian in a series, and what hangs on it.
async function addSessions() {
  const tobias = id("member tobias");
  const service = crypto.randomUUID();
  await owner.query(
    "insert into service (practice_id, id, name, minutes, created_at) values ($1, $2, 'Session', 50, now())",
    [practiceId, service],
  );
  await owner.query(
    `with offers as (insert into service_coach (practice_id, service_id, member_id) values ($1, $2, $3)),
      weekly as (insert into weekly_hours (practice_id, id, member_id, weekday, from_time, until_time, zone)
        values ($1, gen_random_uuid(), $3, 1, '09:00', '17:00', 'America/New_York')),
      dates as (insert into date_hours (practice_id, id, member_id, on_day, zone) values ($1, gen_random_uuid(), $3, '2026-12-24', 'UTC')),
      off as (insert into time_off (practice_id, id, member_id, kind, first_day, last_day, created_at)
        values ($1, gen_random_uuid(), $3, 'time off', '2026-12-28', '2026-12-31', now())),
      journey as (insert into travel (practice_id, id, member_id, zone, first_day, last_day)
        values ($1, gen_random_uuid(), $3, 'Europe/Lisbon', '2027-01-04', '2027-01-08')),
      calendar as (insert into busy_calendar (practice_id, id, member_id, name, address, created_at)
        values ($1, gen_random_uuid(), $3, 'Mine', 'https://calendar.test/secret.ics', now()) returning id)
    insert into busy_time (practice_id, id, calendar_id, member_id, from_at, until_at)
    select $1, gen_random_uuid(), id, $3, '2026-12-01T15:00Z', '2026-12-01T16:00Z' from calendar`,
    [practiceId, service, tobias],
  );
  const { rows } = await owner.query<{ id: string }>(
    `with s as (insert into series (practice_id, id, member_id, service_id, family_id, guardian_id, every_weeks, times, first_day, at_time, zone, created_at)
        values ($1, gen_random_uuid(), $3, $2, $4, $5, 2, 2, '2026-12-01', '10:00', 'America/New_York', now()) returning id)
    insert into appointment (practice_id, id, booking_key, member_id, service_id, family_id, guardian_id, series_id, place_in_series, state, starts_at,
      ends_at, taken_from, taken_until, reader_zone, place, pays, price, currency, late_fee, cutoff, reminders, link_hash, booked_by, created_at, moved_at)
    select $1, gen_random_uuid(), gen_random_uuid(), $3, $2, $4, $5, id, 1, 'booked', '2026-12-01T15:00Z', '2026-12-01T16:00Z', '2026-12-01T15:00Z',
      '2026-12-01T16:10Z', 'America/New_York', 'video', 'nothing', 0, 'usd', 0, 1440, '{60}', '\\x01', 'member', now(), now() from s returning id`,
    [practiceId, service, tobias, family, priya],
  );
  const appointment = rows[0]?.id;
  await owner.query(
    `with words as (insert into appointment_words (practice_id, appointment_id, guardian_id, family_id, policy) values ($1, $2, $4, $3, 'Free until a day before.')),
      seats as (insert into seat (practice_id, id, appointment_id, family_id, guardian_id, reader_zone, taken_at)
        values ($1, gen_random_uuid(), $2, $3, $4, 'UTC', now())),
      feed as (insert into calendar_feed (practice_id, id, guardian_id, family_id, token_hash, created_at)
        values ($1, gen_random_uuid(), $4, $3, '\\x01', now()))
    insert into waiting (practice_id, id, service_id, family_id, guardian_id, first_day, last_day, since, moved_at)
    values ($1, gen_random_uuid(), $5, $3, $4, '2026-12-01', '2026-12-31', now(), now())`,
    [practiceId, appointment, family, priya, service],
  );
}

// Around her session: what she wants to talk about, the notes of her coach, what he shared of them, and a step that he offered.
async function addMeetings() {
  const tobias = id("member tobias");
  await owner.query(
    `with a as (select id from appointment where practice_id = $1 and guardian_id = $3 order by starts_at desc limit 1),
      words as (insert into talk_words (practice_id, appointment_id, guardian_id, family_id, words, saved_at)
        select $1, id, $3, $2, 'The bag.', now() from a on conflict do nothing),
      sent as (insert into talk_share (practice_id, id, appointment_id, guardian_id, family_id, words, shared_at)
        select $1, gen_random_uuid(), id, $3, $2, 'The bag.', now() from a on conflict do nothing),
      note as (insert into session_note (practice_id, id, appointment_id, guardian_id, family_id, member_id, words, created_at, saved_at)
        select $1, gen_random_uuid(), id, $3, $2, $4, 'Alone.', now(), now() from a on conflict do nothing),
      share as (insert into session_share (practice_id, id, appointment_id, guardian_id, family_id, member_id, number, words, shared_at)
        select $1, gen_random_uuid(), id, $3, $2, $4, 99, 'For her.', now() from a),
      step as (insert into offered_step (practice_id, id, appointment_id, guardian_id, family_id, member_id, kind, words, offered_at)
        select $1, gen_random_uuid(), id, $3, $2, $4, 'settled point', 'Ask “Bag?”', now() from a returning *),
      template as (insert into note_template (practice_id, id, name, words, made_at) values ($1, gen_random_uuid(), 'Ours', 'What we found', now()))
    insert into step_answer (practice_id, step_id, guardian_id, family_id, answer, answered_at)
    select $1, id, $3, $2, 'taken', now() from step`,
    [practiceId, family, priya, tobias],
  );
}

// The sample rows: the family's, the first guardian's where rows belong to a guardian, the coach's where to a member.
function only(table: string): string {
  const inPractice = `practice_id = '${practiceId}'`;
  const special: Record<string, string> = {
    practice: inPractice,
    sending_domain: inPractice,
    practice_phrase: inPractice,
    phrase_use: inPractice,
    note_template: inPractice,
    snippet: `${inPractice} and member_id = '${id("member tobias")}'`,
    stand_in: inPractice,
    booking_page: inPractice,
    service: inPractice,
    ...Object.fromEntries(
      ["service_coach", "weekly_hours", "date_hours", "time_off", "travel", "busy_calendar", "busy_time"].map((of) => [
        of,
        `${inPractice} and member_id = '${id("member tobias")}'`,
      ]),
    ),
    // Her own ones, to none of which the other parent comes.
    appointment: `${inPractice} and guardian_id = '${priya}' and series_id is not null and state = 'booked' and sequence = 0`,
    member: `${inPractice} and id = '${id("member tobias")}'`,
    family: `${inPractice} and id = '${family}'`,
    guardian: `${inPractice} and id = '${priya}'`,
    household: `${inPractice} and id = (select household_id from guardian where ${inPractice} and id = '${priya}')`,
    audit: `${inPractice} and family_id = '${family}'`,
    check_in: `${inPractice} and family_id = '${family}' and guardian_id = '${priya}'`,
  };
  const byGuardian = [
    ...[
      "guardian_contact",
      "consent",
      "invitation",
      "assignment",
      "answer",
      "assignment_share",
      "assignment_reply",
      "draft",
    ],
    ...[
      "draft_text",
      "draft_version",
      "draft_look",
      "draft_thought",
      "draft_sending",
      "outgoing_email",
      "calm_promise",
      ...["log_entry", "log_correction", "log_file", "settled_point", "settled_point_line", "log_share", "chronology"],
      "stored_file",
      "draft_file",
      "version_file",
      "draft_copy",
    ],
    ...["draft_suggestion", "suggestion_answer", "written_together"],
    ...["inbound_address", "inbound_mail", "inbound_content", "inbound_file"],
    ...["talk_words", "talk_share", "session_note", "session_share", "offered_step", "step_answer"],
    ...["series", "appointment", "appointment_words", "seat", "appointment_change", "waiting", "calendar_feed"],
  ];
  if (special[table]) return special[table];
  const hers = byGuardian.includes(table) ? ` and guardian_id = '${priya}'` : "";
  return `${inPractice} and family_id = '${family}'${hers}`;
}

async function sampleOf(table: string): Promise<Row[]> {
  const householdOf = `(select household_id from guardian where id = '${priya}')`;
  const where = table === "household" ? `id = ${householdOf}` : only(table);
  const { rows } = await owner.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where ${where} limit 5`);
  return rows.map(({ row }) => row);
}

/** What a statement of this actor reaches; it is undone again. */
async function touched(who: Who, statement: string): Promise<"some" | "none"> {
  return undone(who, async (client) => {
    const result = await client.query(
      statement.replace(/\(select household_id from guardian[^)]*\)/, `'${await homeOfPriya()}'`),
    );
    return (result.rowCount ?? 0) > 0 ? "some" : "none";
  }).catch((error: pg.DatabaseError) => {
    if (error.code === "42501") return "none";
    // Refused by what must never be, not by a right: the row itself was within reach.
    if (error.code?.startsWith("23")) return "some";
    throw error;
  });
}

/** Whether this actor may write a row like another's, with what names the writer put to her own name. */
async function copied(who: Who, table: string, row: Row): Promise<"let in" | "refused"> {
  const actor = actors[who];
  const copy: Row = { ...row };
  if ("id" in copy) copy.id = crypto.randomUUID();
  if (actor.actor === "member") {
    for (const column of ["member_id", "given_by", "invited_by", "held_by"]) {
      if (column in copy && copy[column] && table !== "family_coach" && table !== "outgoing_email")
        copy[column] = actor.memberId;
    }
  }
  if (table === "check_in" && actor.actor === "member")
    Object.assign(copy, { guardian_id: null, member_id: actor.memberId });
  const asMade: Record<string, Row> = {
    assignment: { state: "given" },
    draft: { state: "private", opened: false },
    draft_sending: { way: "said to be sent", state: "sent", shared: false },
    draft_version: { shared: false },
    guardian: { person_id: null },
    goal: { state: "active" },
    draft_suggestion: { given_at: null },
  };
  Object.assign(copy, asMade[table]);
  if (table === "appointment") copy.booked_by = actor.actor;
  if (table === "outgoing_email" && actor.actor === "guardian")
    Object.assign(copy, { kind: "shared with you", member_id: id("member tobias") });
  // The worker tells of what came in, and of nothing that a person does.
  if (table === "outgoing_email" && actor.actor === "system") copy.kind = "something came in";
  return undone(who, async (client) => {
    const columns = Object.keys(copy)
      .filter((column) => !generated.has(`${table}.${column}`))
      .join(", ");
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`,
      [JSON.stringify(copy)],
    );
    return "let in" as const;
  }).catch((error: pg.DatabaseError) => {
    if (error.code === "42501") return "refused";
    // A key or a check refuses only what the policies had let in.
    if (error.code?.startsWith("23")) return "let in";
    throw error;
  });
}

async function undone<T>(who: Who, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const actor = actors[who];
  const client = actor.actor === "system" ? worker : web;
  const settings: Record<string, string | undefined> = {
    "app.actor": actor.actor,
    "app.practice": "practiceId" in actor ? actor.practiceId : undefined,
    "app.person": "personId" in actor ? actor.personId : undefined,
    "app.member": actor.actor === "member" ? actor.memberId : undefined,
    "app.roles": actor.actor === "member" ? actor.roles.join(",") : undefined,
    "app.guardian": actor.actor === "guardian" ? actor.guardianId : undefined,
    "app.family": actor.actor === "guardian" ? actor.familyId : undefined,
  };
  await client.query("begin");
  try {
    for (const [name, value] of Object.entries(settings))
      await client.query("select set_config($1, $2, true)", [name, value ?? ""]);
    return await work(client);
  } finally {
    await client.query("rollback");
  }
}

async function homeOfPriya(): Promise<string> {
  const { rows } = await owner.query<{ id: string }>("select household_id as id from guardian where id = $1", [priya]);
  return rows[0]?.id ?? "";
}

function readMatrix(): Map<string, Map<Who, string>> {
  const lines = linesOf(page.split("## Columns")[0] ?? "");
  return new Map(
    lines.map(([table = "", ...cells]) => [table, new Map(columns.map((who, at) => [who, cells[at] ?? ""]))]),
  );
}

// Which columns a member, a guardian and the worker change, as the page says it.
function readChangeable(): Map<string, Map<Actor["actor"], string[]>> {
  const [member, guardian, system] = linesOf(page.split("## Columns")[1] ?? "").reduce(
    (told, [table = "", ...cells]) => {
      for (const [at, cell] of cells.entries()) told[at]?.set(table, cell === "–" ? [] : cell.split(", "));
      return told;
    },
    [new Map<string, string[]>(), new Map<string, string[]>(), new Map<string, string[]>()],
  );
  return new Map(
    [...matrix.keys()].map((table) => [
      table,
      new Map([
        ["member", member?.get(table) ?? []],
        ["guardian", guardian?.get(table) ?? []],
        ["system", system?.get(table) ?? []],
      ]),
    ]),
  );
}

function linesOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| table"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
