import type { Kysely } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveExercise } from "#app/domain/homework/give-exercise.server.ts";
import { library } from "#app/domain/homework/library/library.ts";
import { newId } from "#app/domain/ids.ts";
import * as cover from "#app/routes/family/assignment.tsx";
import * as sharing from "#app/routes/family/assignment-share.tsx";
import * as stepPage from "#app/routes/family/assignment-step.tsx";
import * as keeping from "#app/routes/family/assignment-step-keep.tsx";
import * as give from "#app/routes/practice/assignment-give.tsx";
import * as tab from "#app/routes/practice/family-homework.tsx";
import * as review from "#app/routes/practice/review-assignment.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { actors, cookieFor, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const storage = memoryStorage();
const origin = "http://localhost";
let fresh: TestDatabase;
let database: Database;
let owner: Kysely<DB>;
let house: House;
let cookies: { mother: string; coach: string };

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.web, { size: 4 });
  owner = openAsOwner(fresh.owner);
  house = await makeHouse(owner);
  cookies = {
    mother: await cookieFor(owner, house.family.guardians[0].personId),
    coach: await cookieFor(owner, house.coach.personId),
  };
});

afterAll(async () => {
  await database.close();
  await owner.destroy();
  await fresh.close();
});

type Fields = Record<string, string | string[]>;

/** The arguments of a loader (without fields) or an action, as the router gives them. */
function asking(who: keyof typeof cookies, params: Record<string, string>, fields?: Fields, search = "") {
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

async function given(exercise: string): Promise<string> {
  const { guardianId } = house.family.guardians[0];
  const { familyId } = house.family;
  const [to] = await actors(house, database).coach.write((tx) =>
    giveExercise(tx, house.coach, {
      familyId,
      guardians: [guardianId],
      ids: { [guardianId]: newId() },
      exercise,
      note: "",
    }),
  );
  if (!to) throw new Error("it went to nobody");
  return to.id;
}

/** What a loader or action gave: a redirect's address, or its data with its status. */
async function outcome(answer: unknown): Promise<{ to?: string; status: number; data?: unknown }> {
  const given = await Promise.resolve(answer).catch((thrown: unknown) => thrown);
  if (given instanceof Response) return { to: given.headers.get("Location") ?? undefined, status: given.status };
  if (typeof given === "object" && given !== null && "init" in given && "data" in given) {
    return { status: (given.init as { status?: number } | null)?.status ?? 200, data: given.data };
  }
  if (given instanceof Error) throw given;
  return { status: 200, data: given };
}

const home = () => `/p/${house.handle}/f/${house.family.familyId}`;
const freshPage = () => ({ version: "0", sitting: newId() });

describe("every kind of step, without JavaScript, is kept as it was written and stands in its fields again", () => {
  test.each([
    ["hello-this-is-us", "lights", { text: "Drawing maps\nof islands" }],
    ["ten-past-two", "three-lines", { text: "Thank you.\n\nI’ll write again." }],
    ["hello-this-is-us", "naming", { choice: "name", own: "dyslexia" }],
    ["ten-past-two", "carrying", { choice: ["families", "else"], own: "a cold" }],
    ["three-things-for-the-meeting", "weight", { "place.hope-1": "must", "place.hope-2": "wait" }],
    ["before-i-write", "feeling", { level: "4" }],
    ["three-things-for-the-meeting", "ready", { choice: ["who", "paper"] }],
    ["before-i-write", "boxes", { "fact.0.saw": "A desk pushed over.", "fact.0.want": "What came before" }],
    ["help-me-understand", "rewrite-own", { sentence: "Nobody told me.", text: "What could I have heard?" }],
    ["two-lines-today", "email", { subject: "Got it", body: "Dear Ms. Alvarez,\n\nThank you." }],
  ])("%s: %s", async (exercise, step, fields) => {
    const assignment = await given(exercise);
    const went = await outcome(
      stepPage.action(asking("mother", { assignment, step }, { ...freshPage(), intent: "stay", ...fields })),
    );
    expect(went).toEqual({ status: 302, to: `${home()}/try/${assignment}/${step}` });
    const shown = await outcome(stepPage.loader(asking("mother", { assignment, step })));
    expect(shown.data).toMatchObject({ version: 1, typed: fields });
  });

  test("a step to read keeps nothing and goes on", async () => {
    const assignment = await given("before-i-write");
    const went = await outcome(
      stepPage.action(asking("mother", { assignment, step: "danger" }, { ...freshPage(), intent: "next" })),
    );
    expect(went.to).toBe(`${home()}/try/${assignment}/feeling`);
    expect((await outcome(cover.loader(asking("mother", { assignment })))).data).toMatchObject({ state: "given" });
  });

  test("all of the library can be gone through from the first step to the last look", async () => {
    for (const exercise of library) {
      const assignment = await given(exercise.key);
      let at = await outcome(cover.action(asking("mother", { assignment }, { intent: "whole" })));
      for (const step of exercise.steps) {
        expect(at.to).toBe(`${home()}/try/${assignment}/${step.key}`);
        const asked = asking("mother", { assignment, step: step.key }, { ...freshPage(), intent: "next" });
        at = await outcome(stepPage.action(asked));
      }
      expect(at.to).toBe(`${home()}/try/${assignment}/share`);
    }
  });
});

describe("the ways on, back and out", () => {
  test.each([
    ["back", "feeling", "/danger"],
    ["back", "danger", ""],
    ["next", "feeling", "/boxes"],
    ["next", "first-question", "/share"],
  ])("%s from %s", async (intent, step, to) => {
    const assignment = await given("before-i-write");
    const went = await outcome(stepPage.action(asking("mother", { assignment, step }, { ...freshPage(), intent })));
    expect(went.to).toBe(`${home()}/try/${assignment}${to}`);
  });

  test("enough for today saves and leads to the week", async () => {
    const assignment = await given("before-i-write");
    const fields = { ...freshPage(), intent: "enough", text: "What came before?" };
    const went = await outcome(stepPage.action(asking("mother", { assignment, step: "first-question" }, fields)));
    expect(went).toEqual({ status: 303, to: home() });
    expect((await outcome(cover.loader(asking("mother", { assignment })))).data).toMatchObject({ state: "started" });
  });

  test("not this week, and up again", async () => {
    const assignment = await given("before-i-write");
    expect((await outcome(cover.action(asking("mother", { assignment }, { intent: "not this week" })))).to).toBe(
      home(),
    );
    const step = await outcome(stepPage.loader(asking("mother", { assignment, step: "danger" })));
    expect(step.to).toBe(`${home()}/try/${assignment}`);
    await outcome(cover.action(asking("mother", { assignment }, { intent: "up again" })));
    expect((await outcome(cover.loader(asking("mother", { assignment })))).data).toMatchObject({ state: "given" });
  });

  test("the short form shows only its own steps", async () => {
    const assignment = await given("hello-this-is-us");
    const begun = await outcome(cover.action(asking("mother", { assignment }, { intent: "short" })));
    expect(begun.to).toBe(`${home()}/try/${assignment}/lights`);
    expect((await outcome(stepPage.loader(asking("mother", { assignment, step: "hard" })))).data).toMatchObject({
      at: 2,
      of: 3,
    });
  });
});

describe("bad input gets a sentence and keeps what was typed", () => {
  const refused = async (step: string, fields: Fields) => {
    const assignment = await given("before-i-write");
    return outcome(
      stepPage.action(asking("mother", { assignment, step }, { ...freshPage(), intent: "next", ...fields })),
    );
  };

  test.each([
    ["too long", "first-question", { text: "x".repeat(2_003) }, { text: /3 characters longer/ }],
    ["NUL", "first-question", { text: "a\u0000b" }, { text: /can’t be kept/ }],
    ["NUL in one of several boxes", "boxes", { "fact.0.saw": "\u0000" }, { "fact.0.saw": /can’t be kept/ }],
    ["a number that the scale does not have", "feeling", { level: "9" }, { level: /from 1 to 5/ }],
    ["a choice that there is not", "when", { choice: "never" }, { choice: /one of these/ }],
  ])("%s", async (_what, step, fields, problems) => {
    const answer = await refused(step, fields);
    const sentences = Object.entries(problems).map(([field, said]) => [field, expect.stringMatching(said)]);
    expect(answer).toMatchObject({ status: 422, data: { problems: Object.fromEntries(sentences), typed: fields } });
  });

  test("a script is words like any other", async () => {
    const answer = await refused("first-question", { text: "<script>alert(1)</script>" });
    expect(answer.status).toBe(302);
  });

  test("a form that lost its hidden fields", async () => {
    const assignment = await given("before-i-write");
    const asked = asking("mother", { assignment, step: "first-question" }, { text: "What came before?" });
    expect(await outcome(stepPage.action(asked))).toMatchObject({
      status: 422,
      data: { typed: { text: "What came before?" } },
    });
  });

  test("an unknown step, an unknown exercise, a malformed id", async () => {
    const assignment = await given("before-i-write");
    for (const params of [
      { assignment, step: "no-such" },
      { assignment: newId(), step: "feeling" },
      { assignment: "7", step: "feeling" },
    ]) {
      expect((await outcome(stepPage.loader(asking("mother", params)))).status).toBe(404);
      expect((await outcome(stepPage.action(asking("mother", params, { ...freshPage(), level: "3" })))).status).toBe(
        404,
      );
    }
  });

  test("another device: both wordings are kept, and the page leads back to choose", async () => {
    const assignment = await given("before-i-write");
    const at = { assignment, step: "first-question" };
    const write = (text: string) => asking("mother", at, { ...freshPage(), intent: "next", text });
    await outcome(stepPage.action(write("From the phone.")));
    const second = await outcome(stepPage.action(write("From the tablet.")));
    expect(second.to).toBe(`${home()}/try/${assignment}/first-question`);
    const shown = (await outcome(stepPage.loader(asking("mother", at)))).data;
    expect(shown).toMatchObject({
      version: 2,
      typed: { text: "From the tablet." },
      others: [{ answer: { as: "words", text: "From the phone." } }],
    });
    const choose = asking("mother", at, { version: "2", sitting: newId(), intent: "take.0" });
    await outcome(stepPage.action(choose));
    expect((await outcome(stepPage.loader(asking("mother", at)))).data).toMatchObject({
      typed: { text: "From the phone." },
    });
  });
});

describe("keeping while she types", () => {
  test("answers with the version, or with what to mend", async () => {
    const at = { assignment: await given("before-i-write"), step: "first-question" };
    const keep = async (fields: Fields) => {
      const answer = await keeping.action(asking("mother", at, { ...freshPage(), ...fields }));
      return { status: answer.status, said: await answer.json() };
    };
    expect(await keep({ text: "What" })).toEqual({ status: 200, said: { version: 1, changedElsewhere: false } });
    expect(await keep({ text: "x".repeat(2_001) })).toMatchObject({
      status: 422,
      said: { sentence: expect.any(String) },
    });
    expect(await keep({ version: "x", text: "What" })).toMatchObject({ status: 422 });
    expect((await outcome(keeping.loader(asking("mother", at)))).status).toBe(404);
  });
});

describe("sharing and answering, from page to page", () => {
  async function shared() {
    const assignment = await given("before-i-write");
    const fields = { ...freshPage(), intent: "next", text: "What came before?" };
    await outcome(stepPage.action(asking("mother", { assignment, step: "first-question" }, fields)));
    const page = (await outcome(sharing.loader(asking("mother", { assignment })))).data as {
      seen: string;
      shareId: string;
    };
    const form = { id: page.shareId, seen: page.seen, word: "It was late." };
    return { assignment, form, went: await outcome(sharing.action(asking("mother", { assignment }, form))) };
  }

  test("a share sent twice is one round, and the step can’t be written in any more", async () => {
    const { assignment, form, went } = await shared();
    expect(went.to).toBe(`${home()}/try/${assignment}`);
    expect((await outcome(sharing.action(asking("mother", { assignment }, form)))).to).toBe(went.to);
    const page = (await outcome(cover.loader(asking("mother", { assignment })))).data as { rounds: unknown[] };
    expect(page.rounds).toHaveLength(1);
    const late = asking("mother", { assignment, step: "first-question" }, { ...freshPage(), text: "Late words" });
    expect(await outcome(stepPage.action(late))).toMatchObject({
      status: 422,
      data: { whole: expect.stringMatching(/You have shared this/), typed: { text: "Late words" } },
    });
  });

  test("a word that is too long, and answers that changed meanwhile, keep the word", async () => {
    const assignment = await given("before-i-write");
    const send = (fields: Fields) =>
      outcome(sharing.action(asking("mother", { assignment }, { id: newId(), ...fields })));
    expect(await send({ seen: "", word: "x".repeat(2_001) })).toMatchObject({
      status: 422,
      data: { problems: { word: expect.stringMatching(/1 character longer/) } },
    });
    expect(await send({ seen: "feeling.3", word: "Hello" })).toMatchObject({
      status: 409,
      data: { typed: { word: "Hello" } },
    });
  });

  test("the coach answers and the next item is there; a second answer is told, and keeps its words", async () => {
    const first = await shared();
    const second = await shared();
    const page = (await outcome(review.loader(asking("coach", { assignment: first.assignment })))).data;
    expect(page).toMatchObject({ round: { round: 1, word: "It was late." }, place: { of: expect.any(Number) } });
    const reply = (more: Fields) =>
      outcome(
        review.action(
          asking(
            "coach",
            { assignment: first.assignment },
            { id: newId(), round: "1", kind: "answered", words: "Yes.", ...more },
          ),
        ),
      );
    expect(await reply({ words: " " })).toMatchObject({
      status: 422,
      data: { problems: { words: expect.any(String) } },
    });
    expect(await reply({ kind: "graded" })).toMatchObject({ status: 422 });
    expect((await reply({})).to).toContain(`/p/${house.handle}/review`);
    expect(await reply({ words: "Mine too" })).toMatchObject({
      status: 409,
      data: { whole: expect.stringMatching(/Keisha Lindo answered this/), typed: { words: "Mine too" } },
    });
    const beside = (await outcome(review.loader(asking("coach", { assignment: second.assignment })))).data;
    expect(beside).toMatchObject({ children: [{ name: "Noah" }] });
  });
});

describe("giving, from the coach’s page", () => {
  const mother = () => house.family.guardians[0].guardianId;
  const giving = (fields: Fields) =>
    outcome(
      give.action(
        asking(
          "coach",
          {},
          {
            exercise: "before-i-write",
            guardians: mother(),
            [`ids.${mother()}`]: newId(),
            note: "When you can.",
            ...fields,
          },
        ),
      ),
    );

  test("leads to the family’s homework, where it can be taken back", async () => {
    const id = newId();
    const fields = { [`ids.${mother()}`]: id };
    const went = await giving(fields);
    expect(went.to).toBe(`/p/${house.handle}/families/${house.family.familyId}/homework`);
    expect(await giving(fields)).toEqual(went);
    const listed = (await outcome(tab.loader(asking("coach", {})))).data as { given: { id: string }[] };
    expect(listed.given.filter((line) => line.id === id)).toHaveLength(1);
    expect((await outcome(tab.action(asking("coach", {}, { assignment: id })))).to).toBe(went.to);
    expect((await outcome(cover.loader(asking("mother", { assignment: id })))).status).toBe(404);
  });

  test.each([
    ["to nobody", { guardians: "" }, "guardians"],
    ["by a day that is none", { byDay: "tomorrow" }, "byDay"],
    ["by a day that is over", { byDay: "2001-02-03" }, "byDay"],
    ["with too long a note", { note: "x".repeat(2_001) }, "note"],
    ["an exercise that there is not", { exercise: "no-such" }, "exercise"],
  ])("%s is said at its field, and the note is kept", async (_what, fields, at) => {
    const answer = await giving(fields);
    expect(answer).toMatchObject({ status: 422, data: { problems: { [at]: expect.any(String) } } });
    expect(answer.data).toMatchObject({ typed: { note: expect.stringMatching(/When you can\.|x{2001}/) } });
  });

  test("to a guardian of another family looks like nobody", async () => {
    expect((await giving({ guardians: house.otherFamily.guardians[0].guardianId })).status).toBe(404);
  });
});
