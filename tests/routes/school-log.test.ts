import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/domain/ids.ts";
import { loadDemo } from "#db/demo/load.ts";
import { demoId } from "#db/demo/seed.ts";
import type { DB } from "#db/schema.ts";
import { freshDatabase, type TestDatabase } from "#tests/support/database.ts";
import { cookieFor, openAsOwner } from "#tests/support/factories.ts";
import { openSite, type Site } from "#tests/support/site.ts";

// The school log as pages without JavaScript, on the two homes and the grandmother of the example practice.
const saturday = new Date("2026-11-21T18:00:00Z");
let fresh: TestDatabase;
let owner: Kysely<DB>;
let site: Site;
let cookies: Record<"marguerite" | "priya" | "daniel" | "keisha" | "tobias" | "yolanda" | "marit", string>;
const homes = demoId("bridgewell raman-feinberg family");
const thibodeaux = demoId("bridgewell thibodeaux family");
const quispe = demoId("bridgewell quispe family");
const daniel = demoId("bridgewell raman-feinberg guardian daniel");
const pocket = (family: string) => `/p/bridgewell/f/${family}`;

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
    yolanda: await of("yolanda@demo.test"),
    marit: await of("owner@demo.test"),
  };
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

/** What a multipart form of the writing page brings, as a browser without JavaScript sends it. */
async function writeDown(who: keyof typeof cookies, family: string, fields: Record<string, string>, file?: File) {
  const body = new FormData();
  for (const [name, value] of Object.entries({ kind: "call", day: "2026-11-20", ...fields })) body.append(name, value);
  body.append("file", file ?? new File([], ""));
  return site.send(`${pocket(family)}/log/new`, {
    method: "POST",
    headers: { cookie: cookies[who], origin: "http://localhost:3000" },
    body,
  });
}

describe("the parent's log", () => {
  it("shows what was said, what was settled and what was put right, and who reads it", async () => {
    const text = await page(`${pocket(thibodeaux)}/log`, "marguerite");
    expect(text).toContain("You and Keisha see this.");
    expect(text).toContain("From Mr. Brandvold by email We can do a card on his desk from Monday.");
    expect(text).toContain("Mr. Brandvold, since Oct 27. Open");
    expect(text).toContain("How is it going?");
    expect(text).toContain("Put right on Oct 16: It was the afternoon’s order");
    expect(text).toContain("What Emile said They changed the order and nobody said.");
  });

  it("is found by a word, a name, a day, and says so when nothing holds it", async () => {
    expect(await page(`${pocket(thibodeaux)}/log?find=desk+brandvold+oct+14`, "marguerite")).toContain(
      "Emile pushed a desk over",
    );
    expect(await page(`${pocket(thibodeaux)}/log?find=quokka`, "marguerite")).toContain("Nothing holds these words");
  });

  it("goes back by pages, without a gap and without a line twice", async () => {
    const guardian = demoId("bridgewell thibodeaux guardian marguerite");
    await sql`insert into log_entry (practice_id, id, family_id, guardian_id, direction, channel, body, knowledge, happened_at, came_by, sought, created_at)
      select ${demoId("practice bridgewell")}, gen_random_uuid(), ${thibodeaux}, ${guardian}, 'in', 'email', 'Line number ' || n || '.', 'said by school',
        timestamptz '2026-09-01 12:00Z' - (n / 2) * interval '1 microsecond', 'pasted', 'line', ${saturday} from generate_series(1, 60) n`.execute(
      owner,
    );
    const found: string[] = [];
    let address: string | undefined = `${pocket(thibodeaux)}/log`;
    while (address) {
      const html = await (await site.ask(address, { cookie: cookies.marguerite })).text();
      found.push(
        ...[...html.replace(/<!-- -->/g, "").matchAll(/Line number (\d+)\./g)]
          .map(([, n]) => n ?? "")
          .filter((n, at, all) => all.indexOf(n) === at),
      );
      const older: string | undefined = /href="([^"]*\?before=[^"]*)"/.exec(html)?.[1]?.replaceAll("&amp;", "&");
      address = older && (older.startsWith("?") ? `${pocket(thibodeaux)}/log${older}` : older);
    }
    expect(found.toSorted((one, other) => Number(one) - Number(other))).toEqual(
      Array.from({ length: 60 }, (_, n) => String(n + 1)),
    );
    await sql`delete from log_entry where sought = 'line'`.execute(owner);
  });

  it("takes a talk with its picture, private until shared, and offers a recap", async () => {
    const id = newId();
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const file = new File([new Uint8Array(png)], "note.png", { type: "image/png" });
    const answer = await writeDown(
      "daniel",
      homes,
      { id, school: "She keeps a tray for late sheets.", what1: "Look in the tray", who1: "me" },
      file,
    );
    expect(answer.status, await answer.clone().text()).toBe(303);
    expect((await writeDown("daniel", homes, { id, school: "She keeps a tray for late sheets." })).status).toBe(303);
    const text = await page(`${pocket(homes)}/log/${id}`, "daniel");
    expect(text).toContain("She keeps a tray for late sheets.");
    expect(text).toContain("note.png");
    expect(text).toContain("Look in the tray");
    expect(text).toContain("Begin a recap");
    const fileAddress = /\/files\/[0-9a-f-]{36}/.exec(
      await (await site.ask(`${pocket(homes)}/log/${id}`, { cookie: cookies.daniel })).text(),
    )?.[0];
    expect((await site.ask(`${pocket(homes)}${fileAddress}`, { cookie: cookies.daniel })).status).toBe(200);
    // The homes of the story share their logs; their coach was not let in.
    expect((await site.ask(`${pocket(homes)}${fileAddress}`, { cookie: cookies.priya })).status).toBe(200);
    expect((await site.ask(`/p/bridgewell/families/${homes}${fileAddress}`, { cookie: cookies.tobias })).status).toBe(
      404,
    );
    expect(await page(`/p/bridgewell/families/${homes}/school-log`, "tobias")).not.toContain("tray for late sheets");
  });

  it("keeps what was typed when something is to be mended", async () => {
    const answer = await writeDown("daniel", homes, { id: newId(), day: "2027-01-01", school: "To come" });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain("This day is still to come.");
    expect(html).toContain("To come</textarea>");
  });

  it("puts right by a new line, and asks how something settled is going", async () => {
    const log = `${pocket(quispe)}/log`;
    const text = await page(log, "yolanda");
    expect(text).toContain("Only you see this.");
    expect(text).toContain("A reading group with Mr. Seo, Tuesday and Thursday");
    const html = await (await site.ask(log, { cookie: cookies.yolanda })).text();
    const point = /\/log\/settled\/[0-9a-f-]{36}/.exec(html)?.[0] ?? "";
    const before = await page(pocket(quispe) + point, "yolanda");
    expect(before).toContain("Remembered differently");
    expect(before).toContain("twice a week, not daily");
    await send(pocket(quispe) + point, "yolanda", { version: "3", state: "settled", said: "Still going." });
    expect(await page(pocket(quispe) + point, "yolanda")).toContain("Still going.");
    const late = await site.ask(pocket(quispe) + point, {
      cookie: cookies.yolanda,
      form: { version: "3", state: "done" },
    });
    expect(late.status).toBe(409);
  });
});

describe("sharing", () => {
  it("of two homes shows whose entry it is, and ends for both sides apart", async () => {
    const text = await page(`${pocket(homes)}/log`, "daniel");
    expect(text).toContain("Priya Raman shares a log with you");
    expect(text).toContain("From Priya Raman’s log");
    expect(text).toContain("I will ask “Bag?” at the bell");
    await send(`${pocket(homes)}/log/share`, "priya", { intent: "take back", with: daniel, id: newId() });
    const after = await page(`${pocket(homes)}/log`, "daniel");
    expect(after).not.toContain("Bag?");
    expect(after).not.toContain("From Priya Raman’s log");
    expect(await page(`${pocket(homes)}/log`, "priya")).toContain("From Daniel Feinberg’s log");
    await send(`${pocket(homes)}/log/share`, "priya", { intent: "share", with: daniel, id: newId() });
    expect(await page(`${pocket(homes)}/log`, "daniel")).toContain("Bag?");
  });

  it("with the coach opens her tab, and taking back shuts it", async () => {
    const tab = `/p/bridgewell/families/${thibodeaux}/school-log`;
    expect(await page(tab, "keisha")).toContain("He talks a lot.");
    expect(await page(`${tab}?find=stapler+xyz`, "keisha")).toContain("Nothing shared holds these words");
    await send(`${pocket(thibodeaux)}/log/share`, "marguerite", { intent: "take back", with: "coach", id: newId() });
    const shut = await page(tab, "keisha");
    expect(shut).not.toContain("He talks a lot.");
    expect(shut).toContain("Nothing of the school log is shared with you");
    expect(await page(`/p/bridgewell/families/${quispe}/school-log`, "marit")).toContain("Reading groups with Mr. Seo");
    expect(await page(`/p/bridgewell/families/${quispe}/school-log`, "marit")).not.toContain("hid under the table");
  });

  it("tells the coach alone that both write to one teacher", async () => {
    const said = /each wrote to Mx\. Pike/;
    expect(await page(`/p/bridgewell/families/${homes}/school-log`, "tobias")).toMatch(said);
    for (const who of ["priya", "daniel"] as const) {
      expect(await page(`${pocket(homes)}/log`, who)).not.toMatch(said);
      expect(await page(pocket(homes), who)).not.toMatch(said);
    }
  });
});

describe("taking it along", () => {
  it("gives her own log as a table, for the days in the address", async () => {
    const answer = await site.ask(`${pocket(homes)}/log/table.csv?from=2026-10-01&to=2026-10-31`, {
      cookie: cookies.priya,
    });
    expect(answer.headers.get("content-type")).toContain("text/csv");
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const table = await answer.text();
    expect(table).toContain("I can do that.");
    expect(table).not.toContain("This is so helpful");
    // What the other home shares is his to take along.
    expect(table).not.toContain("lab report is missing");
    expect((await site.ask(`${pocket(homes)}/log/table.csv?from=nonsense`, { cookie: cookies.priya })).status).toBe(
      404,
    );
  });

  it("orders a PDF and says that it is being made", async () => {
    const address = `${pocket(homes)}/log/take-along`;
    await send(address, "priya", { intent: "make", id: newId(), from: "2026-09-01", to: "2026-11-21" });
    expect(await page(address, "priya")).toContain("It is being made. Look again");
    const wrong = await site.ask(address, {
      cookie: cookies.priya,
      form: { intent: "make", id: newId(), from: "2026-11-21", to: "2026-09-01" },
    });
    expect(wrong.status).toBe(422);
  });
});
