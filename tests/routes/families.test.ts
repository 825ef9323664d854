import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import * as childPage from "#app/routes/practice/child.tsx";
import * as educatorPage from "#app/routes/practice/educator.tsx";
import * as families from "#app/routes/practice/families.tsx";
import * as familyPage from "#app/routes/practice/family.tsx";
import * as editPage from "#app/routes/practice/family-edit.tsx";
import * as newPage from "#app/routes/practice/family-new.tsx";
import * as notesPage from "#app/routes/practice/family-notes.tsx";
import * as overview from "#app/routes/practice/family-overview.tsx";
import * as timelinePage from "#app/routes/practice/family-timeline.tsx";
import * as find from "#app/routes/practice/find.tsx";
import * as guardianPage from "#app/routes/practice/guardian.tsx";
import * as hoursPage from "#app/routes/practice/settings-hours.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const storage = memoryStorage();
const origin = "http://localhost";
let fresh: TestDatabase;
let database: Database;
let owner: Kysely<DB>;
let house: House;
let cookies: Record<"owner" | "coach" | "otherCoach" | "assistant", string>;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { size: 4 });
  owner = openAsOwner(fresh.owner);
  house = await makeHouse(owner);
  cookies = {
    owner: await cookieFor(owner, house.owner.personId),
    coach: await cookieFor(owner, house.coach.personId),
    otherCoach: await cookieFor(owner, house.otherCoach.personId),
    assistant: await cookieFor(owner, house.assistant.personId),
  };
});
afterAll(async () => {
  await database.close();
  await owner.destroy();
  await fresh.close();
});

type Fields = Record<string, string | string[]>;

/** The arguments of a loader (without fields) or an action, as the router gives them. */
function asking(who: keyof typeof cookies, params: Record<string, string> = {}, fields?: Fields, search = "") {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields ?? {})) for (const one of [value].flat()) body.append(name, one);
  const request = new Request(`${origin}/p/${house.handle}/page${search}`, {
    headers: { Cookie: cookies[who] },
    ...(fields && { method: "POST", body }),
  });
  const context = {
    nonce: "",
    network: "127.0.0.1",
    database,
    origin,
    secret: "s".repeat(32),
    sandbox: true,
    inbound: testInbound,
    storage,
  };
  return { request, params: { practice: house.handle, family: house.family.familyId, ...params }, context };
}

type Answered = { status: number; problems: Record<string, string>; typed: Record<string, unknown>; whole: string };

/** What an action answered: where it led to, or the form's sentences. */
async function answered(answer: unknown): Promise<Partial<Answered> & { to?: string | null }> {
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") };
  const { data, init } = answer as { data: Partial<Answered>; init: { status: number } };
  return { ...data, status: init.status };
}

const status = (work: Promise<unknown>) =>
  work.then(
    () => 200,
    (error: Response) => error.status,
  );

describe("the list", () => {
  test("shows an assistant names and addresses, whatever the address asks for", async () => {
    const search = "?show=waiting&show=support&show=contact&waits=yes";
    const page = await families.loader(asking("assistant", {}, undefined, search));
    expect(page).toMatchObject({ reads: false, asked: { show: ["contact"], waits: false } });
    expect(page.page.rows.map((row) => row.guardians.length)).toEqual([2, 1]);
  });

  test("sets several aside and brings them back, and says what could not be", async () => {
    const both = [house.family.familyId, house.otherFamily.familyId];
    const done = await answered(
      await families.action(asking("coach", {}, { intent: "set aside", family: both }, "?sort=heard")),
    );
    expect(done).toEqual({ status: 303, to: `/p/${house.handle}/page?sort=heard` });
    const states = await owner.selectFrom("family").select("state").where("id", "in", both).execute();
    expect(states.map((row) => row.state).toSorted()).toEqual(["active", "set aside"]);
    await families.action(asking("coach", {}, { intent: "bring back", family: both }));
    expect(await answered(await families.action(asking("coach", {}, { intent: "set aside" })))).toMatchObject({
      status: 422,
      problems: { family: "Choose at least one family first." },
    });
    expect(await answered(await families.action(asking("coach", {}, { intent: "burn", family: both })))).toMatchObject({
      status: 422,
    });
    expect(await status(families.action(asking("assistant", {}, { intent: "set aside", family: both })))).toBe(404);
  });
});

describe("adding a family", () => {
  const values = () => ({ id: newId(), child: "Wren Halloran", zone: "America/Chicago" });

  test("needs one child's name, and leads to the family", async () => {
    const { id } = values();
    const done = await answered(await newPage.action(asking("coach", {}, { ...values(), id })));
    expect(done).toEqual({ status: 303, to: `/p/${house.handle}/families/${id}` });
    const orders = await owner.selectFrom("outgoingEmail").select("id").execute();
    expect(orders).toEqual([]);
  });

  test("invites at once when asked to, in the same breath", async () => {
    const fields = { ...values(), guardian: "Ana", email: "Ana@Home.test", invite: "yes" };
    expect(await answered(await newPage.action(asking("coach", {}, fields)))).toMatchObject({ status: 303 });
    await newPage.action(asking("coach", {}, fields));
    const invited = await owner.selectFrom("invitation").select("email").where("familyId", "=", fields.id).execute();
    expect(invited).toEqual([{ email: "ana@home.test" }]);
  });

  test.each([
    ["nothing", { child: "  " }, "child"],
    ["too long a name", { child: "a".repeat(201) }, "child"],
    ["broken characters", { child: "Em\u0000ile" }, "child"],
    ["half a character", { grade: "\ud800" }, undefined],
    ["an address that is none", { guardian: "Ana", email: "ana at home" }, "email"],
    ["an address without a name", { email: "ana@home.test" }, "guardian"],
    ["an invitation to nowhere", { guardian: "Ana", invite: "yes" }, "email"],
    ["a zone that is none", { zone: "Mars/Olympus" }, "zone"],
    ["an id that is none", { id: "7; drop table" }, "id"],
    ["a coach that is none", { coach: "somebody" }, "coach"],
  ])("answers %s with a sentence and keeps what was typed", async (_what, wrong, field) => {
    const fields = { ...values(), ...wrong };
    const answer = await answered(await newPage.action(asking("owner", {}, fields)));
    if (!field) return expect(answer.status).toBe(303);
    expect(answer.status).toBe(422);
    expect(answer.problems?.[field]).toMatch(/[.]$/);
    expect(answer.typed).toMatchObject({ zone: fields.zone });
  });

  test("takes a script for the name that it is", async () => {
    const fields = { ...values(), child: "<script>alert(1)</script>" };
    expect(await answered(await newPage.action(asking("coach", {}, fields)))).toMatchObject({ status: 303 });
    const row = await owner.selectFrom("child").select("name").where("familyId", "=", fields.id).executeTakeFirst();
    expect(row?.name).toBe("<script>alert(1)</script>");
  });
});

describe("a family's pages", () => {
  const pages = [
    ["family", familyPage.loader, {}],
    ["overview", overview.loader, {}],
    ["timeline", timelinePage.loader, {}],
    ["notes", notesPage.loader, {}],
    ["edit", editPage.loader, {}],
    ["a new guardian", guardianPage.loader, { guardian: "new" }],
    ["a new child", childPage.loader, { child: "new" }],
    ["a new teacher", educatorPage.loader, { educator: "new" }],
  ] as const;

  test.each(pages)("%s is its coach's and the owner's", async (_name, loader, params) => {
    for (const who of ["coach", "owner"] as const)
      expect(await status(Promise.resolve(loader(asking(who, params))))).toBe(200);
  });

  test("timeline and notes show nothing to another coach; the rest is not there", async () => {
    expect(await status(familyPage.loader(asking("otherCoach")))).toBe(404);
    for (const [name, loader, params] of pages) {
      if (name === "timeline" || name === "notes") continue;
      expect([name, await status(Promise.resolve(loader(asking("otherCoach", params))))]).toEqual([name, 404]);
    }
    expect((await timelinePage.loader(asking("otherCoach"))).moments).toEqual([]);
    expect((await notesPage.loader(asking("otherCoach"))).notes).toEqual([]);
  });

  test("an assistant reads names and addresses there, and nothing else", async () => {
    const { family } = await familyPage.loader(asking("assistant"));
    expect(family).toMatchObject({
      team: [],
      open: { drafts: 0, notes: 0 },
      children: [{ name: "Noah", plan: null, said: null }],
    });
    const page = await overview.loader(asking("assistant"));
    expect(page.family).toMatchObject({ children: [], educators: [], lately: [] });
    expect(page.family.guardians[0]?.address).toBe("12 Harlan Street");
    expect(await status(editPage.loader(asking("assistant")))).toBe(404);
    expect(await status(timelinePage.loader(asking("assistant")))).toBe(404);
    expect(await status(notesPage.loader(asking("assistant")))).toBe(404);
  });

  test("a person of another family is not there", async () => {
    const { guardians, childId, educatorId } = house.otherFamily;
    expect(await status(guardianPage.loader(asking("owner", { guardian: guardians[0].guardianId })))).toBe(404);
    expect(await status(childPage.loader(asking("owner", { child: childId })))).toBe(404);
    expect(await status(educatorPage.loader(asking("owner", { educator: educatorId })))).toBe(404);
    expect(await status(childPage.loader(asking("owner", { child: "not-an-id" })))).toBe(404);
  });

  test("a stale form is told so and keeps what was typed", async () => {
    const params = { child: house.family.childId };
    const save = (name: string) => childPage.action(asking("coach", params, { version: "1", name, helps: "A walk" }));
    expect(await answered(await save("Noah A."))).toMatchObject({ status: 303 });
    const late = await answered(await save("Noah B."));
    expect(late).toMatchObject({ status: 409, typed: { name: "Noah B.", helps: "A walk" } });
    expect(late.whole).toContain("What you typed is still here");
  });

  test("a teacher's card with a place on the team, as the form sends it", async () => {
    const { childId } = house.family;
    const fields = {
      id: newId(),
      name: "Dr. Bloom",
      channel: "phone",
      team: childId,
      [`does.${childId}`]: "principal",
      newSchool: "Slip Street",
    };
    expect(await answered(await educatorPage.action(asking("coach", { educator: "new" }, fields)))).toMatchObject({
      status: 303,
    });
    const page = await overview.loader(asking("coach"));
    expect(page.family.educators.find((educator) => educator.name === "Dr. Bloom")).toMatchObject({
      school: "Slip Street",
      around: [{ does: "principal" }],
    });
  });

  test("moving and inviting from the head of the page", async () => {
    expect(await answered(await familyPage.action(asking("coach", {}, { intent: "move", to: "past" })))).toMatchObject({
      status: 303,
    });
    expect(await answered(await familyPage.action(asking("coach", {}, { intent: "move", to: "past" })))).toMatchObject({
      status: 422,
    });
    await familyPage.action(asking("coach", {}, { intent: "move", to: "active" }));
    const invite = { intent: "invite", id: newId(), guardian: house.family.guardians[0].guardianId };
    const answer = await answered(await familyPage.action(asking("coach", {}, invite)));
    expect(answer.whole).toContain("has come in already");
  });
});

describe("finding and hours", () => {
  test("finds people and pages, folded", async () => {
    const page = await find.loader(asking("otherCoach", {}, undefined, "?q=ÉMILE"));
    expect(page.families).toMatchObject([{ name: "Thibodeaux", people: [{ name: "Emile" }] }]);
    expect((await find.loader(asking("coach", {}, undefined, "?q=emile"))).families).toEqual([]);
    expect((await find.loader(asking("assistant", {}, undefined, "?q=library"))).places).toEqual([]);
    expect((await find.loader(asking("coach", {}, undefined, "?q=library"))).places).toHaveLength(1);
  });

  test("hours that end before they begin, no day, or an hour that is none get a sentence", async () => {
    const good = { zone: "America/Denver", workdays: ["1", "2"], dayStarts: "08:30", dayEnds: "17:00" };
    const set = async (wrong: Fields) => answered(await hoursPage.action(asking("coach", {}, { ...good, ...wrong })));
    expect(await set({})).toMatchObject({ status: 303 });
    expect(await set({ dayEnds: "08:00" })).toMatchObject({
      status: 422,
      problems: { dayEnds: expect.stringContaining("later") },
    });
    expect(await set({ workdays: ["9"] })).toMatchObject({ status: 422 });
    expect(await set({ workdays: [] })).toMatchObject({
      status: 422,
      problems: { workdays: "Choose at least one day." },
    });
    expect(await set({ dayStarts: "25:00" })).toMatchObject({ status: 422 });
  });
});
