import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { paths } from "#app/http/paths.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, cookieFor, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site, siteOrigin } from "#tests/support/site.ts";
import { jpeg, png } from "../domain/documents/made-files.ts";
import { drafting } from "../domain/drafts/drafting.ts";

// The pages of sending, as forms without a script send them.
let test: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let house: House;
let cookie: string;
let hands: ReturnType<typeof drafting>;
let home: ReturnType<typeof paths.home>;

beforeAll(async () => {
  test = await freshDatabase();
  owner = openAsOwner(test.owner);
  site = await openSite(test);
});
beforeEach(async () => {
  house = await makeHouse(owner);
  await sql`update educator set email = 'alvarez@school.test' where family_id = ${house.family.familyId}`.execute(
    owner,
  );
  const everybody = actors(house, site.database);
  cookie = await cookieFor(owner, house.family.guardians[0].personId);
  hands = drafting(
    { actor: house.family.guardians[0], handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
  home = paths.home(house.handle, house.family.familyId);
});
afterAll(async () => {
  await site?.close();
  await owner?.destroy();
  await test?.close();
});

const post = (address: string, form: Record<string, string>) => site.ask(address, { cookie, form });

/** Sends a file as the form of the page does. */
async function upload(draft: string, name: string, bytes: Uint8Array, id = newId()) {
  const body = new FormData();
  body.set("id", id);
  body.set("file", new File([new Uint8Array(bytes)], name));
  return site.send(home.messageFiles(draft), { method: "POST", headers: { cookie, origin: siteOrigin }, body });
}

describe("files", () => {
  it("are added by a form, shown as a picture that can do nothing, and taken off again", async () => {
    const id = await hands.begin("thank-you");
    expect((await upload(id, "../Notiz März.PNG", png())).status).toBe(303);
    const [file] = (await hands.own(id)).message.files;
    expect(file).toMatchObject({ name: "Notiz März.png", type: "image/png" });
    const page = await site.ask(home.messageFiles(id), { cookie });
    expect(await page.text()).toContain("Notiz März.png");
    const answer = await site.ask(home.file(file?.id ?? ""), { cookie });
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": expect.stringMatching(
        /^inline; filename="Notiz Ma_rz\.png"; filename\*=UTF-8''Notiz%20M%C3%A4rz\.png$/,
      ),
      "content-security-policy": expect.stringContaining("sandbox"),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    });
    expect((await post(home.messageFiles(id), { remove: file?.id ?? "" })).status).toBe(303);
    expect((await hands.own(id)).message.files).toEqual([]);
  });

  it("that are no picture are saved and never shown", async () => {
    const id = await hands.begin("thank-you");
    await upload(id, "page.html", Buffer.from("Just words."));
    const [file] = (await hands.own(id)).message.files;
    const answer = await site.ask(home.file(file?.id ?? ""), { cookie });
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="page\.html\.txt"/);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  });

  it.each([
    ["a page", "note.png", Buffer.from("<!doctype html><script>1</script>")],
    ["nothing", "", new Uint8Array()],
  ])("that can’t be kept are told at the field: %s", async (_what, name, bytes) => {
    const id = await hands.begin("thank-you");
    const answer = await upload(id, name, bytes);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("f-file-problem");
    expect((await hands.own(id)).message.files).toEqual([]);
  });

  it("come from her alone: another home’s and another family’s page is not there", async () => {
    const id = await hands.begin("thank-you");
    await upload(id, "a.jpg", jpeg());
    const [file] = (await hands.own(id)).message.files;
    for (const guardian of [house.family.guardians[1], house.otherFamily.guardians[0]]) {
      const other = await cookieFor(owner, guardian?.personId ?? "");
      expect((await site.ask(home.file(file?.id ?? ""), { cookie: other })).status).toBe(404);
      const form = { remove: file?.id ?? "" };
      expect((await site.ask(home.messageFiles(id), { cookie: other, form })).status).toBe(404);
    }
    expect((await hands.own(id)).message.files).toHaveLength(1);
  });
});

describe("when it goes", () => {
  async function ready() {
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you for Tuesday.");
    return id;
  }
  const send = (id: string, more: Record<string, string>) =>
    post(home.send(id), { intent: "send", id: newId(), ...more });

  it("may be another day and time, by her clock", async () => {
    const id = await ready();
    site.moveClock(new Date("2026-10-30T12:00:00Z"));
    expect((await send(id, { when: "other", day: "2026-11-03", time: "06:45" })).status).toBe(303);
    site.moveClock(undefined);
    const { zone } = await owner
      .selectFrom("guardian")
      .select("zone")
      .where("id", "=", hands.writer.guardianId)
      .executeTakeFirstOrThrow();
    const due = new Date((await hands.own(id)).sendings[0]?.dueAt ?? "");
    expect(due.toLocaleString("en-US", { timeZone: zone, dateStyle: "short", timeStyle: "short" })).toMatch(
      /^11\/3\/26, 6:45\sAM$/,
    );
  });

  it("that is missing or past is told at its field, and what was chosen stays", async () => {
    const id = await ready();
    const missing = await send(id, { when: "other", time: "06:45" });
    expect(missing.status).toBe(422);
    const text = await missing.text();
    expect(text).toContain("Say on which day it should go.");
    expect(text).toMatch(/value="other"[^>]*checked|checked[^>]*value="other"/);
    expect((await send(id, { when: "other", day: "2020-01-01" })).status).toBe(422);
    expect((await hands.own(id)).state).toBe("private");
  });
});

describe("ways for other channels", () => {
  it.each([
    ["app message", "In the school’s app", /characters\. School apps take/],
    ["note", "On paper", /On paper, to print/],
    ["phone script", "On the phone", /I have called/],
    ["meeting words", "At the meeting", /I have said it/],
  ] as const)("%s", async (channel, title, words) => {
    const id = await hands.begin("thank-you");
    await hands.write(id, "Thank you.", { channel });
    const text = await (await site.ask(home.send(id), { cookie })).text();
    expect(text).toContain(title);
    expect(text).toMatch(words);
    expect(text).not.toContain("mailto:");
    expect(text).not.toContain("Through Alongside");
    expect((await site.ask(home.messagePaper(id), { cookie })).status).toBe(200);
  });
});

it("makes a letter for each, gives one another greeting, and sends them all", async () => {
  const second = newId();
  await sql`insert into educator (practice_id, id, family_id, name, role, channel, email, created_at)
    values (${house.practiceId}, ${second}, ${house.family.familyId}, 'Mr. Kyle Brandvold', '', 'email', 'b@school.test', now())`.execute(
    owner,
  );
  const id = await hands.begin("introduction");
  await hands.write(id, "Dear Ms. Alvarez,\n\nThis is Noah.");
  const both = new URLSearchParams([
    ["intent", "choose"],
    ["to", house.family.educatorId],
    ["to", second],
  ]);
  const headers = { cookie, origin: siteOrigin };
  expect((await site.send(home.messageEach(id), { method: "POST", headers, body: both })).status).toBe(303);
  const page = await (await site.ask(home.messageEach(id), { cookie })).text();
  expect(page).toContain('value="Dear Mr. Brandvold,"');
  const copy = await owner
    .selectFrom("draftCopy")
    .select("draftId")
    .where("educatorId", "=", second)
    .executeTakeFirstOrThrow();
  expect(
    (await post(home.messageEach(id), { intent: "greet", draft: copy.draftId, greeting: "Hello Kyle," })).status,
  ).toBe(303);
  expect((await hands.own(copy.draftId)).message.body).toBe("Hello Kyle,\n\nThis is Noah.");
  expect((await post(home.messageEach(id), { intent: "send", when: "morning" })).status).toBe(303);
  expect((await hands.own(copy.draftId)).sendings[0]).toMatchObject({
    state: "waiting",
    body: "Hello Kyle,\n\nThis is Noah.",
  });
});
