import type { Kysely } from "kysely";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachFile } from "#app/domain/drafts/attach-file.server.ts";
import { purposes } from "#app/domain/drafts/draft.ts";
import { setLookRules } from "#app/domain/drafts/set-look-rules.server.ts";
import { newId } from "#app/domain/ids.ts";
import { paths } from "#app/http/paths.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, cookieFor, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site } from "#tests/support/site.ts";
import { drafting } from "../domain/drafts/drafting.ts";

// A walk that tries to stop a parent with every feature there is, all at once, and can't: her own words are hers to copy, to open
// in her mail, to save, to share and to have sent, whatever the practice decided and whatever else happened (product.md, 1).
let test: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let house: House;
let cookie: string;
let hands: ReturnType<typeof drafting>;
let home: ReturnType<typeof paths.home>;
const words = "He came home and cried, and I am angry. You always do this.\n\nCall me today!";

beforeAll(async () => {
  test = await freshDatabase();
  owner = openAsOwner(test.owner);
  site = await openSite(test);
  house = await makeHouse(owner);
  const everybody = actors(house, site.database);
  const [guardian] = house.family.guardians;
  cookie = await cookieFor(owner, guardian.personId);
  hands = drafting(
    { actor: guardian, handle: everybody.guardian },
    { actor: house.coach, handle: everybody.coach },
    house.family.educatorId,
  );
  home = paths.home(house.handle, house.family.familyId);
  // Everything wants a look first, but absence, which nobody can hold.
  const all = Object.fromEntries(purposes.map((purpose) => [purpose.key, "yes"])) as Parameters<typeof setLookRules>[3];
  await everybody.coach.write((tx) => setLookRules(tx, house.coach, house.family.familyId, all));
  // A promise to herself, for every feeling and every night.
  await sql`insert into calm_promise (practice_id, guardian_id, family_id, words, from_level, at_night, set_at)
    values (${house.practiceId}, ${guardian.guardianId}, ${house.family.familyId}, 'Keep my words until morning', 3, true, now())`.execute(
    owner,
  );
  await sql`insert into family_hold (practice_id, id, family_id, held_by, since)
    values (${house.practiceId}, ${newId()}, ${house.family.familyId}, ${house.owner.memberId}, now())`.execute(owner);
});
afterAll(async () => {
  await site?.close();
  await owner?.destroy();
  await test?.close();
});

/** A draft that rests until next week, with a file, shared and found wanting, its day's limit reached, its coach gone. */
async function heldInEveryWay(purpose: (typeof purposes)[number]["key"], state: string): Promise<string> {
  const id = await hands.begin(purpose);
  await hands.write(id, words);
  await sql`update educator set email = 'alvarez@school.test' where family_id = ${house.family.familyId}`.execute(
    owner,
  );
  await hands.write(id, words);
  const file = { id: newId(), name: "note.txt", bytes: Buffer.from("A note.") };
  await actors(house, site.database).guardian.write((tx) => attachFile(tx, site.storage, hands.writer, id, file));
  if (state !== "private") await hands.share(id);
  if (state === "thoughts") await hands.look(id, "thoughts");
  if (state === "set aside") await sql`update draft set state = 'set aside' where id = ${id}`.execute(owner);
  await sql`update draft_text set rests_until = now() + interval '7 days' where draft_id = ${id}`.execute(owner);
  return id;
}

const page = async (address: string) => {
  const answer = await site.ask(address, { cookie });
  return { status: answer.status, type: answer.headers.get("content-type") ?? "", text: await answer.text() };
};

/** Every way of her own, in this state. */
async function everyWay(id: string) {
  const ways = await page(home.send(id));
  expect(ways.status).toBe(200);
  // Copying: without script the words stand open, to the letter.
  expect(ways.text).toContain("He came home and cried, and I am angry. You always do this.\n\nCall me today!");
  expect(ways.text).toMatch(/href="mailto:alvarez@school\.test\?[^"]*body=He%20came%20home/);
  expect(ways.text).toContain(`href="${home.messageFile(id)}"`);
  const eml = await page(home.messageFile(id));
  expect(eml).toMatchObject({ status: 200, type: "message/rfc822" });
  expect(eml.text).toContain(Buffer.from(words.replaceAll("\n", "\r\n")).toString("base64").slice(0, 60));
  expect(eml.text).toContain("note.txt");
  expect(await page(home.messagePaper(id))).toMatchObject({
    status: 200,
    text: expect.stringContaining("Call me today!"),
  });
  expect((await page(home.message(id))).status).toBe(200);
}

describe.each(["private", "shared", "thoughts", "set aside"])(
  "a message that is %s, held in every way there is",
  (state) => {
    it.each(["concern", "request", "thank-you", "absence"] as const)("is hers to send: %s", async (purpose) => {
      const id = await heldInEveryWay(purpose, state);
      await everyWay(id);
      const said = await site.ask(home.send(id), { cookie, form: { intent: "said", how: "as it is", text: "" } });
      expect(said.status).toBe(303);
      const own = await hands.own(id);
      expect(own.state).toBe("sent");
      expect(own.sendings[0]).toMatchObject({ way: "said to be sent", state: "sent", body: words, shared: false });
      const log = await owner
        .selectFrom("logEntry")
        .select("body")
        .where("sendingId", "=", own.sendings[0]?.id ?? "")
        .execute();
      expect(log).toEqual([{ body: words }]);
    });
  },
);

describe("nor when", () => {
  it("forty have left through Alongside today", async () => {
    const absence = await heldInEveryWay("absence", "private");
    await site.ask(home.send(absence), { cookie, form: { intent: "said", how: "as it is" } });
    const id = await heldInEveryWay("concern", "private");
    await sql`insert into draft_sending (practice_id, id, draft_id, version_id, guardian_id, family_id, way, hash, state, due_at, created_at)
      select v.practice_id, gen_random_uuid(), v.draft_id, v.id, v.guardian_id, v.family_id, 'alongside', v.hash, 'failed', now(), now()
      from draft_version v, generate_series(1, 40) where v.draft_id = ${absence}`.execute(owner);
    await everyWay(id);
    const said = await site.ask(home.send(id), {
      cookie,
      form: { intent: "said", how: "pasted", text: "Other words." },
    });
    expect(said.status).toBe(303);
    expect((await hands.own(id)).sendings[0]?.body).toBe("Other words.");
  });

  it("nobody coaches her any more, and every coach is suspended", async () => {
    const id = await heldInEveryWay("request", "shared");
    await sql`update family_coach set until = now() where family_id = ${house.family.familyId}`.execute(owner);
    await sql`update member set state = 'suspended' where practice_id = ${house.practiceId} and not roles @> array['owner']`.execute(
      owner,
    );
    await everyWay(id);
    const said = await site.ask(home.send(id), { cookie, form: { intent: "said", how: "as it is" } });
    expect(said.status).toBe(303);
  });

  it("the family is past", async () => {
    await sql`update family set state = 'past' where id = ${house.family.familyId}`.execute(owner);
    const id = await heldInEveryWay("request", "private");
    await everyWay(id);
  });
});

it("shows no reproach for it", async () => {
  const id = await heldInEveryWay("concern", "private");
  await site.ask(home.send(id), { cookie, form: { intent: "said", how: "as it is" } });
  const { text } = await page(home.message(id));
  expect(text).not.toMatch(/without a look|should have|next time|instead of|not approved|warning/i);
});
