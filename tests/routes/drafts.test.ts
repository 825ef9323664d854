import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import * as message from "#app/routes/family/message.tsx";
import * as keep from "#app/routes/family/message-keep.tsx";
import * as fresh from "#app/routes/family/message-new.tsx";
import * as send from "#app/routes/family/message-send.tsx";
import * as start from "#app/routes/family/message-start.tsx";
import * as thoughts from "#app/routes/family/message-thoughts.tsx";
import * as list from "#app/routes/family/messages.tsx";
import * as familyDrafts from "#app/routes/practice/family-drafts.tsx";
import * as review from "#app/routes/practice/review.tsx";
import * as desk from "#app/routes/practice/review-draft.tsx";
import * as rules from "#app/routes/practice/settings-look-first.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { asking, type Form } from "./asking.ts";

let test: TestDatabase;
let database: Database;
let owner: ReturnType<typeof openAsOwner>;
let house: House;
let ask: ReturnType<typeof asking>;

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web);
  owner = openAsOwner(test.owner);
  house = await makeHouse(owner);
  ask = asking(house, database, owner);
});
afterAll(async () => {
  await owner.destroy();
  await database.close();
  await test.close();
});

const mother = () => house.family.guardians[0];
const text = (more: Form = {}): Form => ({
  version: "1",
  channel: "email",
  subject: "Tuesday",
  body: "A line.",
  ...more,
});

async function begun(purpose = "concern"): Promise<string> {
  const form = { id: newId(), purpose, to: house.family.educatorId, next: "write" };
  const answer = await ask(fresh, mother(), { form });
  expect(answer.status).toBe(303);
  return form.id;
}
async function shared(purpose = "concern"): Promise<string> {
  const draft = await begun(purpose);
  const form = text({ to: house.family.educatorId, intent: "share", word: "Too long?" });
  expect((await ask(message, mother(), { draft, form })).status).toBe(303);
  return draft;
}

describe("a parent’s forms", () => {
  it("ask for what is missing and keep what was typed", async () => {
    const answer = await ask(fresh, mother(), { form: { id: newId(), toEmail: "no address", toName: "Ms. Brandt" } });
    expect(answer.status).toBe(422);
    expect(answer.body.problems).toMatchObject({
      purpose: "Choose what it is for.",
      toEmail: expect.stringContaining("email address"),
    });
    expect(answer.body.typed).toMatchObject({ toName: "Ms. Brandt" });
  });

  it("begin with questions or an empty page, one message for a form sent twice", async () => {
    const form = { id: newId(), purpose: "reply", next: "start" };
    expect((await ask(fresh, mother(), { form })).to).toContain(`${form.id}/start`);
    expect((await ask(fresh, mother(), { form })).to).toContain(form.id);
    const page = await ask(start, mother(), { draft: form.id });
    expect(page.body).toMatchObject({ at: 1 });
    const { key } = page.body.question as { key: string };
    const next = await ask(start, mother(), {
      draft: form.id,
      form: { question: key, [key]: "" },
    });
    expect(next.status).toBe(303);
    expect((await ask(start, mother(), { draft: form.id, query: "?q=nothing" })).status).toBe(404);
  });

  it.each([
    ["too long", { body: "x".repeat(20_001) }, "body"],
    ["half a character", { body: "\ud800" }, null],
    ["a channel that is none", { channel: "pigeon" }, "channel"],
    ["a day that is none", { intent: "share", neededDay: "2026-02-31" }, "neededDay"],
    ["a time that is none", { intent: "share", neededDay: "2026-02-03", neededTime: "25:00" }, "neededTime"],
    ["a card of another family", { to: "other" }, "to"],
    ["nothing to share", { intent: "share", body: "" }, "body"],
  ])("say what to do about %s", async (_what, more, field) => {
    const draft = await begun();
    const form = text({ ...more, ...("to" in more ? { to: house.otherFamily.educatorId } : {}) } as Form);
    const answer = await ask(message, mother(), { draft, form });
    if (field === null) {
      // A browser sends half a character as U+FFFD, so it is whole when it comes in.
      expect(answer.status).toBe(303);
      return;
    }
    expect(answer.status).toBe(422);
    expect((answer.body.problems as Record<string, string>)[field]).toMatch(/[.]$/);
    expect(answer.body.typed).toMatchObject({ subject: "Tuesday" });
  });

  it("keep both when two devices wrote", async () => {
    const draft = await begun();
    expect((await ask(keep, mother(), { draft, form: text() })).body).toEqual({ version: 2 });
    const late = await ask(keep, mother(), { draft, form: text({ body: "Other words." }) });
    expect(late).toMatchObject({ status: 409, body: { sentence: expect.stringContaining("another device") } });
    const page = await ask(message, mother(), { draft, form: text({ body: "Other words.", intent: "keep" }) });
    expect(page).toMatchObject({ status: 409, body: { typed: { body: "Other words.", version: "1" } } });
    const mine = text({ body: "Other words.", intent: "mine.2" });
    expect((await ask(message, mother(), { draft, form: mine })).status).toBe(303);
  });

  it("are answered alike for what is unknown, malformed or somebody else’s", async () => {
    const draft = await begun();
    const other = house.family.guardians[1];
    if (!other) throw new Error("this family has two homes");
    for (const route of [message, send, thoughts, start]) {
      expect((await ask(route, mother(), { draft: newId() })).status).toBe(404);
      expect((await ask(route, mother(), { draft: "not an id" })).status).toBe(404);
      expect((await ask(route, other, { draft })).status).toBe(404);
    }
    expect((await ask(message, other, { draft, form: text() })).status).toBe(404);
    expect((await ask(message, other, { draft, form: { intent: "set aside" } })).status).toBe(404);
    expect((await ask(keep, mother(), { draft })).status).toBe(404);
  });

  it("share what was typed with the same press, and take it back", async () => {
    const draft = await shared();
    expect((await ask(message, mother(), { draft, form: { intent: "take back" } })).status).toBe(303);
    expect((await ask(desk, house.coach, { draft })).status).toBe(404);
    expect((await ask(message, mother(), { draft, form: { intent: "take back" } })).status).toBe(422);
  });

  it("hold what was not found ready, and never what she sends herself", async () => {
    const draft = await shared();
    const order = { id: newId(), intent: "send", when: "now" };
    expect(await ask(send, mother(), { draft, form: order })).toMatchObject({
      status: 422,
      body: { whole: expect.stringContaining("own mailbox") },
    });
    expect((await ask(send, mother(), { draft, form: { ...order, when: "never" } })).body.problems).toHaveProperty(
      "when",
    );
    const pasted = { intent: "said", how: "pasted", text: "" };
    expect((await ask(send, mother(), { draft, form: pasted })).body.problems).toHaveProperty("text");
    expect((await ask(send, mother(), { draft, form: { ...pasted, how: "as it is" } })).status).toBe(303);
    expect((await ask(send, mother(), { draft })).status).toBe(302);
    const lines = (await ask(list, mother())).body.messages as { id: string; state: string }[];
    expect(lines.find((line) => line.id === draft)?.state).toBe("sent");
  });

  it("start from the words of an exercise, her own alone", async () => {
    const page = await ask(fresh, mother(), { query: `?id=${newId()}&from=${newId()}&step=email` });
    expect(page.body.from).toBeNull();
  });
});

describe("the desk", () => {
  it("shows what was shared and nothing else, and says that it waits", async () => {
    const hidden = await begun();
    expect((await ask(desk, house.coach, { draft: hidden })).status).toBe(404);
    const draft = await shared();
    for (const nobody of [house.otherCoach, house.assistant]) {
      expect((await ask(desk, nobody, { draft })).status).toBe(404);
    }
    const page = await ask(desk, house.coach, { draft });
    expect(page.body).toMatchObject({
      title: "Concern to Ms. Alvarez",
      place: expect.objectContaining({ of: expect.any(Number) }),
    });
    const items = (await ask(review, house.coach)).body.items as { id: string }[];
    expect(items.map((item) => item.id)).toContain(draft);
    const lines = (await ask(familyDrafts, house.coach)).body.drafts as { id: string }[];
    expect(lines.map((line) => line.id)).toContain(draft);
  });

  it("takes thoughts, mends them, and goes on to the next after the decision", async () => {
    const draft = await shared();
    const { body } = await ask(desk, house.coach, { draft });
    const { id: versionId } = body.current as { id: string };
    const thought = { intent: "think", id: newId(), versionId, kind: "comment", quote: "A line", words: "Which?" };
    const missing = await ask(desk, house.coach, { draft, form: { ...thought, quote: "Not there" } });
    expect(missing).toMatchObject({
      status: 422,
      body: { problems: { quote: expect.any(String) }, typed: { words: "Which?" } },
    });
    expect((await ask(desk, house.coach, { draft, form: thought })).status).toBe(303);
    expect((await ask(desk, house.coach, { draft, form: thought })).status).toBe(303);
    const empty = { intent: "mend", thought: thought.id, words: "" };
    expect((await ask(desk, house.coach, { draft, form: empty })).body.problems).toHaveProperty("words");
    const look = { intent: "look", version: "1", decision: "thoughts", word: "My words." };
    expect(await ask(desk, house.coach, { draft, form: look })).toMatchObject({
      status: 409,
      body: { typed: { word: "My words." } },
    });
    const fresher = { ...look, version: String(body.version) };
    expect(
      (await ask(desk, house.coach, { draft, form: { ...fresher, decision: "no" } })).body.problems,
    ).toHaveProperty("decision");
    expect((await ask(desk, house.coach, { draft, form: fresher })).status).toBe(303);
    const page = await ask(thoughts, mother(), { draft });
    expect(page.body).toMatchObject({ look: { word: "My words." }, letter: { thoughts: [{ words: "Which?" }] } });
  });

  it("lets the owner set the practice’s rules and a coach those of her family", async () => {
    expect((await ask(rules, house.coach, { form: { reply: "yes" } })).body.whole).toContain("owner");
    expect((await ask(rules, house.owner, { form: { reply: "perhaps" } })).body.problems).toHaveProperty("reply");
    expect((await ask(rules, house.owner, { form: { reply: "yes" } })).status).toBe(303);
    const query = `?family=${house.family.familyId}`;
    expect((await ask(rules, house.coach, { query, form: { reply: "no" } })).status).toBe(303);
    const { rules: rows } = (await ask(rules, house.coach, { query })).body as { rules: { purpose: string }[] };
    expect(rows.find((row) => row.purpose === "reply")).toMatchObject({ practice: true, own: false });
    expect((await ask(rules, house.coach, { query: `?family=${house.otherFamily.familyId}` })).status).toBe(404);
    expect((await ask(rules, house.assistant)).status).toBe(404);
  });
});
