import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { loadDemo } from "#db/demo/load.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site } from "#tests/support/site.ts";

// A Saturday of the story: a message was shared this morning, and a thank-you went to school the day before.
const saturday = new Date("2026-11-21T15:00:00Z");
const desk = "/p/bridgewell";

/** Never on a parent's screen (product.md, "Words"). */
const forbidden =
  /\b(homework|overdue|hand(ed)? in|returned|score|verdict|stalled|no-show|escalation|approved?|T-score|oops|submit|successfully)\b/i;

let fresh: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let cookies: Record<"owner" | "coach" | "coach2" | "assistant" | "parent" | "parentA" | "parentB", string>;
let family: string;
let homes: string;
let goal: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = openAsOwner(fresh.owner);
  await loadDemo(fresh.owner, saturday);
  const cookieOf = async (email: string) => {
    const { rows } = await sql<{ id: string }>`select id from identity.person where email = ${email}`.execute(owner);
    return cookieFor(owner, rows[0]?.id ?? "");
  };
  cookies = {
    owner: await cookieOf("owner@demo.test"),
    coach: await cookieOf("coach@demo.test"),
    coach2: await cookieOf("coach2@demo.test"),
    assistant: await cookieOf("assistant@demo.test"),
    parent: await cookieOf("parent@demo.test"),
    parentA: await cookieOf("parent-a@demo.test"),
    parentB: await cookieOf("parent-b@demo.test"),
  };
  const idOf = async (table: "goal" | "family", column: string, value: string) => {
    const { rows } = await sql<{
      id: string;
    }>`select id from ${sql.table(table)} where ${sql.ref(column)} = ${value}`.execute(owner);
    return rows[0]?.id ?? "";
  };
  family = await idOf("family", "name", "Thibodeaux");
  goal = await idOf("goal", "title", "I hear of a hard day before it is a bad one.");
  const { rows } = await sql<{ familyId: string }>`select g.family_id from guardian g
    join identity.person p on p.id = g.person_id where p.email = 'parent-a@demo.test'`.execute(owner);
  homes = rows[0]?.familyId ?? "";
  site = await openSite(fresh);
  site.moveClock(saturday);
});

afterAll(async () => {
  await site.close();
  await owner.destroy();
  await fresh.close();
});

async function page(address: string, cookie: string): Promise<string> {
  const answer = await site.ask(address, { cookie });
  expect(answer.status, address).toBe(200);
  return readable(await answer.text());
}

/** What a reader has before her eyes: no tags, no scripts, plain spaces. */
const readable = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<head>[\s\S]*?<\/head>/, " ")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/[\s\u00a0]+/g, " ");

describe("Today", () => {
  test("says the date, what waits and for how long, and counts truly", async () => {
    const text = await page(`${desk}/today`, cookies.coach);
    expect(text).toContain("Saturday, November 21");
    expect(text).toMatch(/ to read, about \d+ minutes\. (Nobody has|\w+ ha(s|ve)) waited past your promise\./);
    expect(text).toContain("Thank you for four weeks of the card.");
  });

  test("ends with what went out without a look, to be read in place", async () => {
    const text = await page(`${desk}/today`, cookies.coach);
    expect(text).toContain("went to school without a look, as your rules say: Marguerite’s thank-you to Mr. Vance.");
    expect(text).toContain("He stood straight all evening.");
  });

  test("is a coach's; an assistant has none", async () => {
    expect((await site.ask(`${desk}/today`, { cookie: cookies.assistant })).status).toBe(404);
    expect((await site.ask(`${desk}/today`, { cookie: cookies.parent })).status).toBe(404);
  });

  test("shows an owner her own families first and the whole practice when she asks", async () => {
    const hers = await page(`${desk}/today`, cookies.owner);
    const all = await page(`${desk}/today?whose=all`, cookies.owner);
    expect(hers).not.toContain("Thank you for four weeks of the card.");
    expect(hers).toContain("The whole practice");
    expect(all).toContain("Thank you for four weeks of the card.");
  });

  test("never shows one coach what lies with another, whatever she asks for", async () => {
    expect(await page(`${desk}/today?whose=all`, cookies.coach2)).not.toContain(
      "Thank you for four weeks of the card.",
    );
  });

  test("says who has waited too long once the promise has passed", async () => {
    site.moveClock(new Date("2026-11-24T22:00:00Z"));
    const text = await page(`${desk}/today`, cookies.coach);
    site.moveClock(saturday);
    expect(text).toMatch(/ha(s|ve) waited past your promise\./);
    expect(text).not.toContain("Nobody has waited");
  });
});

describe("a parent's screens", () => {
  test.each([
    ["the week", ""],
    ["the goals", "/toward"],
    ["a goal", "/toward/:goal"],
  ])("%s has none of the words that judge her", async (_, at) => {
    const text = await page(`${desk}/f/${family}${at.replace(":goal", goal)}`, cookies.parent);
    expect(text).not.toMatch(forbidden);
  });

  test("the week of each home has none either, and shows nothing of the other's writing", async () => {
    const { rows } = await sql<{ email: string; body: string }>`
      select p.email, t.body from draft_text t
      join guardian g on g.practice_id = t.practice_id and g.id = t.guardian_id
      join identity.person p on p.id = g.person_id where t.family_id = ${homes}`.execute(owner);
    for (const [cookie, email] of [
      [cookies.parentA, "parent-a@demo.test"],
      [cookies.parentB, "parent-b@demo.test"],
    ] as const) {
      const text = await page(`${desk}/f/${homes}`, cookie);
      expect(text).not.toMatch(forbidden);
      for (const other of rows.filter((row) => row.email !== email)) {
        for (const line of other.body.split("\n").filter((each) => each.length > 20)) expect(text).not.toContain(line);
      }
    }
  });

  test("the goal speaks in words, without a number or a T-score", async () => {
    const text = await page(`${desk}/f/${family}/toward/${goal}`, cookies.parent);
    expect(text).toContain("Only you see this until you share it.");
    expect(text).toContain("What we hoped");
    expect(text).not.toMatch(/[+−][12]\b/);
  });

  test("a new family's week offers one thing", async () => {
    await sql`delete from assignment where family_id = ${homes}`.execute(owner);
    await sql`delete from draft where family_id = ${homes}`.execute(owner);
    const text = await page(`${desk}/f/${homes}`, cookies.parentA);
    expect(text).toContain("Nothing waits for you.");
    expect(text).toContain("Write to school");
  });
});

describe("a goal's forms", () => {
  const address = () => `${desk}/f/${family}/toward/${goal}`;
  const desks = () => `${desk}/families/${family}/goals/${goal}`;

  test("a parent's check-in is saved, seen by her, and by nobody else until she shares it", async () => {
    const form = { level: "0", words: "She waved from the door <b>today</b>." };
    const kept = await site.ask(address(), { cookie: cookies.parent, form });
    expect(kept.status).toBe(303);
    expect(await page(address(), cookies.parent)).toContain("She waved from the door");
    expect(await page(desks(), cookies.coach)).not.toContain("She waved from the door");
    await site.ask(address(), { cookie: cookies.parent, form: { ...form, share: "yes" } });
    expect(await page(desks(), cookies.coach)).toContain("She waved from the door &lt;b&gt;today");
  });

  test.each([
    ["no level", { words: "A line." }, "Choose the line that is nearest."],
    ["a level that there is not", { level: "7" }, "Choose the line that is nearest."],
    ["words without end", { level: "0", words: "x".repeat(2001) }, "Please shorten it a little."],
  ])("a check-in with %s gets a sentence and keeps what was typed", async (_, form, sentence) => {
    const answer = await site.ask(address(), { cookie: cookies.parent, form });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(readable(html)).toContain(sentence);
    if ("words" in form && form.words) expect(html).toContain(form.words);
  });

  test.each([
    ["tomorrow", { onDay: "2026-11-22", level: "0" }, "That day is still to come."],
    ["no day", { onDay: "2026-02-31", level: "0" }, "Give the day as year, month and day."],
  ])("a coach's check-in for %s is refused kindly", async (_, form, sentence) => {
    const answer = await site.ask(desks(), { cookie: cookies.coach, form });
    expect(answer.status).toBe(422);
    expect(readable(await answer.text())).toContain(sentence);
  });

  test("a stale page is told, and keeps what was typed", async () => {
    const form = { version: "99", title: "Another title", "level-1": "Now.", level0: "Hoped.", weight: "1" };
    const answer = await site.ask(`${desks()}/edit`, { cookie: cookies.coach, form });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Another title");
  });

  test("a new goal is refused with a sentence, and the same form sent twice is one", async () => {
    const form = { id: newId(), title: "We write by Friday.", "level-1": "Now and then.", level0: "", weight: "1" };
    const to = `${desk}/families/${family}/goals/new`;
    const short = await site.ask(to, { cookie: cookies.coach, form });
    expect(readable(await short.text())).toContain("Say in a line what you hope for.");
    for (const _ of [1, 2]) {
      const made = await site.ask(to, { cookie: cookies.coach, form: { ...form, level0: "Every Friday." } });
      expect(made.headers.get("Location")).toBe(`${desk}/families/${family}/goals/${form.id}`);
    }
    expect(await page(`${desk}/families/${family}/goals/${form.id}`, cookies.coach)).toContain("We write by Friday.");
  });

  test("foreign and unknown goals are the same nothing", async () => {
    for (const id of [newId(), "no-id", goal]) {
      expect((await site.ask(`${desk}/f/${homes}/toward/${id}`, { cookie: cookies.parentA })).status).toBe(404);
      expect((await site.ask(`${desk}/families/${homes}/goals/${id}`, { cookie: cookies.coach })).status).toBe(404);
    }
  });
});
