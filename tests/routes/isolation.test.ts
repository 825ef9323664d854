import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashOf, newToken } from "#app/domain/identity/tokens.server.ts";
import { newId } from "#app/domain/ids.ts";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site } from "#tests/support/site.ts";
import { type Door, doors, type Part, type Visitor } from "./doors.ts";

// Every route of the build × everybody × own, foreign, random and malformed ids, as a page, as data and as a form, on the
// example practices. A foreign row must look exactly like one that does not exist.
let database: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let sessionToken: string;
const cookies = new Map<Visitor, string>();
const rows: Record<Part, { own: string; foreign: string }> = Object.create(null);

const email: Record<Exclude<Visitor, "suspended">, string> = {
  owner: "owner@demo.test",
  coach: "coach2@demo.test",
  "other coach": "coach@demo.test",
  assistant: "assistant@demo.test",
  guardian: "parent-a@demo.test",
  "other guardian": "parent-b@demo.test",
  "other practice’s owner": "other-owner@demo.test",
  "other practice’s parent": "other-parent@demo.test",
};
const family = demoId("bridgewell raman-feinberg family");

beforeAll(async () => {
  database = await freshDatabase();
  await loadDemo(database.owner, new Date());
  owner = openAsOwner(database.owner);
  site = await openSite(database);
  for (const [who, address] of Object.entries(email))
    cookies.set(who as Visitor, await cookieFor(owner, demoId(`person ${address}`)));
  cookies.set("suspended", await suspendedCoach());
  const one = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(owner)).rows[0]?.id ?? "";
  const of = async (table: string, where: string) => ({
    own: await one(
      sql<{ id: string }>`select id from ${sql.table(table)} where family_id = ${family} and ${sql.raw(where)} limit 1`,
    ),
    foreign: await one(
      sql<{ id: string }>`select id from ${sql.table(table)} where practice_id = ${demoId("practice oxbow")} limit 1`,
    ),
  });
  const priya = demoId("bridgewell raman-feinberg guardian priya");
  rows.family = { own: family, foreign: demoId("oxbow everhart family") };
  rows.guardian = await of("guardian", `id = '${priya}'`);
  rows.child = await of("child", "true");
  rows.educator = await of("educator", "name like '%Okafor'");
  rows.draft = await of("draft", `guardian_id = '${priya}' and state = 'thoughts'`);
  rows.assignment = await of("assignment", `guardian_id = '${priya}' and state = 'shared'`);
  rows.point = await of("settled_point", `guardian_id = '${priya}' and words like '%bell%'`);
  rows.appointment = await of(
    "appointment",
    `guardian_id = '${priya}' and id in (select appointment_id from session_note where words like '%she went quiet there%')`,
  );
  rows.group = {
    own: await one(groupOf("bridgewell")),
    foreign: await one(groupOf("oxbow")),
  };
  sessionToken = await linkOf(priya);
  rows.service = { own: demoId("bridgewell service Session"), foreign: demoId("oxbow service Session") };
  rows.series = { own: await seriesOf(priya), foreign: await seriesOf(null) };
  rows.goal = await of("goal", "title like 'Two homes%'");
  const goalOfOxbow = newId();
  await sql`insert into goal (practice_id, id, family_id, title, created_at) values (${demoId("practice oxbow")}, ${goalOfOxbow},
    ${rows.family.foreign}, 'Canary of Oxbow', app_now())`.execute(owner);
  rows.goal.foreign = goalOfOxbow;
  rows.file = { own: await fileOf(priya, rows.draft.own), foreign: await fileOf(null, null) };
  rows.entry = { own: await entryOf(priya), foreign: await entryOf(null) };
});

/** A group to come of one of the practices. */
const groupOf = (practice: string) =>
  sql<{
    id: string;
  }>`select id from appointment where practice_id = ${demoId(`practice ${practice}`)} and family_id is null
    and starts_at > app_now() order by starts_at limit 1`;

/** The link to the next session of a guardian, as it stands in her mail. */
async function linkOf(guardian: string): Promise<string> {
  const token = newToken();
  await sql`update appointment set link_hash = ${hashOf(token)} where id = (select id from appointment
    where guardian_id = ${guardian} and state = 'booked' and starts_at > app_now() order by starts_at limit 1)`.execute(
    owner,
  );
  return token;
}

/** Every second Tuesday with a guardian, or with somebody of Oxbow. */
async function seriesOf(guardian: string | null): Promise<string> {
  const id = newId();
  const whose = guardian ? sql`g.id = ${guardian}` : sql`g.practice_id = ${demoId("practice oxbow")}`;
  await sql`insert into series (practice_id, id, member_id, service_id, family_id, guardian_id, every_weeks, times, first_day, at_time, zone, created_at)
    select g.practice_id, ${id}, m.id, s.id, g.family_id, g.id, 2, 5, '2026-12-01', '10:00', 'UTC', app_now()
    from guardian g join member m on m.practice_id = g.practice_id join service s on s.practice_id = g.practice_id
    where ${whose} limit 1`.execute(owner);
  return id;
}

/** What school wrote, in a guardian's log; without one, in that of somebody of Oxbow. */
async function entryOf(guardian: string | null): Promise<string> {
  const id = newId();
  const oxbow = sql`select id from guardian where practice_id = ${demoId("practice oxbow")} limit 1`;
  await sql`insert into log_entry (practice_id, id, family_id, guardian_id, direction, channel, body, knowledge, happened_at, came_by,
      sought, created_at)
    select practice_id, ${id}, family_id, id, 'in', 'email', 'The clay dog is on the shelf by the door. Could you fetch it?',
      'said by school', app_now(), 'pasted', 'the clay dog', app_now()
    from guardian where id = coalesce(${guardian}, (${oxbow}))`.execute(owner);
  return id;
}

/** A file that hangs on a message and on its shared version; without a guardian, one of somebody of Oxbow. */
async function fileOf(guardian: string | null, draft: string | null): Promise<string> {
  const id = newId();
  const bytes = new TextEncoder().encode("What lies in the blue folder");
  const sha256 = hash("sha256", bytes);
  const oxbow = sql`select id from guardian where practice_id = ${demoId("practice oxbow")} limit 1`;
  const { rows: kept } = await sql<{ practiceId: string }>`
    insert into stored_file (practice_id, id, family_id, guardian_id, name, type, size, sha256, kept_at)
    select practice_id, ${id}, family_id, id, 'the-blue-folder.txt', 'text/plain', ${bytes.length}, ${sha256}, app_now()
    from guardian where id = coalesce(${guardian}, (${oxbow})) returning practice_id`.execute(owner);
  await site.storage.keep(`${kept[0]?.practiceId}/${sha256}`, bytes);
  await sql`insert into draft_file (practice_id, draft_id, file_id, guardian_id, family_id, added_at)
    select practice_id, id, ${id}, guardian_id, family_id, app_now() from draft where id = ${draft}`.execute(owner);
  await sql`insert into version_file (practice_id, version_id, file_id, draft_id, guardian_id, family_id, place)
    select practice_id, id, ${id}, draft_id, guardian_id, family_id, 0 from draft_version
    where draft_id = ${draft} and shared limit 1`.execute(owner);
  return id;
}

afterAll(async () => {
  await site?.close();
  await owner?.destroy();
  await database?.close();
});

it("declares every route of the build", () => {
  expect(patterns().sort()).toEqual(Object.keys(doors).sort());
});

describe.each(Object.entries(doors))("%s", (pattern, door) => {
  it("opens for those it is for, and shows them what is theirs", async () => {
    for (const who of rightful(door)) {
      const cookie = door.for === "anybody" ? undefined : cookies.get(who);
      const answer = await site.ask(address(pattern, door, "own"), { cookie });
      const text = await answer.text();
      if (door.onlyForms) expect([404, 405], `${who} ${text.slice(0, 200)}`).toContain(answer.status);
      else expect([door.answers ?? 200].flat(), `${who}: ${answer.status}`).toContain(answer.status);
      if (door.canary) expect(text, who).toContain(escaped(door.canary));
    }
  });

  it("is shut for everybody else, as if it were not there", async () => {
    if (door.for === "anybody") return;
    const anonymous = await site.ask(address(pattern, door, "own"));
    expect([302, 404, 405]).toContain(anonymous.status);
    if (anonymous.status === 302) expect(anonymous.headers.get("location")).toMatch(/^\/sign-in/);
    const strangers = everybody.filter((who) => !rightful(door).includes(who));
    for (const who of strangers) {
      const nothing = await looks(address(pattern, door, "random"), who);
      const own = await looks(address(pattern, door, "own"), who);
      expect(own.status, `${who}: ${own.text.slice(0, 300)}`).toBe(404);
      // Who may be in the page around this one (an assistant at a family's head) sees that, and a shut page inside.
      if (!mayBeAround(pattern, who)) expect(own.fingerprint, who).toBe(nothing.fingerprint);
      if (door.canary) expect(own.text, who).not.toContain(escaped(door.canary));
      const data = await looks(asData(address(pattern, door, "own")), who);
      if (door.canary) expect(data.text, who).not.toContain(door.canary);
      const noData = await looks(asData(address(pattern, door, "random")), who);
      if (!mayBeAround(pattern, who)) expect(data.fingerprint, who).toBe(noData.fingerprint);
    }
  });

  it("answers the rightful with nothing where the id is foreign, random or no id at all", async () => {
    const ids = (Object.keys(rows) as Part[]).filter((part) => pattern.includes(`:${part}`));
    if (door.for === "anybody" || door.for === "person" || ids.length === 0) return;
    for (const who of rightful(door)) {
      for (const kind of ["foreign", "random", "malformed"] as const) {
        const answer = await looks(address(pattern, door, kind), who);
        expect(answer.status, `${who}, ${kind}: ${answer.text.slice(0, 200)}`).toBe(404);
        if (kind === "malformed") continue;
        const nothing = await looks(address(pattern, door, "random"), who);
        expect(answer.fingerprint, `${who}, ${kind}`).toBe(nothing.fingerprint);
      }
    }
  });

  it("takes no form from anybody that it is not for", async () => {
    if (door.for === "anybody" || door.for === "person") return;
    const before = await everything();
    const forms: Record<string, string>[] = [
      {},
      { intent: "share" },
      { intent: "set-aside", id: newId(), version: "1", words: "A canary", practice: "oxbow", roles: "owner" },
    ];
    for (const who of everybody.filter((each) => !rightful(door).includes(each))) {
      for (const form of forms) {
        const answer = await site.ask(address(pattern, door, "own"), { cookie: cookies.get(who), form });
        const nothing = await site.ask(address(pattern, door, "random"), { cookie: cookies.get(who), form });
        // A colleague or the other home may hear first that her form is not whole; the same as where there is nothing.
        expect([404, 405, 422], who).toContain(answer.status);
        expect(answer.status, who).toBe(nothing.status);
      }
    }
    const anonymous = await site.ask(address(pattern, door, "own"), { form: {} });
    expect([302, 404, 405]).toContain(anonymous.status);
    expect(await everything()).toBe(before);
  });
});

const everybody = [...Object.keys(email), "suspended"] as Visitor[];

function rightful(door: Door): Visitor[] {
  if (door.for === "anybody" || door.for === "person") return everybody;
  return [...door.for];
}

function mayBeAround(pattern: string, who: Visitor): boolean {
  const around = doors[pattern.replace(/\/[^/]+$/, "")];
  return around !== undefined && pattern.startsWith("/p/:practice/families/:family/") && rightful(around).includes(who);
}

/** The address patterns of all routes that answer by themselves. */
function patterns(): string[] {
  const { routes } = site.build;
  const whole = (id: string | undefined): string => {
    const route = id ? routes[id] : undefined;
    return route ? [whole(route.parentId), route.path ?? ""].filter(Boolean).join("/") : "";
  };
  const parents = new Set(Object.values(routes).map((route) => route?.parentId));
  return Object.values(routes).flatMap((route) => (route && !parents.has(route.id) ? [`/${whole(route.id)}`] : []));
}

function address(pattern: string, door: Door, kind: "own" | "foreign" | "random" | "malformed"): string {
  const last = (Object.keys(rows) as Part[])
    .filter((part) => pattern.includes(`:${part}`))
    .sort((a, b) => pattern.indexOf(a) - pattern.indexOf(b))
    .at(-1);
  return pattern.replace("/*", "/nowhere").replaceAll(/:(\w+)/g, (_, part: string) => {
    if (part === "practice") return "bridgewell";
    if (part === "step") return "rewrite-test";
    if (part === "exercise") return "before-i-write";
    if (part === "handle") return "bridgewell";
    if (part === "hash") return "0".repeat(64);
    if (part === "token" && pattern.startsWith("/s/")) return sessionToken;
    if (part === "token" || part === "mail") return "AAAAAAAAAAAAAAAAAAAAAA";
    const row = rows[part as Part];
    if (kind === "own" || part !== last) return door.rows?.[part as Part] ?? row.own;
    if (kind === "foreign") return row.foreign;
    return kind === "random" ? "0192f3a4-0000-7000-8000-00000000dead" : "not-an-id";
  });
}

const asData = (path: string) => `${path}.data`;

/** An answer without what may differ by itself: ids, nonces and the address that was asked for. */
async function looks(path: string, who: Visitor) {
  const answer = await site.ask(path, { cookie: cookies.get(who) });
  const text = await answer.text();
  const same = text
    .replaceAll(path.replace(/\.data$/, ""), "ADDRESS")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replaceAll(/\[\\?"D\\?",\d+\]/g, "INSTANT");
  return { status: answer.status, text, fingerprint: `${answer.status} ${hash("sha256", same)}` };
}

/** One number for all rows of all tenant tables, but for when sessions were seen. */
async function everything(): Promise<string> {
  const { rows: counted } = await sql<{
    n: string;
  }>`select count(*)::text || coalesce(max(id::text), '') as n from audit where verb <> 'read'`.execute(owner);
  return counted[0]?.n ?? "";
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("'", "&#x27;");

async function suspendedCoach(): Promise<string> {
  const personId = newId();
  const practiceId = demoId("practice bridgewell");
  await sql`insert into identity.person (id, email, name, created_at) values (${personId}, 'suspended@demo.test', 'Once A Coach', app_now())`.execute(
    owner,
  );
  await sql`insert into member (practice_id, id, person_id, name, roles, state, zone, created_at)
    values (${practiceId}, ${newId()}, ${personId}, 'Once A Coach', '{owner,coach}', 'suspended', 'America/Denver', app_now())`.execute(
    owner,
  );
  return cookieFor(owner, personId);
}
