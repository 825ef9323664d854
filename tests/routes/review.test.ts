import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import * as message from "#app/routes/family/message.tsx";
import * as fresh from "#app/routes/family/message-new.tsx";
import * as send from "#app/routes/family/message-send.tsx";
import * as thoughts from "#app/routes/family/message-thoughts.tsx";
import * as review from "#app/routes/practice/review.tsx";
import * as desk from "#app/routes/practice/review-draft.tsx";
import * as snippets from "#app/routes/practice/settings-snippets.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { asking } from "./asking.ts";

// The desk and the parent's page of thoughts as plain forms: what is asked here works without JavaScript.
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

const hers = "Emile says the order changed. His plan says you must warn him. Could we try a card on his desk?";
const coachs = "Emile says the order changed. His plan has a warning. Could we try a card on his desk for two weeks?";
const mother = () => house.family.guardians[0];

async function shared(): Promise<string> {
  const begin = { id: newId(), purpose: "concern", to: house.family.educatorId, next: "write" };
  await ask(fresh, mother(), { form: begin });
  const text = { version: "1", channel: "email", subject: "Tuesday", body: hers, to: house.family.educatorId };
  expect((await ask(message, mother(), { draft: begin.id, form: { ...text, intent: "share" } })).status).toBe(303);
  return begin.id;
}

type Desk = { current: { id: string }; hers: { known: string; body: string }; version: number; thoughtId: string };
type Shown = {
  body: string;
  ready: boolean;
  letter: { open: number; suggestions: { id: string; answer: string; title: string }[]; withTheRest: { body: string } };
  together: { id: string; confirmedAt: string | null } | null;
};
const onDesk = async (draft: string) => (await ask(desk, house.coach, { draft })).body as unknown as Desk;
const onPhone = async (draft: string) => (await ask(thoughts, mother(), { draft })).body as unknown as Shown;

/** She edits the letter, and gives the look. */
async function suggested(draft: string, decision: string, more: Record<string, string> = {}): Promise<void> {
  const before = await onDesk(draft);
  const edit = {
    intent: "edit",
    versionId: before.current.id,
    known: before.hers.known,
    subject: "Tuesday",
    body: coachs,
  };
  expect((await ask(desk, house.coach, { draft, form: edit, query: "?view=edit" })).status).toBe(303);
  const look = { intent: "look", version: String(before.version), decision, word: "Take or leave each.", ...more };
  expect((await ask(desk, house.coach, { draft, form: look })).status).toBe(303);
}

describe("the Review desk", () => {
  it("makes suggestions of an edited letter, mends, joins and removes them", async () => {
    const draft = await shared();
    const before = await onDesk(draft);
    const edit = { intent: "edit", versionId: before.current.id, known: "", subject: "Tuesday", body: coachs };
    await ask(desk, house.coach, { draft, form: edit });
    expect((await onDesk(draft)).hers.body).toBe(coachs);
    const late = await ask(desk, house.coach, { draft, form: { ...edit, body: "Mine." } });
    expect(late).toMatchObject({ status: 409, body: { typed: { body: "Mine." } } });
    const [one, two] = (await onDesk(draft)).hers.known.split(" ");
    const empty = {
      intent: "mend suggestion",
      suggestion: one ?? "",
      instead: "has a warning in it",
      reason: "Softer.",
    };
    expect((await ask(desk, house.coach, { draft, form: empty })).status).toBe(303);
    const join = { intent: "join suggestions", suggestion: two ?? "" };
    const first = await ask(desk, house.coach, { draft, form: join });
    const second = await ask(desk, house.coach, { draft, form: { ...join, suggestion: one ?? "" } });
    expect([first.status, second.status].toSorted()).toEqual([303, 422]);
    const left = (await onDesk(draft)).hers.known;
    expect(left.split(" ")).toHaveLength(1);
    await ask(desk, house.coach, { draft, form: { intent: "remove suggestion", suggestion: left } });
    expect((await onDesk(draft)).hers).toMatchObject({ known: "", body: hers });
  });

  it("opens the second pair of eyes for the coach alone, and keeps nothing of it", async () => {
    const draft = await shared();
    expect((await ask(desk, house.coach, { draft })).body.eyes).toBeNull();
    const { eyes } = (await ask(desk, house.coach, { draft, query: "?eyes=open" })).body;
    expect(eyes).toMatchObject({ language: "english" });
    expect((await onDesk(draft)).hers.known).toBe("");
  });

  it("hands an item over, and goes on to the next", async () => {
    const draft = await shared();
    const form = { intent: "hand over", to: house.owner.memberId, note: "Please." };
    const wrong = await ask(desk, house.coach, { draft, form: { ...form, to: house.otherCoach.memberId } });
    expect(wrong).toMatchObject({
      status: 422,
      body: { problems: { to: expect.any(String) }, typed: { note: "Please." } },
    });
    expect((await ask(desk, house.coach, { draft, form })).status).toBe(303);
    const items = (await ask(review, house.coach)).body.items as { id: string }[];
    expect(items.map(({ id }) => id)).not.toContain(draft);
    expect((await ask(desk, house.owner, { draft })).body.handed).toMatchObject({ note: "Please." });
  });
});

describe("her thoughts", () => {
  it("are taken, put back and left by plain forms, with a preview, until the text may go", async () => {
    const draft = await shared();
    await suggested(draft, "ready with changes");
    const before = await onPhone(draft);
    expect(before.letter).toMatchObject({ open: 2, withTheRest: { body: coachs } });
    const [one] = before.letter.suggestions;
    const answer = (intent: string) => ask(thoughts, mother(), { draft, form: { intent, suggestion: one?.id ?? "" } });
    expect((await answer("take")).to).toContain(`#thought-${one?.id}`);
    expect((await onPhone(draft)).body).toBe(hers.replace("says you must warn him", "has a warning"));
    await answer("open");
    expect((await onPhone(draft)).body).toBe(hers);
    await answer("leave");
    const sending = { intent: "send", id: newId(), when: "now", shared: "" };
    expect((await ask(send, mother(), { draft, form: sending })).status).toBe(422);
    await answer("take");
    await ask(thoughts, mother(), { draft, form: { intent: "take the rest" } });
    expect(await onPhone(draft)).toMatchObject({ body: coachs, ready: true, letter: { open: 0 } });
    expect((await ask(send, mother(), { draft, form: sending })).status).toBe(303);
  });

  it("say whether both wrote it on a call", async () => {
    const draft = await shared();
    await suggested(draft, "thoughts", { together: "yes" });
    const { together } = await onPhone(draft);
    const form = { intent: "together", together: together?.id ?? "" };
    expect((await ask(thoughts, mother(), { draft, form })).status).toBe(303);
    expect((await onPhone(draft)).together?.confirmedAt).not.toBeNull();
    expect((await ask(desk, house.coach, { draft })).body.together).toMatchObject({ confirmedAt: expect.any(String) });
  });

  it("are nobody else’s: neither the other home nor another coach sees or answers them", async () => {
    const draft = await shared();
    await suggested(draft, "thoughts");
    const [one] = (await onPhone(draft)).letter.suggestions;
    const form = { intent: "take", suggestion: one?.id ?? "" };
    const otherHome = house.family.guardians[1] ?? mother();
    expect((await ask(thoughts, otherHome, { draft })).status).toBe(404);
    expect((await ask(thoughts, otherHome, { draft, form })).status).toBe(404);
    expect((await ask(desk, house.otherCoach, { draft })).status).toBe(404);
    await ask(thoughts, mother(), { draft, form });
    const page = JSON.stringify((await ask(desk, house.coach, { draft })).body);
    expect(page).not.toContain("taken");
  });
});

describe("a coach’s settings", () => {
  it("keep her snippets", async () => {
    const form = { intent: "keep", id: newId(), name: "One day", words: "Which day was it?" };
    expect((await ask(snippets, house.coach, { form: { ...form, words: "" } })).body.problems).toHaveProperty("words");
    expect((await ask(snippets, house.coach, { form })).status).toBe(303);
    expect((await ask(snippets, house.owner)).body.snippets).toEqual([]);
    expect((await ask(snippets, house.coach, { form: { intent: "remove", id: form.id } })).status).toBe(303);
    expect((await ask(snippets, house.coach)).body.snippets).toEqual([]);
    expect((await ask(snippets, house.assistant)).status).toBe(404);
  });
});
