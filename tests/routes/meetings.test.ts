import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site } from "#tests/support/site.ts";

// The pages around a session as forms without JavaScript, on the three stories of the example practice.
const saturday = new Date("2026-11-21T18:00:00Z");
let fresh: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let cookies: Record<"marguerite" | "priya" | "daniel" | "keisha" | "tobias" | "ines", string>;
const homes = demoId("bridgewell raman-feinberg family");
const priya = demoId("bridgewell raman-feinberg guardian priya");
const daniel = demoId("bridgewell raman-feinberg guardian daniel");
const thibodeaux = demoId("bridgewell thibodeaux family");
/** The joint first session, the session after which steps were offered, and Marguerite's next. */
let joint: string;
let single: string;
let next: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = openAsOwner(fresh.owner);
  await loadDemo(fresh.owner, saturday);
  const of = (email: string) => cookieFor(owner, demoId(`person ${email}`));
  cookies = {
    marguerite: await of("parent@demo.test"),
    priya: await of("parent-a@demo.test"),
    daniel: await of("parent-b@demo.test"),
    keisha: await of("coach@demo.test"),
    tobias: await of("coach2@demo.test"),
    ines: await of("assistant@demo.test"),
  };
  const noted = async (words: string) =>
    (
      await owner
        .selectFrom("sessionNote")
        .select("appointmentId")
        .where("words", "like", `%${words}%`)
        .executeTakeFirstOrThrow()
    ).appointmentId;
  joint = await noted("Begin there.");
  single = await noted("she went quiet there");
  next = (
    await owner
      .selectFrom("appointment")
      .select("id")
      .where("familyId", "=", thibodeaux)
      .where("state", "=", "booked")
      .where("startsAt", ">", saturday)
      .orderBy("startsAt")
      .executeTakeFirstOrThrow()
  ).id;
  site = await openSite(fresh);
  site.moveClock(saturday);
});
afterAll(async () => {
  await site.close();
  await owner.destroy();
  await fresh.close();
});

const readable = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, " ")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&gt;", ">")
    .replace(/[\s\u00a0]+/g, " ");

async function page(address: string, who: keyof typeof cookies): Promise<string> {
  const answer = await site.ask(address, { cookie: cookies[who] });
  expect(answer.status, address).toBe(200);
  return readable(await answer.text());
}

async function send(address: string, who: keyof typeof cookies, form: Record<string, string>): Promise<string> {
  const answer = await site.ask(address, { cookie: cookies[who], form });
  expect(answer.status, await answer.clone().text()).toBe(303);
  return answer.headers.get("location") ?? "";
}

const desk = (id: string) => `/p/bridgewell/sessions/${id}`;
const pocket = (family: string, id: string) => `/p/bridgewell/f/${family}/sessions/${id}`;
const made = (words: string) => ({ words, version: "0", sitting: newId() });

describe("the page before a session", () => {
  it("holds what they want to talk about, what is shared, the last time, and what is near", async () => {
    const text = await page(`${desk(single)}/before`, "tobias");
    expect(text).toContain("Before you met Priya");
    expect(text).toContain("The lab upload. I have looked for it myself now. Priya");
    expect(text).toMatch(/Messages they shared.*Request to Mx\. Pike.*Homework.*Help me understand/);
    expect(text).toContain("He asks “Bag?” at the bell.");
    expect(text).toContain("Two homes, one voice.");
    expect(text).toContain("Last time Tuesday, October 20");
    expect(text).toContain("504 plan is looked at again");
  });

  it("says whom it would ask, and that nothing is kept of the time before", async () => {
    expect(await page(`${desk(next)}/before`, "keisha")).toContain(
      "Marguerite has not said yet, and is asked by mail the day before.",
    );
  });

  it("is nobody's who does not coach the family", async () => {
    for (const who of ["keisha", "ines", "priya"] as const) {
      const answer = await site.ask(`${desk(single)}/before`, { cookie: cookies[who] });
      expect(answer.status, who).toBe(404);
    }
  });
});

describe("what she would like to talk about", () => {
  it("is asked on her week, saved for her alone, sent, and taken back while unread", async () => {
    site.moveClock(new Date("2026-11-23T18:00:00Z"));
    const talk = `${pocket(thibodeaux, next)}/talk`;
    expect(await page(`/p/bridgewell/f/${thibodeaux}`, "marguerite")).toContain("What would you like to talk about?");
    const saved = await send(talk, "marguerite", { intent: "keep", ...made("How to thank a substitute.") });
    expect(saved).toBe(`${talk}?at=1`);
    expect(await page(`${desk(next)}/before`, "keisha")).not.toContain("How to thank a substitute.");
    await send(talk, "marguerite", { intent: "send", ...made("How to thank a substitute.") });
    expect(await page(talk, "marguerite")).toContain("Sent to Keisha");
    await send(talk, "marguerite", { intent: "take back", ...made("") });
    expect(await page(talk, "marguerite")).not.toContain("Sent to Keisha");
    await send(talk, "marguerite", { intent: "send", ...made("How to thank a substitute.") });
    expect(await page(`${desk(next)}/before`, "keisha")).toContain("How to thank a substitute. Marguerite");
    const late = await site.ask(talk, { cookie: cookies.marguerite, form: { intent: "take back", ...made("") } });
    expect(late.status).toBe(422);
    expect(await page(`/p/bridgewell/f/${thibodeaux}`, "marguerite")).not.toContain(
      "What would you like to talk about?",
    );
    site.moveClock(saturday);
  });

  it("is kept as it is typed, and refuses in a sentence", async () => {
    const keep = (form: Record<string, string>) =>
      site.ask(`${pocket(thibodeaux, next)}/talk/keep`, { cookie: cookies.marguerite, form });
    const sitting = newId();
    const answer = await keep({ words: "The folder.", version: "9", sitting });
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { version: expect.any(Number), changedElsewhere: true },
    ]);
    expect((await keep({ words: "x".repeat(5_001), version: "9", sitting })).status).toBe(422);
    expect((await keep({ words: "Torn", version: "9", sitting: "" })).status).toBe(422);
    const other = await site.ask(`${pocket(homes, next)}/talk/keep`, {
      cookie: cookies.daniel,
      form: made("Not mine"),
    });
    expect(other.status).toBe(404);
  });
});

describe("notes", () => {
  it("begin with headings, are kept, and show both wordings of two devices", async () => {
    const notes = `${desk(next)}/notes`;
    const marguerite = demoId("bridgewell thibodeaux guardian marguerite");
    const part = { part: marguerite };
    await send(notes, "keisha", { intent: "template", template: "short-call", ...part, ...made("He ran to the bus.") });
    expect(await page(notes, "keisha")).toContain("He ran to the bus. Why we spoke What we said Until when it holds");
    await send(notes, "keisha", { intent: "keep", ...part, ...made("Another wording.") });
    const both = await page(notes, "keisha");
    expect(both).toMatch(/Another wording\..*Also written, on another device.*He ran to the bus\./);
    await send(notes, "keisha", { intent: "take.0", ...part, ...made("Another wording."), version: "2" });
    expect(await page(notes, "keisha")).toMatch(/He ran to the bus.*Also written, on another device Another wording\./);
  });

  it("are shared as a recap that both read, and neither the other's part", async () => {
    const recap = (who: "priya" | "daniel") => page(`${pocket(homes, joint)}/recap`, who);
    for (const who of ["priya", "daniel"] as const)
      expect(await recap(who)).toContain("Who goes to the conference in November.");
    const words = "Ask about nights, not about tone.";
    await send(`${desk(joint)}/notes`, "tobias", { intent: "share", part: daniel, id: newId(), ...made(words) });
    expect(await recap("daniel")).toMatch(/For you alone.*Ask about nights, not about tone\./);
    expect(await recap("priya")).not.toContain("nights");
    await send(`${desk(joint)}/notes`, "tobias", { intent: "take back", part: daniel });
    expect(await recap("daniel")).not.toContain("Ask about nights");
  });

  it("stand in the family's tab and timeline, and the recap without its words", async () => {
    const tab = await page(`/p/bridgewell/families/${homes}/notes`, "tobias");
    expect(tab).toMatch(/Of your sessions.*She never finds the link, and I could not find it either\./);
    expect(await page(`/p/bridgewell/families/${homes}/timeline`, "tobias")).toContain(
      "Tobias shared the recap of a session",
    );
  });

  it("refuse what is not whole, with the words kept", async () => {
    const form = { intent: "share", part: "recap", id: newId(), words: "", version: "0", sitting: newId() };
    const empty = await site.ask(`${desk(next)}/notes`, { cookie: cookies.keisha, form });
    expect(empty.status).toBe(422);
    expect(readable(await empty.text())).toContain("There is nothing in it to share yet.");
    const stranger = await site.ask(`${desk(next)}/notes`, {
      cookie: cookies.keisha,
      form: { ...form, words: "Hi", part: priya },
    });
    expect(stranger.status).toBe(404);
    const keep = await site.ask(`${desk(single)}/notes/keep`, {
      cookie: cookies.keisha,
      form: { ...form, words: "Hi" },
    });
    expect(keep.status).toBe(404);
  });
});

describe("next steps", () => {
  it("are offered and given in one action, taken and left in one", async () => {
    const notes = `${desk(single)}/notes`;
    const to = { guardian: priya };
    await send(notes, "tobias", {
      intent: "exercise",
      id: newId(),
      assignment: newId(),
      exercise: "two-lines-today",
      ...to,
    });
    await send(notes, "tobias", { intent: "point", id: newId(), what: "Ask about the bus.", who: "me", ...to });
    const beginning = { purpose: "request", beginning: "Could we speak about the bus?" };
    await send(notes, "tobias", { intent: "message", id: newId(), ...beginning, ...to });
    const recap = await page(`${pocket(homes, single)}/recap`, "priya");
    expect(recap).toContain("Ask about the bus. You");
    expect(recap).toContain("Two lines today");

    const steps = await owner
      .selectFrom("offeredStep")
      .select(["id", "kind", "words"])
      .where("appointmentId", "=", single)
      .execute();
    const step = (words: string) => steps.find((one) => one.words.includes(words))?.id ?? "";
    const address = `${pocket(homes, single)}/recap`;
    const madeId = newId();
    expect(await send(address, "priya", { intent: "take", step: step("speak about the bus"), made: madeId })).toBe(
      `/p/bridgewell/f/${homes}/write/${madeId}`,
    );
    await send(address, "priya", { intent: "take", step: step("Ask about the bus"), made: newId() });
    expect(await page(address, "priya")).toContain("In your school log See it there");
    await send(address, "priya", { intent: "leave", step: step("Look at the bag") });
    expect(await page(address, "priya")).toContain("Left. It stays here if you want it later.");
    const foreign = await site.ask(`${pocket(homes, joint)}/recap`, {
      cookie: cookies.daniel,
      form: { intent: "take", step: step("Look at the bag"), made: newId() },
    });
    expect(foreign.status).toBe(404);
    expect(await page(notes, "tobias")).not.toMatch(/taken up by|In your school log/);
  });

  it("show on the form what is to be mended", async () => {
    const form = { intent: "point", id: newId(), what: "", who: "me", guardian: priya };
    const refused = await site.ask(`${desk(single)}/notes`, { cookie: cookies.tobias, form });
    expect(refused.status).toBe(422);
    expect(readable(await refused.text())).toContain("Say what will be done.");
  });
});

describe("headings for notes", () => {
  const address = "/p/bridgewell/settings/session-notes";

  it("are changed, added, put away and given back", async () => {
    const row = { id: newId(), key: "recap", version: "0", name: "Our recap", words: "What we heard", forRecap: "yes" };
    await send(address, "keisha", { intent: "keep", ...row });
    await send(address, "tobias", { intent: "away", id: newId(), key: "short-call" });
    await send(address, "tobias", { intent: "keep", ...row, id: newId(), key: "", name: "After a hard week" });
    const text = await page(address, "tobias");
    expect(text).toContain("Our recap");
    expect(text).toContain("A short call , put away");
    expect(await page(`${desk(single)}/notes`, "tobias")).toMatch(/Our recap.*After a hard week/);
    const stale = await site.ask(address, { cookie: cookies.tobias, form: { intent: "keep", ...row, words: "Mine" } });
    expect(stale.status).toBe(409);
    expect(readable(await stale.text())).toContain("Mine");
    await send(address, "tobias", { intent: "remove", id: row.id });
    expect(await page(address, "tobias")).not.toContain("Our recap");
  });

  it("are not an assistant's", async () => {
    expect((await site.ask(address, { cookie: cookies.ines })).status).toBe(404);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from audit where about = 'session_note' and verb = 'read'`.execute(owner);
    expect(rows[0]?.n).toBeGreaterThan(0);
  });
});
