import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { settlePoint } from "#app/domain/school-log/settle-point.server.ts";
import type { LoadContext } from "#app/http/load-context.ts";
import * as arrived from "#app/routes/family/arrived.tsx";
import * as entry from "#app/routes/family/arrived-entry.tsx";
import * as message from "#app/routes/family/message.tsx";
import * as look from "#app/routes/family/message-look.tsx";
import * as fresh from "#app/routes/family/message-new.tsx";
import * as phrases from "#app/routes/family/message-phrases.tsx";
import * as send from "#app/routes/family/message-send.tsx";
import * as start from "#app/routes/family/message-start.tsx";
import * as promise from "#app/routes/family/promise.tsx";
import * as talk from "#app/routes/family/talk-or-type.tsx";
import * as week from "#app/routes/family/week.tsx";
import * as settings from "#app/routes/practice/settings-phrases.tsx";
import { type Database, openDatabase } from "#db/client.server.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, type House, makeHouse, openAsOwner } from "#tests/support/factories.ts";
import { testInbound } from "#tests/support/inbound.ts";
import { memoryStorage } from "#tests/support/storage.ts";

const origin = "http://localhost:3000";
const storage = memoryStorage();
let test: TestDatabase;
let database: Database;
let owner: ReturnType<typeof openAsOwner>;
let house: House;
// A Tuesday afternoon in school time, so that no night offers anything by itself.
let now = new Date("2025-10-14T20:00:00Z");
const cookies = new Map<string, string>();

beforeAll(async () => {
  test = await freshDatabase();
  database = openDatabase(test.web, { now: () => now });
  owner = openAsOwner(test.owner);
  house = await makeHouse(owner);
});
afterAll(async () => {
  await owner.destroy();
  await database.close();
  await test.close();
});

type Route = {
  loader?: (args: LoaderFunctionArgs) => Promise<unknown>;
  action?: (args: ActionFunctionArgs) => Promise<unknown>;
};
type Form = Record<string, string | string[]>;
type Answer = { status: number; to: string; body: Record<string, unknown> };

/** Asks one route as one person; what it throws is its answer too. */
async function ask(
  route: Route,
  person: { personId: string },
  of: { draft?: string; entry?: string; form?: Form; query?: string } = {},
): Promise<Answer> {
  const cookie = cookies.get(person.personId) ?? (await cookieFor(owner, person.personId));
  cookies.set(person.personId, cookie);
  const body = new URLSearchParams(
    Object.entries(of.form ?? {}).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  const request = new Request(`${origin}/p${of.query ?? ""}`, {
    headers: { cookie },
    ...(of.form ? { method: "POST", body } : {}),
  });
  const context: LoadContext = {
    nonce: "",
    network: "10.0.0.1",
    database,
    origin,
    secret: "s",
    sandbox: false,
    inbound: testInbound,
    storage,
  };
  const params = { practice: house.handle, family: house.family.familyId, draft: of.draft, entry: of.entry };
  const work = of.form ? route.action : route.loader;
  if (!work) throw new Error("this route has no such side");
  return answerOf(await work({ request, context, params }).catch((thrown: unknown) => thrown));
}

async function answerOf(given: unknown): Promise<Answer> {
  if (given instanceof Error) throw given;
  if (given instanceof Response) return { status: given.status, to: given.headers.get("location") ?? "", body: {} };
  const data = given as { data?: Record<string, unknown>; init?: { status?: number } | null };
  if (data.init !== undefined && data.data) return { status: data.init?.status ?? 200, to: "", body: data.data };
  return { status: 200, to: "", body: given as Record<string, unknown> };
}

const mother = () => house.family.guardians[0];
const father = () => house.family.guardians[1] ?? mother();
const text = (more: Form = {}): Form => ({
  version: "1",
  channel: "email",
  subject: "Tuesday",
  body: "A line.",
  to: house.family.educatorId,
  ...more,
});

async function begun(purpose = "concern"): Promise<string> {
  const form = { id: newId(), purpose, to: house.family.educatorId, next: "write" };
  expect((await ask(fresh, mother(), { form })).status).toBe(303);
  return form.id;
}

type Own = {
  own: { message: { body: string }; version: number; state: string; restsUntil: Date | null; facts: object };
};
const own = async (draft: string) => (await ask(message, mother(), { draft })).body as unknown as Own;
const promised = (more: Form = {}) => ({
  words: "At 4 or 5 I wait for morning.",
  fromLevel: "4",
  atNight: "yes",
  ...more,
});

describe("her own promise", () => {
  it("is offered once in the moment, and one tap goes on", async () => {
    expect((await ask(promise, mother(), { form: promised() })).status).toBe(303);
    const draft = await begun();
    const form = text({ feeling: "5", intent: "share", body: "I am beside myself." });
    const offered = await ask(message, mother(), { draft, form });
    expect(offered.body.offer).toMatchObject({
      why: "feeling",
      promise: "At 4 or 5 I wait for morning.",
      next: "share",
    });
    expect((await own(draft)).own).toMatchObject({ state: "private", message: { body: "I am beside myself." } });
    const typed = offered.body.typed as { version: string };
    const on = await ask(message, mother(), { draft, form: { ...form, version: typed.version, intent: "share.now" } });
    expect(on.status).toBe(303);
    expect((await own(draft)).own.state).toBe("shared");
  });

  it("taken, lets the message rest until the next school morning, and nothing goes", async () => {
    const draft = await begun();
    const rest = await ask(message, mother(), { draft, form: text({ intent: "rest", feeling: "4" }) });
    expect(rest.status).toBe(303);
    const { restsUntil, state } = (await own(draft)).own;
    expect(restsUntil?.toISOString()).toMatch(/^2025-10-15T1[1-4]:30/);
    expect(state).toBe("private");
    const atHome = (await ask(week, mother())).body as {
      things: { message?: { id: string } }[];
      resting: { id: string }[];
    };
    expect(atHome.resting.map(({ id }) => id)).toContain(draft);
    expect(atHome.things.some((thing) => thing.message?.id === draft)).toBe(false);
    await ask(message, mother(), { draft, form: { intent: "take up" } });
    expect((await own(draft)).own.restsUntil).toBeNull();
  });

  it("is over in the morning by itself", async () => {
    const draft = await begun();
    await ask(message, mother(), { draft, form: text({ intent: "rest" }) });
    const before = now;
    now = new Date("2025-10-15T15:00:00Z");
    expect((await own(draft)).own).toMatchObject({ restsUntil: null, state: "private" });
    now = before;
  });

  it("never stands before an absence, a formal letter, safety, or the day before a meeting", async () => {
    for (const purpose of ["absence", "evaluation request"]) {
      const answer = await ask(message, mother(), {
        draft: await begun(purpose),
        form: text({ feeling: "5", intent: "send" }),
      });
      expect(answer.to, purpose).toContain("/send");
    }
    const unsafe = text({ feeling: "5", intent: "send", body: "He says he is not safe at recess." });
    expect((await ask(message, mother(), { draft: await begun(), form: unsafe })).to).toContain("/send");
    const meeting = newId();
    await sql`insert into family_event (practice_id, id, family_id, on_day, kind, words, created_at)
      values (${house.practiceId}, ${meeting}, ${house.family.familyId}, '2025-10-15', 'meeting', 'We meet', now())`.execute(
      owner,
    );
    const answer = await ask(message, mother(), { draft: await begun(), form: text({ feeling: "5", intent: "send" }) });
    expect(answer.to).toContain("/send");
    await sql`delete from family_event where id = ${meeting}`.execute(owner);
  });

  it("is hers alone, and what she felt is nowhere", async () => {
    expect((await ask(promise, father())).body.promise).toBeNull();
    const kept = await owner.selectFrom("draftText").selectAll().execute();
    expect(JSON.stringify(kept)).not.toMatch(/feeling/i);
    await ask(promise, mother(), { form: { intent: "drop" } });
    expect((await ask(promise, mother())).body.promise).toBeNull();
    const draft = await begun();
    expect((await ask(message, mother(), { draft, form: text({ feeling: "5", intent: "send" }) })).to).toContain(
      "/send",
    );
  });
});

describe("a second pair of eyes, without JavaScript", () => {
  const body =
    "Dear Ms. Alvarez,\n\nThank you for writing. You never tell us anything!!! This is ALWAYS your fault.\n\nNadia";

  it("keeps what was typed and leads there; puts a wording in her line’s place, and hides what she keeps", async () => {
    const draft = await begun();
    const led = await ask(message, mother(), { draft, form: text({ body, intent: "look" }) });
    expect(led.to).toMatch(/\/look$/);
    const seen = (await ask(look, mother(), { draft })).body as unknown as Looked;
    expect(seen.body).toBe(body);
    expect(seen.look.remarks.length).toBeGreaterThan(0);
    expect(seen.look.remarks.length).toBeLessThanOrEqual(2);
    const [first] = seen.look.remarks;
    const kept = (await ask(look, mother(), { draft, form: { version: `${seen.version}`, intent: "keep.0" } }))
      .body as unknown as Looked;
    expect(kept.look.remarks.map(({ key }) => key)).not.toContain(first?.key);
    const used = await ask(look, mother(), { draft, form: { version: `${seen.version}`, intent: "use.0.0" } });
    expect((used.body as unknown as Looked).body).toContain(first?.tries[0]);
    expect((await own(draft)).own.message.body).toBe((used.body as unknown as Looked).body);
  });

  it("uses no wording on a letter that has changed since", async () => {
    const draft = await begun();
    await ask(message, mother(), { draft, form: text({ body, intent: "look" }) });
    const stale = await ask(look, mother(), { draft, form: { version: "1", intent: "use.0.0" } });
    expect(stale.body.whole).toContain("changed meanwhile");
    expect((await own(draft)).own.message.body).toBe(body);
  });

  it("says that it does not read another language, and sends it as it is", async () => {
    const draft = await begun();
    const spanish = "Buenas tardes, maestra. Mateo no quiere leer en voz alta delante de los otros niños.";
    await ask(message, mother(), { draft, form: text({ body: spanish, intent: "look" }) });
    expect(((await ask(look, mother(), { draft })).body as unknown as Looked).look.remarks).toEqual([]);
    expect((await ask(message, mother(), { draft, form: { intent: "as it is" } })).to).toMatch(/\/send$/);
  });

  type Looked = { body: string; version: number; look: { remarks: { key: string; tries: string[] }[] } };
});

describe("four boxes and phrases", () => {
  it("are kept with the words, put into the letter, and read by nobody else", async () => {
    const draft = await begun();
    const boxes = {
      boxes: "here",
      saw: "The email at 8:52",
      told: "they changed it",
      guess: "No warning",
      know: "What was before",
    };
    await ask(message, mother(), { draft, form: text({ ...boxes, body: "Hello,", intent: "boxes" }) });
    const { facts, message: kept } = (await own(draft)).own;
    expect(facts).toMatchObject({ saw: "The email at 8:52", guess: "No warning" });
    expect(kept.body).toContain("The email at 8:52.");
    expect(kept.body).toContain("What was before?");
    expect(kept.body).not.toContain("warning");
    expect((await ask(message, father(), { draft })).status).toBe(404);
    // A form without the boxes empties none.
    await ask(message, mother(), { draft, form: text({ version: `${(await own(draft)).own.version}` }) });
    expect((await own(draft)).own.facts).toMatchObject({ guess: "No warning" });
  });

  it("a phrase comes to the end of the letter, the practice’s own among them", async () => {
    const form = { id: newId(), about: "worry", words: "What I keep thinking about is …" };
    expect((await ask(settings, house.coach, { form })).status).toBe(303);
    expect((await ask(settings, house.coach, { form: { ...form, id: newId() } })).body.problems).toMatchObject({
      words: expect.stringContaining("already"),
    });
    const draft = await begun();
    await ask(message, mother(), { draft, form: text({ intent: "phrases" }) });
    await ask(phrases, mother(), { draft, form: { phrase: form.id } });
    await ask(phrases, mother(), { draft, form: { phrase: "ask-see.1" } });
    expect((await own(draft)).own.message.body).toBe(
      "A line.\n\nWhat I keep thinking about is …\n\nWhat did you see just before?",
    );
    expect((await ask(phrases, mother(), { draft, form: { phrase: "nothing" } })).status).toBe(404);
  });

  it("tells the owner, and nobody else, when one school hears one phrase often", async () => {
    for (let time = 0; time < 4; time += 1) {
      const draft = await begun("thank-you");
      await ask(message, mother(), { draft, form: text({ body: "It was a small thing, and it mattered here." }) });
      expect((await ask(send, mother(), { draft, form: { intent: "said", how: "as it is" } })).status).toBe(303);
    }
    const told = (await ask(settings, house.owner)).body.said as { phrase: string; times: number }[];
    expect(told).toMatchObject([{ phrase: "It was a small thing, and it mattered here.", times: 4 }]);
    expect((await ask(settings, house.coach)).body.said).toEqual([]);
    const audit = await owner.selectFrom("audit").select("personId").where("about", "=", "phrase_use").execute();
    expect(audit.length).toBeGreaterThan(0);
    expect(audit.every(({ personId }) => personId === null)).toBe(true);
  });
});

describe("something arrived", () => {
  const hard =
    "Subject: Tuesday\nFrom: Ms. Alvarez <x@y.example>\n\nHe pushed a desk. Please let me know by Friday that you got this.\n\nMs. Alvarez";

  it("goes into her log alone, says what it asks, and begins two lines", async () => {
    const form = { id: newId(), text: hard };
    const kept = await ask(arrived, mother(), { form });
    expect(kept).toMatchObject({ status: 303, to: expect.stringContaining(`/arrived/${form.id}`) });
    expect((await ask(arrived, mother(), { form })).to).toBe(kept.to);
    const shown = await ask(entry, mother(), { entry: form.id });
    expect(shown.body).toMatchObject({
      entry: { by: "Ms. Alvarez", subject: "Tuesday", educatorId: house.family.educatorId },
      asked: { onlyReceipt: true, by: "2025-10-17", named: true },
    });
    expect((await ask(entry, father(), { entry: form.id })).status).toBe(404);
    const things = (await ask(week, mother())).body.things as { kind: string }[];
    expect(things[0]?.kind).toBe("arrived");
    expect(((await ask(week, father())).body.things as { kind: string }[]).some(({ kind }) => kind === "arrived")).toBe(
      false,
    );

    const two = { id: newId(), intent: "two", way: "ask-child", day: "Thursday" };
    const begun = await ask(entry, mother(), { entry: form.id, form: two });
    expect(begun.to).toContain(`/write/${two.id}`);
    const page = (await ask(message, mother(), { draft: two.id })).body as unknown as Own & {
      around: { arrived: object };
    };
    expect(page.own.message.body).toContain("first, and I will write to you by Thursday.");
    expect(page.own.message).toMatchObject({ subject: "Re: Tuesday" });
    expect(page.around.arrived).toMatchObject({ entry: form.id });
    expect(((await ask(week, mother())).body.things as { kind: string }[]).some(({ kind }) => kind === "arrived")).toBe(
      false,
    );
  });

  it("needs words or a picture, and begins the whole answer as well", async () => {
    expect((await ask(arrived, mother(), { form: { id: newId(), text: " " } })).body.problems).toHaveProperty("text");
    const id = newId();
    await ask(arrived, mother(), { form: { id, text: "Could you call me?", from: house.family.educatorId } });
    const whole = { id: newId(), intent: "whole" };
    await ask(entry, mother(), { entry: id, form: whole });
    const { body } = (await own(whole.id)).own.message;
    expect(body).toMatch(/^Dear Ms\. Alvarez,\n\nThank you for telling me\./);
  });
});

describe("guided starts and the first visit", () => {
  it("ask only what fits what was answered before", async () => {
    const draft = await begun("reply");
    expect((await ask(start, mother(), { draft })).body).toMatchObject({ of: 2 });
    const to = (await ask(start, mother(), { draft, form: { question: "true", true: "now", intent: "next" } })).to;
    expect(to).toContain("q=part");
    expect((await ask(start, mother(), { draft, query: "?q=part" })).body).toMatchObject({ of: 4, after: "ask" });
    await ask(start, mother(), { draft, form: { question: "ask", ask: "What did you see", intent: "enough" } });
    expect((await own(draft)).own.message.body).toContain("What did you see?");
  });

  it("show where the microphone is to her who would rather talk", async () => {
    expect((await ask(talk, mother(), { form: { how: "talk" } })).status).toBe(303);
    expect((await ask(talk, mother(), { form: { how: "type" } })).status).toBe(303);
  });
});
describe("from the school log", () => {
  it("begins a recap of a talk with what was said and settled, and a friendly word about a point", async () => {
    const [id, point] = [newId(), newId()];
    const { guardianId } = mother();
    const { familyId, educatorId, childId } = house.family;
    await sql`insert into log_entry (practice_id, id, family_id, guardian_id, child_id, educator_id, direction, channel, with_words,
        body, knowledge, also, happened_at, came_by, sought, created_at)
      values (${house.practiceId}, ${id}, ${familyId}, ${guardianId}, ${childId}, ${educatorId}, 'both', 'meeting', 'Ms. Alvarez',
        'He reads twice a week', 'said by school', '[{"knowledge": "said by us", "by": "", "words": "I read first at home"}]',
        '2025-10-13T18:00:00Z', 'written', '', '2025-10-13T18:00:00Z')`.execute(owner);
    await database
      .as(mother())
      .write((tx) =>
        settlePoint(
          tx,
          { ...mother(), zone: "America/New_York" },
          { id: point, entryId: id, words: "a card on his desk", who: educatorId, byDay: "2025-10-16" },
        ),
      );
    const draft = newId();
    const page = await ask(fresh, mother(), { query: `?id=${draft}&purpose=follow-up&entry=${id}` });
    expect(page.body).toMatchObject({ id: draft, purpose: "follow-up", told: { educatorId } });
    await ask(fresh, mother(), { form: { id: draft, purpose: "follow-up", to: educatorId, entry: id, next: "write" } });
    const { body } = (await own(draft)).own.message;
    for (const words of [
      "He reads twice a week",
      "I read first at home",
      "Ms. Alvarez: a card on his desk, by Thursday.",
    ]) {
      expect(body).toContain(words);
    }
    expect((await ask(fresh, father(), { query: `?id=${draft}&entry=${id}` })).body.told).toBeNull();

    const asking = newId();
    await ask(fresh, mother(), { form: { id: asking, purpose: "follow-up", to: educatorId, point, next: "write" } });
    expect((await own(asking)).own.message.body).toContain("How is it going? A line is enough.");
  });

  it("keeps the message’s id in the address, so that going back begins no second one", async () => {
    const led = await ask(fresh, mother(), { query: "?purpose=reply" });
    expect(led.to).toMatch(/write\/new\?purpose=reply&id=[0-9a-f-]{36}$/);
    const form = { id: newId(), purpose: "reply", to: house.family.educatorId, next: "write" };
    const first = await ask(fresh, mother(), { form });
    expect((await ask(fresh, mother(), { form })).to).toBe(first.to);
    expect((await ask(fresh, mother(), { form: { ...form, purpose: "thank-you" } })).to).not.toBe(first.to);
  });
});
